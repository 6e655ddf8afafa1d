import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import vm from 'node:vm';
import { TmplGroup } from 'glass-easel-template-compiler';

export interface AppJson {
  readonly pages: readonly string[];
  readonly subPackages?: readonly { readonly root: string; readonly pages: readonly string[] }[];
  readonly tabBar?: { readonly list: readonly { readonly pagePath: string }[] };
}

/** A built mini-program, as WeChat would receive it. Paths are without extension, with forward slashes. */
export interface Dist {
  readonly folder: string;
  readonly app: AppJson;
  /** Every page's path, sub-packages included. */
  readonly pages: readonly string[];
  readonly tabs: readonly string[];
  readonly templates: Readonly<Record<string, unknown>>;
  script(path: string): string;
  json<T>(path: string): T;
  /** Paths of all files with an extension. */
  paths(extension: string): readonly string[];
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesUnder(path) : [path];
  });
}

/** Compiles all WXML with WeChat's open compiler; what it complains of would break the page on a phone. */
function compileTemplates(dist: Pick<Dist, 'folder' | 'paths'>): Record<string, unknown> {
  const group = new TmplGroup();
  const read = (path: string): string => readFileSync(join(dist.folder, path), 'utf8');
  const complaints: string[] = [];
  for (const path of dist.paths('.wxml')) {
    const found = group.addTmpl(path, read(`${path}.wxml`)) as unknown[];
    complaints.push(...found.map((complaint) => `${path}.wxml: ${String(complaint)}`));
  }
  for (const path of dist.paths('.wxs')) group.addScript(path, read(`${path}.wxs`));
  if (complaints.length > 0) throw new Error(`WXML does not compile:\n${complaints.join('\n')}`);
  return vm.runInThisContext(`(${group.getTmplGenObjectGroups()})`) as Record<string, unknown>;
}

export function readDist(folder: string): Dist {
  const files = filesUnder(folder).map((file) => relative(folder, file).split(sep).join('/'));
  const paths = (extension: string): string[] => files.filter((file) => file.endsWith(extension)).map((file) => file.slice(0, -extension.length));
  const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
  const json = <T>(path: string): T => JSON.parse(read(`${path}.json`)) as T;
  const app = json<AppJson>('app');
  return {
    folder, app, paths, json,
    script: (path) => read(`${path}.js`),
    pages: [...app.pages, ...(app.subPackages ?? []).flatMap(({ root, pages }) => pages.map((page) => `${root.replace(/\/$/, '')}/${page}`))],
    tabs: (app.tabBar?.list ?? []).map(({ pagePath }) => pagePath),
    templates: compileTemplates({ folder, paths }),
  };
}
