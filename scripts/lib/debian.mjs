import { existsSync } from 'node:fs';
import { Obstacle, lastLines, say } from './messages.mjs';
import { run } from './processes.mjs';
import { findProgram } from './programs.mjs';

/** What the tests need from the system, how to know that it is there, and the Debian packages that bring it. */
const needs = [
  { what: 'MariaDB 服务程序', packages: ['mariadb-server-core', 'mariadb-client-core'], present: () => findProgram('mariadbd') && findProgram('mariadb-install-db') },
  { what: 'Chromium 浏览器', packages: ['chromium'], present: () => process.env.CHROMIUM_PATH || findProgram('chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome') },
  { what: '中文字体', packages: ['fonts-noto-cjk'], present: hasChineseFont },
];

async function hasChineseFont() {
  if (existsSync('/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc')) return true;
  if (!findProgram('fc-list')) return false;
  return (await run('fc-list', [':lang=zh-cn', 'family'])).output.trim() !== '';
}

async function missing() {
  const present = await Promise.all(needs.map((need) => need.present()));
  return needs.filter((_, index) => !present[index]);
}

const canInstall = () => process.getuid?.() === 0 && findProgram('apt-get') !== null;

async function aptGet(...args) {
  const { code, output } = await run('apt-get', args, { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
  if (code !== 0) throw new Obstacle(`apt-get ${args.join(' ')} 失败。`, { details: lastLines(output) });
}

/** Half the processor time of a whole Chromium; where there is no such package, as on other systems than Debian, the whole one serves. */
async function addHeadlessShell() {
  if (process.env.CHROMIUM_PATH || findProgram('chromium-headless-shell') || !canInstall()) return;
  say('正在安装系统软件包：chromium-headless-shell……');
  const { code } = await run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium-headless-shell'], { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
  if (code !== 0) say('没有装上 chromium-headless-shell，改用已有的 Chromium，测试会慢一些。');
}

/** Installs what is missing when we may (root on Debian); otherwise names the command and stops. */
export async function ensureSystemPackages() {
  await ensureNeeded();
  await addHeadlessShell();
}

async function ensureNeeded() {
  const wanted = await missing();
  if (wanted.length === 0) return;
  const packages = wanted.flatMap((need) => need.packages);
  const names = wanted.map((need) => need.what).join('、');
  if (!canInstall()) throw new Obstacle(`测试需要：${names}。Debian/Ubuntu 请先执行：sudo apt-get install -y --no-install-recommends ${packages.join(' ')}`);
  say(`正在安装系统软件包：${packages.join(' ')}……`);
  await aptGet('update');
  await aptGet('install', '-y', '--no-install-recommends', ...packages);
  const still = await missing();
  if (still.length > 0) throw new Obstacle(`安装之后仍然缺少：${still.map((need) => need.what).join('、')}`);
}
