import { readFileSync, readdirSync } from 'node:fs';
import { fromRoot } from './paths.mjs';

/** The server's test files in whose text something stands, as paths from the root. */
export const filesThatSay = (words) => readdirSync(fromRoot('server/test'), { recursive: true })
  .map((name) => `server/test/${name}`)
  .filter((path) => path.endsWith('.test.ts') && readFileSync(fromRoot(path), 'utf8').includes(words));
