import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { contentHash } from './content-hash.mjs';
import { targets } from './build-targets.mjs';
import { Obstacle, lastLines, say } from './messages.mjs';
import { fromRoot } from './paths.mjs';

const stampFolder = fromRoot('node_modules/.cache/hotline-build');
const stampOf = (name) => `${stampFolder}/${name}`;

/** Two at once: each build fills a core, and more of them only take each other's memory. */
const atOnce = 2;

function currentHash({ reads, settings = [] }) {
  return contentHash(reads, JSON.stringify(settings.map((name) => process.env[name] ?? null)));
}

/** A result is fresh when it exists and its sources read as they did when it was made. */
export function isFresh(name) {
  const target = targets[name];
  if (!existsSync(fromRoot(target.makes)) || !existsSync(stampOf(name))) return false;
  return readFileSync(stampOf(name), 'utf8') === currentHash(target);
}

async function buildOne(name) {
  const target = targets[name];
  const hash = currentHash(target);
  rmSync(stampOf(name), { force: true });
  const { code, output } = await target.build();
  const missing = code === 0 && !existsSync(fromRoot(target.makes));
  if (code !== 0 || missing) return { name, ok: false, output: missing ? `${output}\n缺少构建结果 ${target.makes}` : output };
  mkdirSync(stampFolder, { recursive: true });
  writeFileSync(stampOf(name), hash);
  return { name, ok: true, output };
}

/**
 * Builds those of the named targets whose sources changed.
 * @param {string[]} names
 * @param {(result: {name: string, ok: boolean, output: string, seconds: number}) => void} report called as each one ends
 * @returns every result; targets that were fresh are not among them
 */
export async function buildChanged(names, report = () => {}) {
  const wanted = ['shared', ...names.filter((name) => name !== 'shared')];
  const results = [];
  const build = async (name) => {
    const began = Date.now();
    const result = { ...(await buildOne(name)), seconds: (Date.now() - began) / 1000 };
    results.push(result);
    report(result);
  };
  const changed = wanted.filter((name) => !isFresh(name));
  for (const name of changed.filter((name) => targets[name].first)) await build(name);
  const queue = changed.filter((name) => !targets[name].first);
  const worker = async () => {
    for (let name = queue.shift(); name; name = queue.shift()) await build(name);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return results;
}

/** The same for a person: each build is told of, and one that failed is an Obstacle with the end of its output. */
export async function buildOrStop(names) {
  const results = await buildChanged(names, ({ name, ok, seconds }) => say(`${ok ? '✓' : '✗'} 构建 ${name}（${seconds.toFixed(1)} 秒）`));
  const failed = results.filter(({ ok }) => !ok);
  if (failed.length > 0) throw new Obstacle(`构建失败：${failed.map(({ name }) => name).join('、')}`, { details: failed.map(({ output }) => lastLines(output, 80)).join('\n') });
  return results;
}
