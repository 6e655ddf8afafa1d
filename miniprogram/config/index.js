const path = require('node:path');

const root = path.resolve(__dirname, '..');
const shared = path.resolve(root, '../shared/src');
const srcDir = path.join(root, 'src');
const isH5 = process.env.TARO_ENV === 'h5';

// Code outside src/ that the mini-program's older engines need transpiled as well.
const compile = { include: [shared, (file) => /node_modules[\\/]zod[\\/]/.test(file)] };

// WeUI is drawn in px (dp) and so is everything of ours: pxtransform would halve it on the phone.
const postcss = {
  pxtransform: { enable: false },
  [path.resolve(__dirname, 'plugins/postcss-weui.js')]: { enable: true, config: { purge: srcDir } },
};

// WeUI's Less divides without parentheses.
const lessLoaderOption = { lessOptions: { math: 'always' } };

/** Where the mini-program finds the server; H5 is served by that server and asks its own origin. */
const apiBase = isH5 ? '' : (process.env.PUBLIC_URL ?? 'http://127.0.0.1:3000');

/** 地图选点 is WeChat's to allow; WECHAT_MP_MAP=off builds without it. A web page has none. */
const mapPick = !isH5 && process.env.WECHAT_MP_MAP !== 'off';

const mini = {
  postcss,
  lessLoaderOption,
  compile,
  // Order between the styles of two components means nothing here: every class has one home.
  miniCssExtractPluginOption: { ignoreOrder: true },
};

/** What a web page has around the screens. Its selectors stay out of the mini-program, which gets nothing new instead. */
const browserStyles = path.join(srcDir, isH5 ? 'styles/browser.scss' : 'app.scss');

const h5 = {
  publicPath: '/h5/',
  staticDirectory: 'static',
  router: { mode: 'hash' },
  output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'js/[name].[contenthash:8].js' },
  miniCssExtractPluginOption: { ignoreOrder: true, filename: 'css/[name].[contenthash:8].css', chunkFilename: 'css/[name].[contenthash:8].css' },
  postcss,
  lessLoaderOption,
  compile,
  webpackChain(chain) {
    // What several screens share is fetched once, not once per screen.
    const screens = { name: 'screens', chunks: 'async', minChunks: 2, minSize: 0, enforce: true };
    chain.merge({ optimization: { splitChunks: { cacheGroups: { screens } } } });
    const taro = /node_modules[\\/]@tarojs[\\/](taro-h5|components)[\\/]dist[\\/].*\.(css|js)$/;
    chain.module.rule('drop-fonts').test(taro).pre().use('drop-fonts').loader(path.resolve(__dirname, 'plugins/drop-fonts.js'));
  },
};

module.exports = {
  projectName: 'hotline-12345',
  date: '2026-1-1',
  designWidth: 750,
  deviceRatio: { 375: 2, 640: 2.34 / 2, 750: 1, 828: 1.81 / 2 },
  sourceRoot: 'src',
  outputRoot: `dist/${process.env.TARO_ENV}`,
  framework: 'react',
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  cache: { enable: false },
  logger: { quiet: true, stats: false },
  plugins: [path.resolve(__dirname, 'plugins/aria')],
  alias: { '@': srcDir, '@hotline/shared': shared, 'browser-styles.scss': browserStyles },
  defineConstants: { API_BASE: JSON.stringify(apiBase), MAP_PICK: JSON.stringify(mapPick) },
  copy: { patterns: [{ from: 'src/sitemap.json', to: `dist/${process.env.TARO_ENV}/sitemap.json` }], options: {} },
  mini,
  h5,
};
