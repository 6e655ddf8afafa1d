import type { WeappPackage } from './read-package';

const tags = /(^|[\s,>+~])(page|view|text|button|input|textarea|image|scroll-view)(?=$|[\s,.:#[>+~])/g;

/** Elements carry WeChat's own tag names, as in a real phone; `page` is the whole of a page. */
const withRealTags = (css: string): string => css.replace(/[^{}]+(?=\{)/g, (selector) => (selector.trim().startsWith('@') ? selector : selector.replace(tags, '$1wx-$2')));

/** 750 rpx are the phone's width. */
const withRealLengths = (css: string): string => css.replace(/(\d*\.?\d+)rpx\b/g, (_, length: string) => `${Number(length) / 7.5}vw`);

const translated = (pack: WeappPackage, path: string): string => withRealLengths(withRealTags(pack.read(path, '.wxss')));

/** All WXSS as one style sheet: the app's, if it has one, for every page, each page's for itself alone. */
export function styleSheet(pack: WeappPackage): string {
  const sheets = pack.paths('.wxss');
  const scoped = sheets.filter((path) => path !== 'app').map((path) => `@scope ([data-page="${path}"]) {\n${translated(pack, path)}\n}`);
  return [...(sheets.includes('app') ? [translated(pack, 'app')] : []), ...scoped].join('\n');
}
