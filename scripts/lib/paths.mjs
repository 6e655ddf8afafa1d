import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout's folder: every command works from any current directory. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

export const fromRoot = (...parts) => join(root, ...parts);
