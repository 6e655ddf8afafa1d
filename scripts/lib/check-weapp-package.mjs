import { existsSync, readFileSync, statSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { gzipSync } from 'node:zlib';
import { filesUnder } from './content-hash.mjs';

const KiB = 1024;
/** WeChat's own limit is 2 MB a package; ours keep the first opening quick on an old phone. */
export const mainPackageLimit = 600 * KiB;
export const subpackageLimit = 250 * KiB;
/** WeChat's code check wants pictures and sounds below this; larger ones belong on the server. */
const mediaLimit = 200 * KiB;
const h5PageLimit = 250 * KiB;

const media = new Set(['.png', '.jpg', '.jpeg', '.gif', '.webp', '.svg', '.mp3', '.aac', '.wav']);
const readJson = (dist, name) => JSON.parse(readFileSync(join(dist, name), 'utf8'));
const bytesOf = (files) => files.reduce((sum, file) => sum + statSync(file).size, 0);
const nameIn = (dist, file) => relative(dist, file).split(sep).join('/');

/** Bytes of each package, the main one first; licence texts are not uploaded (packOptions of project.config.json). */
export function packageSizes(dist) {
  const files = filesUnder(dist).filter((file) => !file.endsWith('.LICENSE.txt'));
  const roots = (readJson(dist, 'app.json').subPackages ?? []).map(({ root }) => root);
  const of = (file) => roots.find((root) => file.startsWith(join(dist, root) + sep)) ?? '';
  return ['', ...roots].map((root) => ({ root, bytes: bytesOf(files.filter((file) => of(file) === root)) }));
}

const tooLarge = (dist) =>
  packageSizes(dist).flatMap(({ root, bytes }) => {
    const limit = root === '' ? mainPackageLimit : subpackageLimit;
    return bytes > limit ? [`${root === '' ? 'main package' : `subpackage ${root}`}: ${bytes} bytes, more than ${limit}`] : [];
  });

export const pagesOf = ({ pages, subPackages = [] }) => [...pages, ...subPackages.flatMap(({ root, pages: own }) => own.map((page) => `${root}/${page}`))];

function missingPages(dist) {
  const { pages, tabBar, ...app } = readJson(dist, 'app.json');
  const files = pagesOf({ pages, ...app }).flatMap((page) => ['.js', '.json', '.wxml'].map((extension) => page + extension));
  const tabs = tabBar?.list ?? [];
  const icons = tabs.flatMap(({ iconPath, selectedIconPath }) => [iconPath, selectedIconPath]);
  return [
    ...[...files, ...icons].filter((name) => !existsSync(join(dist, name))).map((name) => `${name} is named in app.json and missing`),
    ...tabs.filter(({ pagePath }) => !pages.includes(pagePath)).map(({ pagePath }) => `tab ${pagePath} is not in the main package`),
  ];
}

/** What of app.json WeChat's schema knows and we use; a key it does not know is ignored in silence. */
const appKeys = ['pages', 'subPackages', 'preloadRule', 'window', 'tabBar', 'darkmode', 'themeLocation', 'lazyCodeLoading', 'sitemapLocation', 'usingComponents', 'permission', 'requiredPrivateInfos', '__usePrivacyCheck__'];
const demanded = { lazyCodeLoading: 'requiredComponents', __usePrivacyCheck__: true, sitemapLocation: 'sitemap.json' };

function appSettings(dist) {
  const app = readJson(dist, 'app.json');
  return [
    ...Object.keys(app).filter((key) => !appKeys.includes(key)).map((key) => `app.json: WeChat knows no ${key}`),
    ...Object.entries(demanded).filter(([key, value]) => app[key] !== value).map(([key, value]) => `app.json: ${key} must be ${value}`),
  ];
}

/** Keys as WeChat and we make them: AppSecret, EncodingAESKey, field keys, PEM. */
const secrets = [
  /\b[sS]ecret["']?\s*[:=]\s*["'][0-9a-f]{32}["']/,
  /\b(?:aesKey|AES_KEY|EncodingAESKey)["']?\s*[:=]\s*["'][A-Za-z0-9]{43}["']/,
  /\bv\d+:[A-Za-z0-9+/]{43}=/,
  /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
];

const leakedSecrets = (dist) =>
  filesUnder(dist).filter((file) => !media.has(extname(file))).flatMap((file) => secrets.filter((pattern) => pattern.test(readFileSync(file, 'utf8'))).map(() => `${nameIn(dist, file)}: something that looks like a secret`));

const mediaBytes = (dist) => bytesOf(filesUnder(dist).filter((file) => media.has(extname(file))));
const tooMuchMedia = (dist) => (mediaBytes(dist) > mediaLimit ? [`pictures and sounds: ${mediaBytes(dist)} bytes, more than ${mediaLimit}`] : []);

/** What of a package can be seen without compiling it. */
export const packageFaults = (dist) => [...missingPages(dist), ...appSettings(dist), ...tooLarge(dist), ...tooMuchMedia(dist), ...leakedSecrets(dist)];

/** At most so much is fetched for a first page of H5: what index.html links, what screens share, and the largest screen. */
export function h5PageBytes(dist) {
  const page = readFileSync(join(dist, 'index.html'), 'utf8');
  const gzipped = (file) => gzipSync(readFileSync(file)).length;
  const chunks = filesUnder(dist).filter((file) => /\.(js|css)$/.test(file));
  const always = chunks.filter((file) => page.includes(`/${nameIn(dist, file)}"`) || /[\\/]screens\./.test(file));
  const largest = (extension) => Math.max(0, ...chunks.filter((file) => !always.includes(file) && file.endsWith(extension)).map(gzipped));
  return gzipSync(page).length + always.reduce((sum, file) => sum + gzipped(file), 0) + largest('.js') + largest('.css');
}

export const h5Faults = (dist) => (h5PageBytes(dist) > h5PageLimit ? [`H5 first page: ${h5PageBytes(dist)} bytes gzipped, more than ${h5PageLimit}`] : []);

const inKiB = (bytes) => `${(bytes / KiB).toFixed(1)} KB`;

/** The figures behind the verdict, for people. */
export function packageFigures(dist, h5) {
  const sizes = packageSizes(dist).map(({ root, bytes }) => `${root === '' ? '主包' : `分包 ${root}`} ${inKiB(bytes)}（上限 ${(root === '' ? mainPackageLimit : subpackageLimit) / KiB} KB）`);
  const pages = pagesOf(readJson(dist, 'app.json')).length;
  return [`页面 ${pages} 个`, ...sizes, `图片和声音 ${inKiB(mediaBytes(dist))}（上限 ${mediaLimit / KiB} KB）`, `H5 首屏压缩后不超过 ${inKiB(h5PageBytes(h5))}（上限 ${h5PageLimit / KiB} KB）`];
}
