import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, relative, sep } from 'node:path';
import vm from 'node:vm';
import { h5Faults, mainPackageLimit, packageFaults, packageFigures, subpackageLimit } from './check-weapp-package.mjs';
import { filesUnder } from './content-hash.mjs';
import { fromRoot } from './paths.mjs';
import { run } from './processes.mjs';

/** Addresses that are no requests: XML namespaces, the link in React's error texts, the origin Taro's URL parser pretends. */
const harmless = [/^http:\/\/www\.w3\.org\//, /^https:\/\/reactjs\.org\/docs\/error-decoder\.html/, /^https:\/\/taro\.com$/];

const apiBase = () => process.env.PUBLIC_URL ?? 'http://127.0.0.1:3000';

const platforms = { linux: ['linux', ''], darwin: ['mac', ''], win32: ['windows', '.exe'] };

/** WeChat's WXML and WXSS compilers come with Taro's runner, without the right to be executed. */
function compiler(name) {
  const [folder, suffix] = platforms[process.platform];
  const require = createRequire(fromRoot('miniprogram/package.json'));
  const path = join(dirname(require.resolve('miniprogram-compiler/package.json')), 'bin', folder, `${name}${suffix}`);
  chmodSync(path, 0o755);
  return path;
}

const names = (dist, extension) => filesUnder(dist).filter((file) => file.endsWith(extension)).map((file) => relative(dist, file).split(sep).join('/'));

/** The compilers put the translation on stdout; whatever else they say is a diagnostic, even when they go on. */
async function compile(dist, name, args) {
  const { code, output } = await run(compiler(name), args, { cwd: dist, stdio: ['ignore', 'ignore', 'pipe'] });
  return code === 0 && output.trim() === '' ? [] : [`${name} ended with code ${code}: ${output.trim()}`];
}

const checkWxml = (dist) => compile(dist, 'wcc', ['-d', '-cc', '0', ...names(dist, '.wxml'), ...names(dist, '.wxs'), '-gn', '$gwx']);
const checkWxss = (dist) => compile(dist, 'wcsc', ['-db', '-pc', '0', ...names(dist, '.wxss')]);

/** webpack asks for the global object this way, inside a try; on a phone it fails there and harms nothing. */
const webpackGlobal = /new Function\("return this"\)/g;

function checkScript(dist, name) {
  const text = readFileSync(join(dist, name), 'utf8');
  const faults = [];
  try {
    vm.compileFunction(text, ['require', 'module', 'exports'], { filename: name });
  } catch (error) {
    faults.push(`${name}: ${error.message}`);
  }
  const guarded = name === 'runtime.js' ? text.replace(webpackGlobal, '') : text;
  if (/\beval\s*\(|\bnew Function\s*\(/.test(guarded)) faults.push(`${name}: eval or new Function, which WeChat forbids`);
  return faults;
}

function foreignAddresses(dist) {
  const files = ['.js', '.json', '.wxml', '.wxss', '.wxs'].flatMap((extension) => names(dist, extension));
  return files.flatMap((name) => {
    const found = readFileSync(join(dist, name), 'utf8').match(/https?:\/\/[^\s"'`\\)<>]*/g) ?? [];
    const foreign = found.filter((url) => !url.startsWith(apiBase()) && !harmless.some((pattern) => pattern.test(url)));
    return foreign.map((url) => `${name}: ${url}`);
  });
}

/** Everything wrong with a built mini-program that can be known without WeChat's tools. */
async function faultsOf(dist) {
  const missing = ['app.json', 'app.js', 'sitemap.json'].filter((name) => !existsSync(join(dist, name)));
  if (missing.length > 0) return missing.map((name) => `${name} is missing`);
  return [
    ...(await checkWxml(dist)),
    ...(await checkWxss(dist)),
    ...names(dist, '.js').flatMap((name) => checkScript(dist, name)),
    ...foreignAddresses(dist),
    ...packageFaults(dist),
  ];
}

export async function weappPackage() {
  const [weapp, h5] = [fromRoot('miniprogram/dist/weapp'), fromRoot('miniprogram/dist/h5')];
  const faults = [...(await faultsOf(weapp)), ...h5Faults(h5)];
  return { ok: faults.length === 0, output: (faults.length === 0 ? packageFigures(weapp, h5) : faults).join('\n') };
}

const appJson = (changes = {}) => JSON.stringify({ pages: ['pages/home'], subPackages: [{ root: 'more', pages: ['page'] }], lazyCodeLoading: 'requiredComponents', sitemapLocation: 'sitemap.json', __usePrivacyCheck__: true, ...changes });

const sound = {
  'app.json': appJson(),
  'app.js': 'App({});',
  'app.wxss': 'page{color:red}',
  'sitemap.json': '{}',
  'pages/home.wxml': '<view wx:if="{{a}}">{{a}}</view>',
  'pages/home.js': 'Page({});',
  'pages/home.json': '{}',
  'more/page.js': 'Page({});',
  'more/page.json': '{}',
  'more/page.wxml': '<view></view>',
  'runtime.js': 'try{new Function("return this")()}catch(e){}',
};

/** [the fault's name, the file changed, its text, what the check must say] */
const planted = [
  ['bad WXML', 'pages/home.wxml', '<view wx:if="{{a"><text></view>', /wcc/],
  ['bad WXSS', 'app.wxss', '* { color: red', /wcsc/],
  ['missing sitemap', 'sitemap.json', null, /sitemap/],
  ['broken script', 'app.js', 'App({', /app\.js/],
  ['eval', 'app.js', 'App({}); eval("1")', /eval/],
  ['new Function', 'app.js', 'App({}); new Function("return 1")', /new Function/],
  ['foreign address', 'app.js', 'App({ u: "https://example.com/x" });', /example\.com/],
  ['page without its script', 'pages/home.js', null, /home\.js/],
  ['tab outside of the main package', 'app.json', appJson({ tabBar: { list: [{ pagePath: 'more/page', iconPath: 'app.js', selectedIconPath: 'app.js' }] } }), /tab more/],
  ['unknown setting', 'app.json', appJson({ lazyLoading: true }), /lazyLoading/],
  ['no privacy check', 'app.json', appJson({ __usePrivacyCheck__: false }), /__usePrivacyCheck__/],
  ['AppSecret', 'app.js', `App({ secret: "${'0a'.repeat(16)}" });`, /secret/],
  ['private key', 'pages/home.js', 'Page({ k: "-----BEGIN PRIVATE KEY-----" });', /secret/],
  ['large picture', 'assets/large.png', 'x'.repeat(201 * 1024), /pictures/],
  ['oversize subpackage', 'more/page.js', `/*${'x'.repeat(subpackageLimit)}*/`, /subpackage more/],
  ['oversize', 'vendors.js', `/*${'x'.repeat(mainPackageLimit)}*/`, /main package/],
];

async function faultsOfPlanted(changes) {
  const dist = mkdtempSync(join(tmpdir(), 'hotline-weapp-'));
  try {
    for (const [name, text] of Object.entries({ ...sound, ...changes })) {
      if (text === null) continue;
      mkdirSync(dirname(join(dist, name)), { recursive: true });
      writeFileSync(join(dist, name), text);
    }
    return await faultsOf(dist);
  } finally {
    rmSync(dist, { recursive: true, force: true });
  }
}

/** Random, so that it does not compress. */
function h5FaultsOfPlanted() {
  const dist = mkdtempSync(join(tmpdir(), 'hotline-h5-'));
  try {
    writeFileSync(join(dist, 'index.html'), '<script src="/h5/app.js"></script>');
    writeFileSync(join(dist, 'app.js'), randomBytes(260 * 1024));
    return h5Faults(dist);
  } finally {
    rmSync(dist, { recursive: true, force: true });
  }
}

/** The check counts only when it finds nothing in a sound package and each planted fault in a faulty one. */
export async function plantedWxml() {
  const lines = (await faultsOfPlanted({})).map((fault) => `sound package: ${fault}`);
  for (const [name, file, text, expected] of planted) {
    const faults = await faultsOfPlanted({ [file]: text });
    if (!faults.some((fault) => expected.test(fault))) lines.push(`${name} was not caught: ${faults.join('; ')}`);
  }
  if (h5FaultsOfPlanted().length === 0) lines.push('an oversize page of H5 was not caught');
  return { ok: lines.length === 0, output: lines.join('\n'), count: planted.length + 1 };
}
