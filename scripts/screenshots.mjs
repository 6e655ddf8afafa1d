// npm run screenshots: the built product with the demo city, photographed page by page into screenshots/, first empty,
// then with a city at work. A page that is too wide, reports an error or asks another machine for something fails the run.
// With --readme it also writes the pictures of the README (scripts/readme/), scaled down to a palette.
import { mkdirSync, rmSync } from 'node:fs';
import { Obstacle, main, say } from './lib/messages.mjs';
import { fromRoot } from './lib/paths.mjs';
import { onStopSignal } from './lib/processes.mjs';
import { setUp } from './lib/setup.mjs';

let product = null;
let browser = null;

async function putAway() {
  await browser?.close();
  await product?.stop();
}

/** An empty folder: a picture of a page that no longer exists would be believed. */
function emptyFolder() {
  const folder = fromRoot('screenshots');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
}

async function openStudio() {
  const { launch } = await import('./lib/launch.mjs');
  const support = await import('./lib/test-support.mjs').then(({ loadSupport }) => loadSupport('browser'));
  const { Studio } = await import('./lib/screenshots/studio.mjs');
  product = await launch();
  browser = await support.launchBrowser();
  return new Studio({ product, browser, support, folder: emptyFolder(), say });
}

onStopSignal(putAway);

main(async () => {
  await setUp();
  const { ensureSystemPackages } = await import('./lib/debian.mjs');
  await ensureSystemPackages();
  const { buildOrStop } = await import('./lib/build.mjs');
  await buildOrStop(['server', 'admin', 'h5', 'weapp']);
  try {
    const studio = await openStudio();
    const { photographAll } = await import('./lib/screenshots/program.mjs');
    await photographAll(studio);
    if (process.argv.includes('--readme')) await import('./lib/screenshots/readme-pictures.mjs').then(({ writeReadmePictures }) => writeReadmePictures(studio.folder));
    if (studio.faults.length > 0) throw new Obstacle(`${studio.faults.length} 个页面有问题：${studio.faults.join('、')}`);
    say(`共 ${studio.names.length} 张，见 screenshots/`);
  } finally {
    await putAway();
  }
});
