import { createRequire } from 'node:module';
import { cpSync, existsSync, readdirSync, rmSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { fromRoot, root } from './paths.mjs';
import { runNode } from './processes.mjs';

/** The program file a package names in its `bin`, resolved the way code in `folder` would see it. */
export function binOf(packageName, bin, folder) {
  const require = createRequire(join(root, folder, 'package.json'));
  const manifest = require.resolve(`${packageName}/package.json`);
  const { bin: bins } = require(manifest);
  return join(dirname(manifest), typeof bins === 'string' ? bins : bins[bin]);
}

/** A compiler that believes its notes about a folder someone deleted would write nothing; then it must start afresh. */
function compile(projects, marker) {
  const force = existsSync(fromRoot(marker)) ? [] : ['--force'];
  return runNode([binOf('typescript', 'tsc', '.'), '-b', ...projects, ...force], { cwd: root });
}

/** What is not TypeScript (the sandbox console's pages, fonts, data files) goes beside the compiled code as it is. */
function copyAssets(from, to) {
  if (!existsSync(from)) return;
  const folders = new Set(readdirSync(from, { recursive: true }).map(String));
  for (const name of folders) {
    if (!['.html', '.css', '.svg', '.png', '.ico', '.js', '.txt', '.csv', '.jsonl'].includes(extname(name))) continue;
    cpSync(join(from, name), join(to, name), { recursive: true });
  }
}

async function buildServer() {
  const result = await compile(['shared', 'server'], 'server/dist/src/main.js');
  if (result.code !== 0) return result;
  for (const part of ['src', 'sandbox', 'migrations']) copyAssets(fromRoot('server', part), fromRoot('server/dist', part));
  return buildWeappHost();
}

/** What runs the mini-program inside the sandbox's page, as one script. */
function buildWeappHost() {
  return runNode([binOf('vite', 'vite', '.'), 'build'], { cwd: fromRoot('server/sandbox/weapp-host'), env: production() });
}

function buildAdmin() {
  const cwd = fromRoot('server/admin');
  return runNode([binOf('vite', 'vite', 'server/admin'), 'build'], { cwd, env: production() });
}

/** Taro empties only what it is about to write; leftovers of an older build must not end up in the package. */
function buildMiniProgram(type) {
  rmSync(fromRoot('miniprogram/dist', type), { recursive: true, force: true });
  const args = [binOf('@tarojs/cli', 'taro', 'miniprogram'), 'build', '--type', type, '--no-check'];
  return runNode(args, { cwd: fromRoot('miniprogram'), env: production() });
}

const production = () => ({ ...process.env, NODE_ENV: 'production' });
const everywhere = ['package-lock.json', 'tsconfig.json', 'shared/src', 'shared/package.json', 'shared/tsconfig.json'];
const miniprogram = [...everywhere, 'miniprogram'];

/** Each target: what it reads, the environment's settings that go into it, the file by which its result is known, how it is made. `first` must stand before the others read it. */
export const targets = {
  shared: { first: true, reads: everywhere, makes: 'shared/dist/contracts/client.js', build: () => compile(['shared'], 'shared/dist/contracts/client.js') },
  server: {
    reads: [...everywhere, 'server/src', 'server/migrations', 'server/sandbox', 'server/package.json', 'server/tsconfig.json'],
    makes: 'server/dist/sandbox/console/page/weapp-host.js',
    build: buildServer,
  },
  admin: { reads: [...everywhere, 'server/admin'], makes: 'server/admin/dist/index.html', build: buildAdmin },
  h5: { reads: miniprogram, makes: 'miniprogram/dist/h5/index.html', build: () => buildMiniProgram('h5') },
  weapp: { reads: miniprogram, settings: ['PUBLIC_URL', 'WECHAT_MP_MAP'], makes: 'miniprogram/dist/weapp/app.json', build: () => buildMiniProgram('weapp') },
};
