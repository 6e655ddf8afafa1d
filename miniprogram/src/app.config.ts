/** Only the mini-program reads theme.json; a web page gets its colours from app.scss. */
const isWeapp = process.env.TARO_ENV === 'weapp';
const themed = <T extends string>(variable: string, plain: T): T => (isWeapp ? (variable as T) : plain);

const tab = (page: string, text: string) => ({
  pagePath: `pages/${page}/index`,
  text,
  iconPath: `assets/tab/${page}.png`,
  selectedIconPath: `assets/tab/${page}-on.png`,
});

export default defineAppConfig({
  pages: ['pages/home/index', 'pages/progress/index', 'pages/mine/index', 'pages/submit/index', 'pages/policy/index'],
  subPackages: [
    { root: 'ticket', pages: ['detail/index', 'receipt/index'] },
    { root: 'knowledge', pages: ['item/index', 'notices/index'] },
    // WeChat's users need no log-in of ours.
    { root: 'me', pages: ['data/index', 'privacy/index', 'feedback/index', ...(isWeapp ? [] : ['login/index'])] },
  ],
  window: {
    navigationBarTitleText: '12345热线',
    navigationBarBackgroundColor: themed('@navBg', '#ffffff'),
    navigationBarTextStyle: themed('@navText', 'black'),
    backgroundColor: themed('@pageBg', '#ededed'),
    backgroundTextStyle: themed('@pageText', 'dark'),
  },
  tabBar: {
    color: themed('@tabText', '#6b6b6b'),
    selectedColor: themed('@tabOn', '#1f5fbf'),
    backgroundColor: themed('@tabBg', '#ffffff'),
    borderStyle: themed('@tabBorder', 'white'),
    list: [tab('home', '首页'), tab('progress', '我的诉求'), tab('mine', '我的')],
  },
  ...(isWeapp ? { darkmode: true, themeLocation: 'theme.json' } : {}),
  lazyCodeLoading: 'requiredComponents',
  sitemapLocation: 'sitemap.json',
  __usePrivacyCheck__: true,
  // Of the interfaces that tell places; each needs WeChat's approval.
  ...(MAP_PICK ? { requiredPrivateInfos: ['chooseLocation'] } : {}),
});
