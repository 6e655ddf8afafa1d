import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Obstacle, lastLines, say } from './messages.mjs';
import { npm } from './npm.mjs';
import { fromRoot } from './paths.mjs';
import { run, runNode } from './processes.mjs';

const folder = fromRoot('scripts/weapp-tools');

/** WeChat's tool brings a thousand packages: it is installed when it is asked for, beside the product. */
export async function installTools() {
  if (existsSync(join(folder, 'node_modules/miniprogram-ci/package.json'))) return;
  say('正在安装微信官方工具 miniprogram-ci（约280MB，只需一次）……');
  const { code, output } = await npm(['ci'], { cwd: folder });
  if (code !== 0) throw new Obstacle('miniprogram-ci 安装失败。请检查网络或 npm 源设置后再试。', { details: lastLines(output) });
}

async function officialFaults(project) {
  const { output } = await runNode([join(folder, 'official-checks.cjs'), project]);
  const line = output.split('\n').findLast((text) => text.startsWith('{"checks"'));
  return line ? JSON.parse(line) : { checks: [], faults: [lastLines(output)] };
}

const demanded = 11;

/** What WeChat's own checks find in the built package; all eleven must have been made. */
export async function officialChecks() {
  const { checks, faults } = await officialFaults(fromRoot('.'));
  const lines = checks.length === demanded ? faults : [...faults, `${checks.length} checks of ${demanded} were made`];
  return { ok: lines.length === 0, output: lines.join('\n'), count: checks.length };
}

const json = (file, change) => writeFileSync(file, JSON.stringify(change(JSON.parse(readFileSync(file, 'utf8')))));

/** [what is wrong with a copy, how it is done, what must be said of it] */
const planted = [
  ['scripts left as they are', (copy) => json(join(copy, 'project.config.json'), (config) => ({ ...config, setting: { ...config.setting, minified: false } })), /JS_COMPRESS_OPEN/],
  ['all code loaded at once', (copy) => json(join(copy, 'miniprogram/dist/weapp/app.json'), ({ lazyCodeLoading: _, ...app }) => app), /LAZYCODE_LOADING_OPEN/],
  ['a colour that is none', (copy) => json(join(copy, 'miniprogram/dist/weapp/app.json'), (app) => ({ ...app, window: { ...app.window, navigationBarBackgroundColor: 'blueish' } })), /navigationBarBackgroundColor|color/i],
  ['a heavy package', (copy) => writeFileSync(join(copy, 'miniprogram/dist/weapp/app.js'), `/*! ${'x'.repeat(1_600_000)} */`), /PACKAGE_SIZE_LIMIT/],
];

/** The checks count only when each fault planted in a copy is found. */
export async function plantedOfficial() {
  const lines = [];
  for (const [name, spoil, expected] of planted) {
    const copy = mkdtempSync(join(tmpdir(), 'hotline-weapp-copy-'));
    try {
      cpSync(fromRoot('project.config.json'), join(copy, 'project.config.json'));
      cpSync(fromRoot('miniprogram/dist/weapp'), join(copy, 'miniprogram/dist/weapp'), { recursive: true });
      spoil(copy);
      const { faults } = await officialFaults(copy);
      if (!faults.some((fault) => expected.test(fault))) lines.push(`${name} was not caught: ${faults.join('; ')}`);
    } finally {
      rmSync(copy, { recursive: true, force: true });
    }
  }
  return { ok: lines.length === 0, output: lines.join('\n'), count: planted.length };
}

/** Uploads what was built; WeChat's refusal in its own words. */
export async function uploadPackage({ appid, keyFile, version, description }) {
  const env = { ...process.env, PROJECT: fromRoot('.'), APPID: appid, KEY_FILE: keyFile, VERSION: version, DESCRIPTION: description };
  const { code, output } = await run(process.execPath, [join(folder, 'upload.cjs')], { env });
  if (code !== 0) throw new Obstacle('微信拒绝了这次上传。', { details: lastLines(output) });
}
