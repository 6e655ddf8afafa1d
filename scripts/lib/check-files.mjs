import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { filesUnder } from './content-hash.mjs';
import { fromRoot, root } from './paths.mjs';

/** The lock file must work from any registry and on any machine: no download addresses, no paths of somebody's disk. */
export async function lockFile() {
  const lines = [];
  const { packages } = JSON.parse(readFileSync(fromRoot('package-lock.json'), 'utf8'));
  for (const [path, { resolved = '', link }] of Object.entries(packages)) {
    if (/^[a-z+]+:\/\//.test(resolved)) lines.push(`${path}: resolved ${new URL(resolved).protocol}//…`);
    if (/^(file:)?([/\\]|[A-Za-z]:[\\/])/.test(resolved) || path.startsWith('..') || (link && resolved.startsWith('..'))) lines.push(`${path}: a path outside the project`);
  }
  return { ok: lines.length === 0, output: lines.slice(0, 20).join('\n') };
}

const documents = () => filesUnder(root).filter((file) => file.endsWith('.md') && !relative(root, file).startsWith('data'));

/** Text that stands in code is not a link. */
const withoutCode = (text) => text.replace(/```[\s\S]*?```/g, '').replace(/`[^`\n]*`/g, '');

function brokenLinks(file) {
  const text = withoutCode(readFileSync(file, 'utf8'));
  const links = [...text.matchAll(/\]\(\s*<?([^)\s>]+)>?[^)]*\)/g), ...text.matchAll(/^\[[^\]]+\]:\s*(\S+)/gm), ...text.matchAll(/(?:src|href)="([^"]+)"/g)];
  return links
    .map(([, link]) => link)
    .filter((link) => !/^([a-z][a-z+.-]*:|#|\/\/)/i.test(link))
    .filter((link) => !existsSync(join(dirname(file), decodeURIComponent(link.split(/[#?]/)[0]))))
    .map((link) => `${relative(root, file)}: ${link}`);
}

export async function relativeLinks() {
  const lines = documents().flatMap(brokenLinks);
  return { ok: lines.length === 0, output: lines.join('\n') };
}
