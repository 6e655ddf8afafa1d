import Taro from '@tarojs/taro';

const tabs = { home: '/pages/home/index', progress: '/pages/progress/index', mine: '/pages/mine/index' } as const;

const screens = {
  submit: '/pages/submit/index',
  policy: '/pages/policy/index',
  ticket: '/ticket/detail/index',
  receipt: '/ticket/receipt/index',
  answer: '/knowledge/item/index',
  notices: '/knowledge/notices/index',
  myData: '/me/data/index',
  feedback: '/me/feedback/index',
  privacy: '/me/privacy/index',
  /** H5 only. */
  logIn: '/me/login/index',
} as const;

export type Tab = keyof typeof tabs;
export type Screen = keyof typeof screens;
type Query = Readonly<Record<string, string>>;

function urlOf(screen: Screen, query: Query): string {
  const pairs = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return pairs.length > 0 ? `${screens[screen]}?${pairs.join('&')}` : screens[screen];
}

/** The path of a screen, as the app is told on launch where it was opened. */
export const screenPath = (screen: Screen): string => screens[screen];

export function openTab(tab: Tab): void {
  void Taro.switchTab({ url: tabs[tab] });
}

export function openScreen(screen: Screen, query: Query = {}): void {
  void Taro.navigateTo({ url: urlOf(screen, query) });
}

/** Opens a screen in place of this one: the way back skips this one. */
export function replaceScreen(screen: Screen, query: Query = {}): void {
  void Taro.redirectTo({ url: urlOf(screen, query) });
}

/** Whether a screen is in front. */
export function isInFront(screen: Screen): boolean {
  const front = Taro.getCurrentPages().at(-1)?.route ?? '';
  return `/${front.replace(/^\//, '')}`.startsWith(screens[screen]);
}

export function goBack(): void {
  void Taro.navigateBack();
}

/** A value of the page's query, which arrives as it was sent. */
export function decodeQuery(value: string | undefined): string {
  try {
    return decodeURIComponent(value ?? '');
  } catch {
    return value ?? '';
  }
}

/** H5 only: the route behind `#`, to come back to after the login. */
export function currentRoute(): string {
  return window.location.hash.replace(/^#/, '') || tabs.home;
}

const ownRoute = /^\/[\w/-]{1,100}(\?[\w=&%.-]{0,300})?$/;

/** Begins anew at a route of ours, home if it is none: no screen behind remembers what was before. */
export function restartAt(route: string): void {
  void Taro.reLaunch({ url: ownRoute.test(route) ? route : tabs.home });
}

/** H5 only: leaves the app for a page of the server. */
export function leaveTo(path: string): void {
  window.location.assign(path);
}

export function scrollToTop(): void {
  void Taro.pageScrollTo({ scrollTop: 0, duration: 0 });
}

/** A sentence that passes by. */
export function say(title: string): void {
  void Taro.showToast({ title, icon: 'none', duration: 2500 });
}
