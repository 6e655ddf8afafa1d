// Everything a fresh clone needs before anything can be built. Only node: imports here: node_modules may not exist yet.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Obstacle, lastLines, say } from './messages.mjs';
import { npm } from './npm.mjs';
import { fromRoot, root } from './paths.mjs';
import { runNode } from './processes.mjs';

const oldestNode = [20, 19];
const stamp = fromRoot('node_modules/.install-stamp');
const lock = fromRoot('package-lock.json');

export function checkNode(version = process.versions.node) {
  const [major, minor] = version.split('.').map(Number);
  if (major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1])) return;
  throw new Obstacle(`需要 Node.js ${oldestNode.join('.')} 或更新的版本，当前是 ${version}。请到 https://nodejs.org/zh-cn 下载安装后再试。`);
}

const lockHash = () => createHash('sha256').update(readFileSync(lock)).digest('hex');

/** Optional packages, those of other systems, and links into the workspaces need not be there. */
const mayBeAbsent = (entry) => ['link', 'optional', 'devOptional', 'peer', 'os', 'cpu'].some((mark) => entry[mark]);

/** npm's own note of what it put into node_modules: someone may have installed by hand, and that must not be done again. */
function installedByHand() {
  const note = fromRoot('node_modules/.package-lock.json');
  if (!existsSync(note)) return false;
  const installed = JSON.parse(readFileSync(note, 'utf8')).packages;
  const wanted = JSON.parse(readFileSync(lock, 'utf8')).packages;
  return Object.entries(wanted).every(([path, entry]) => {
    if (!path.includes('node_modules/') || (!installed[path] && mayBeAbsent(entry))) return true;
    return installed[path]?.version === entry.version;
  });
}

/**
 * `npm ci` refuses a lock file that lacks optional packages for other systems, which happens when a registry mirror
 * does not carry them all. Then npm may add what this system needs, keeping every locked version and the lock file itself.
 */
async function installPackages() {
  const strict = await npm(['ci', '--include=dev']);
  if (strict.code === 0 || !strict.output.includes('EUSAGE')) return strict;
  return npm(['install', '--no-save', '--include=dev']);
}

export async function install() {
  const hash = lockHash();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return;
  if (!installedByHand()) {
    say('正在安装依赖（首次约需一两分钟）……');
    const { code, output } = await installPackages();
    if (code !== 0) throw new Obstacle('依赖安装失败。请检查网络或 npm 源设置后再试。', { details: lastLines(output) });
  }
  writeFileSync(stamp, hash);
}

const addonLoads = () => runNode(['-e', "new (require('better-sqlite3'))(':memory:').close()"], { cwd: fromRoot('server') });

/** Node's header files, when they came with it: the compiler then needs no download. */
function headers() {
  const prefix = dirname(dirname(process.execPath));
  return existsSync(join(prefix, 'include/node/node.h')) ? { npm_config_nodedir: prefix } : {};
}

/** Install scripts are switched off for all packages (.npmrc); this one is needed, and only this one runs. */
export async function ensureNativeAddon() {
  if ((await addonLoads()).code === 0) return;
  say('正在准备内嵌数据库组件 better-sqlite3（没有现成版本时需编译，约两分钟）……');
  const { output } = await npm(['rebuild', 'better-sqlite3', '--ignore-scripts=false'], { cwd: root, env: { ...process.env, ...headers() } });
  const proof = await addonLoads();
  if (proof.code === 0) return;
  throw new Obstacle(`内嵌数据库组件 better-sqlite3 编译失败：${await whatIsMissing(output)}`, { details: `${lastLines(output)}\n${lastLines(proof.output, 6)}` });
}

async function whatIsMissing(output) {
  if (/find Python|Python is not set|python3?: (not found|No such file)/i.test(output)) return '缺少 Python 3。Debian/Ubuntu 可执行：apt-get install -y python3';
  if (/(g\+\+|c\+\+|make|cc): (not found|No such file|command not found)|not found: make|find Visual Studio/i.test(output)) {
    return '缺少 C++ 编译器。Debian/Ubuntu 可执行：apt-get install -y g++ make；Windows 请安装 Visual Studio 生成工具（C++ 桌面开发）。';
  }
  return '需要 Python 3 和 C++ 编译器（g++、make），并能取得 Node.js 头文件。请查看上面的输出。';
}

/** From a fresh clone to a folder in which builds can run; seconds when nothing changed. */
export async function setUp() {
  checkNode();
  await install();
  await ensureNativeAddon();
}
