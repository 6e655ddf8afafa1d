import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** The files of a built mini-program, as WeChat would receive them. Paths are without extension, with forward slashes. */
export interface WeappPackage {
  /** Paths of all files with an extension. */
  paths(extension: string): readonly string[];
  read(path: string, extension: string): string;
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesUnder(path) : [path];
  });
}

/** Lists the folder at once; contents are read when asked for. Throws when there is no such folder. */
export function readPackage(folder: string): WeappPackage {
  const files = filesUnder(folder).map((file) => relative(folder, file).split(sep).join('/'));
  return {
    paths: (extension) => files.filter((file) => file.endsWith(extension)).map((file) => file.slice(0, -extension.length)),
    read: (path, extension) => readFileSync(join(folder, `${path}${extension}`), 'utf8'),
  };
}

/** Every JSON file by path: the app's, its theme's, the pages'. */
export function configsOf(pack: WeappPackage): Record<string, unknown> {
  return Object.fromEntries(pack.paths('.json').map((path) => [path, JSON.parse(pack.read(path, '.json')) as unknown]));
}
