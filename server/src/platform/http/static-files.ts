import { extname, join, resolve, sep } from 'node:path';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Context } from 'koa';

const hashed = /[.-][0-9a-zA-Z_-]{8,}\.(js|css|woff2?|png|svg)$/;

/** The file inside root that an address names, or null; an address cannot climb out. */
async function fileAt(root: string, path: string): Promise<{ file: string; size: number } | null> {
  const file = resolve(join(root, path));
  if (file !== root && !file.startsWith(root + sep)) return null;
  const found = await stat(file).catch(() => null);
  return found?.isFile() ? { file, size: found.size } : null;
}

/** The path an address names, or null when its % signs mean nothing. */
function decoded(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}

/** Serves built files; an address without a file of its own gets index.html (the page's router takes over). */
export function staticFiles(root: string, prefix: string) {
  const base = resolve(root);
  return async (ctx: Context): Promise<void> => {
    const named = decoded(ctx.path.slice(prefix.length));
    if (named === null) return;
    const path = named || 'index.html';
    const wanted = (await fileAt(base, path)) ?? (extname(path) ? null : await fileAt(base, 'index.html'));
    if (!wanted) return;
    ctx.type = extname(wanted.file);
    ctx.length = wanted.size;
    ctx.set('cache-control', hashed.test(wanted.file) ? 'public, max-age=31536000, immutable' : 'no-cache');
    ctx.body = createReadStream(wanted.file);
  };
}
