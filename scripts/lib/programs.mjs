import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Servers live in sbin, which an ordinary user's PATH lacks. */
const folders = () => [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin'].filter(Boolean);

export function findProgram(...names) {
  for (const name of names) {
    const found = folders().map((folder) => join(folder, name)).find(existsSync);
    if (found) return found;
  }
  return null;
}
