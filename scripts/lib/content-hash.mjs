import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { root } from './paths.mjs';

const skipped = new Set(['node_modules', 'dist', 'coverage', '.cache', '.git', '.swc']);

/** All files under the given paths, except what tools made. */
export function filesUnder(path) {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { withFileTypes: true }).flatMap((entry) => {
    if (skipped.has(entry.name) || entry.name.endsWith('.tsbuildinfo')) return [];
    return filesUnder(join(path, entry.name));
  });
}

/** One hash over names and contents. Not over times: a fresh clone gives every file the time of the clone. */
export function contentHash(paths, extra = '') {
  const hash = createHash('sha256').update(extra);
  const files = paths.flatMap((path) => filesUnder(join(root, path))).sort();
  for (const file of files) {
    hash.update(`\0${relative(root, file).split(sep).join('/')}\0`);
    hash.update(readFileSync(file));
  }
  return hash.digest('hex');
}
