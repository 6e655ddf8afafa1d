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

/** [file name, window, which door, path, role to log in as] */
const pages = [
  ['sandbox', phone, 'sandboxUrl', '/'],
  ['h5-home', phone, 'h5Url', '#/pages/home/index'],
  ['h5-submit', phone, 'h5Url', '#/pages/submit/index'],
  ['h5-policy', phone, 'h5Url', '#/pages/policy/index'],
  ['h5-progress', phone, 'h5Url', '#/pages/progress/index'],
  ['h5-mine', phone, 'h5Url', '#/pages/mine/index'],
  ['desk-login', desk, 'adminUrl', ''],
  ['desk-operator', desk, 'adminUrl', '', 'operator'],
  ['desk-dispatcher', desk, 'adminUrl', '', 'dispatcher'],
  ['desk-handler', desk, 'adminUrl', '', 'handler'],
  ['desk-reviewer', desk, 'adminUrl', '', 'reviewer'],
  ['desk-supervisor', desk, 'adminUrl', '', 'supervisor'],
  ['desk-admin', desk, 'adminUrl', '', 'admin'],
];

let product = null;
let browser = null;

async function putAway() {
  await browser?.close();
  await product?.stop();
}

async function logIn(page, role) {
  const login = product.demoLogins().find((candidate) => candidate.role === role);
  if (!login) return false;
  await page.locator('input').first().fill(login.staffNo);
  await page.locator('input[type=password]').fill(login.password);
  await page.locator('button[type=submit]').click();
  await page.locator('input[type=password]').waitFor({ state: 'detached' });
  return true;
}

async function photograph([name, window, door, path, role], { noHorizontalOverflow }) {
  const watched = await browser.openPage(window);
  try {
    await watched.page.goto(`${product[door]}${path}`);
    await watched.page.waitForLoadState('networkidle');
    if (role && !(await logIn(watched.page, role))) return `没有 ${role} 的演示账号，略过`;
    await watched.page.waitForLoadState('networkidle');
    await watched.page.screenshot({ path: join(fromRoot('screenshots'), `${name}.png`) });
    await noHorizontalOverflow(watched.page);
    watched.assertClean([/401 \(Unauthorized\)/]); // nobody is logged in yet: that is asked, and answered, on purpose
    return null;
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
    for (const page of pages) {
      const fault = await photograph(page, support).catch((error) => error.message);
      say(`${fault ? '✗' : '✓'} ${page[0]}${fault ? `：${fault}` : ''}`);
      if (fault) faults.push(page[0]);
    }
  } finally {
    await putAway();
  }
  if (faults.length > 0) throw new Obstacle(`${faults.length} 个页面有问题：${faults.join('、')}`);
});
