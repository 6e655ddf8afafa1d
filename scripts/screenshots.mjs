// npm run screenshots: the built product with the demo city, photographed page by page into screenshots/.
// A page that is too wide, reports an error or asks another machine for something fails the run.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Obstacle, lastLines, main, say } from './lib/messages.mjs';
import { fromRoot } from './lib/paths.mjs';
import { onStopSignal } from './lib/processes.mjs';
import { setUp } from './lib/setup.mjs';

const phone = { width: 390, height: 844, mobile: true };
const desk = { width: 1366, height: 768 };

/** [file name, window, which door, path, who logs in]; after these comes each demo account's first desk. */
const pages = [
  ['sandbox', phone, 'sandboxUrl', '/'],
  ['h5-home', phone, 'h5Url', '#/pages/home/index'],
  ['h5-submit', phone, 'h5Url', '#/pages/submit/index'],
  ['h5-policy', phone, 'h5Url', '#/pages/policy/index'],
  ['h5-progress', phone, 'h5Url', '#/pages/progress/index'],
  ['h5-mine', phone, 'h5Url', '#/pages/mine/index'],
  ['desk-login', desk, 'adminUrl', ''],
];

let product = null;
let browser = null;

async function putAway() {
  await browser?.close();
  await product?.stop();
}

function everyDesk() {
  const oneOfEachRole = new Map(product.demoLogins().map((login) => [login.role, login]));
  if (oneOfEachRole.size === 0) throw new Obstacle('没有演示账号。');
  return [...oneOfEachRole.values()].map((login) => [`desk-${login.role}`, desk, 'adminUrl', '', login]);
}

async function logIn(page, login) {
  await page.locator('input').first().fill(login.staffNo);
  await page.locator('input[type=password]').fill(login.password);
  await page.locator('button[type=submit]').click();
  await page.locator('input[type=password]').waitFor({ state: 'detached' });
}

/** A desk keeps a line open for news, so the network never falls silent: what is still loading shows itself. */
const settled = (page) => page.waitForFunction(() => document.body.innerText.trim() !== '' && !document.querySelector('[class*=skeleton], .ant-spin-spinning'), null, { timeout: 15_000 });

async function photograph([name, window, door, path, login], { noHorizontalOverflow }) {
  const watched = await browser.openPage(window);
  try {
    await watched.page.goto(`${product[door]}${path}`);
    await watched.page.waitForLoadState('networkidle');
    if (login) await logIn(watched.page, login);
    await settled(watched.page);
    await watched.page.screenshot({ path: join(fromRoot('screenshots'), `${name}.png`) });
    await noHorizontalOverflow(watched.page);
    watched.assertClean([/401 \(Unauthorized\)/]); // nobody is logged in yet: that is asked, and answered, on purpose
  } finally {
    await watched.close();
  }
}

onStopSignal(putAway);

main(async () => {
  await setUp();
  const { ensureSystemPackages } = await import('./lib/debian.mjs');
  await ensureSystemPackages();
  const { buildChanged } = await import('./lib/build.mjs');
  const broken = (await buildChanged(['server', 'admin', 'h5'])).filter(({ ok }) => !ok);
  if (broken.length > 0) throw new Obstacle('构建失败。', { details: broken.map(({ output }) => lastLines(output)).join('\n') });
  const { launch } = await import('./lib/launch.mjs');
  const support = await import('./lib/test-support.mjs').then(({ loadSupport }) => loadSupport('browser'));
  mkdirSync(fromRoot('screenshots'), { recursive: true });
  const faults = [];
  try {
    product = await launch();
    browser = await support.launchBrowser();
    for (const page of [...pages, ...everyDesk()]) {
      const fault = await photograph(page, support).then(() => null, (error) => error.message);
      say(`${fault ? '✗' : '✓'} ${page[0]}${fault ? `：${fault}` : ''}`);
      if (fault) faults.push(page[0]);
    }
  } finally {
    await putAway();
  }
  if (faults.length > 0) throw new Obstacle(`${faults.length} 个页面有问题：${faults.join('、')}`);
});
