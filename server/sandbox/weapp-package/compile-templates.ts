import { TmplGroup } from 'glass-easel-template-compiler';
import type { WeappPackage } from './read-package';

/**
 * All WXML as one JavaScript expression: an object of page makers by path, by WeChat's open compiler. Throws with what
 * the compiler complains of, which would break the page on a phone.
 */
export function compileTemplates(pack: WeappPackage): string {
  const group = new TmplGroup();
  const complaints: string[] = [];
  for (const path of pack.paths('.wxml')) {
    const found = group.addTmpl(path, pack.read(path, '.wxml')) as unknown[];
    complaints.push(...found.map((complaint) => `${path}.wxml: ${String(complaint)}`));
  }
  for (const path of pack.paths('.wxs')) group.addScript(path, pack.read(path, '.wxs'));
  if (complaints.length > 0) throw new Error(`WXML does not compile:\n${complaints.join('\n')}`);
  return `(${group.getTmplGenObjectGroups()})`;
}
