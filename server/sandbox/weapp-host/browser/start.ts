import type { Options } from '../call-back';
import { WxFailure } from '../call-back';
import { miniProgramFrom, type MiniProgram, type PageConfig, type TabBarConfig } from '../mini-program';
import { createNavigator, type Navigator } from '../navigator';
import { createPageMaker, type OpenPage } from '../pages';
import type { Phone } from '../phone';
import { fire } from '../touch';
import { complaining, createWx, type Wx } from '../wx';
import { PhoneBackend } from './backend';
import { defineElements } from './elements';
import { pressByKeyboard, watchEnd, watchPull } from './gestures';
import { createLogic } from './logic';
import { KeptStorage } from './storage';

/** What the sandbox's server has put together for this frame (weapp-package/package-script.ts). */
declare const weappPackage: {
  readonly configs: Readonly<Record<string, unknown>>;
  readonly templates: Readonly<Record<string, unknown>>;
  readonly logic: Parameters<typeof createLogic>[0];
};

/** The bar above the page and the tabs below it, which the phone draws outside this frame. */
export interface Frame {
  readonly path: string;
  readonly title: string;
  readonly background: string;
  readonly textStyle: string;
  /** Where the button before the title leads; on a page opened from outside, to the first page. */
  readonly leave: 'back' | 'home' | null;
  readonly tabBar: TabBarConfig | null;
}

/** The console's phone: asks its person, shows what mini-programs show. */
export interface Surroundings extends Pick<Phone, 'appid' | 'privacyAgreed' | 'ask' | 'weChat'> {
  readonly userId: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly scene: number;
  show(name: string, options: object): void;
  frame(frame: Frame): void;
}

/** What the phone's own buttons do. */
export interface Running {
  back(): void;
  home(): void;
  switchTab(path: string): void;
  reLaunch(url: string): void;
  pullDown(): void;
  pictureOf(src: string): string;
}

interface AppDefinition {
  readonly onLaunch?: (options: object) => void;
  readonly onShow?: (options: object) => void;
}

const folder = new URL('.', location.href).pathname;
const forward = (url: string): string => `${folder}forward?url=${encodeURIComponent(url)}`;

/** The sandbox passes requests on, and only to the server that belongs to the account. */
async function send(url: string, init: RequestInit): Promise<Response> {
  const answer = await fetch(forward(url), init);
  const refusal = answer.headers.get('x-sandbox-refusal');
  if (refusal === 'domain') throw new WxFailure(`url not in domain list: ${url}`, 600002);
  if (refusal) throw new WxFailure(`connect error: ${refusal}`, 5);
  return answer;
}

const systemOf = (): object => ({
  brand: 'sandbox', model: 'sandbox', pixelRatio: devicePixelRatio, windowWidth: innerWidth, windowHeight: innerHeight, screenWidth: innerWidth, screenHeight: innerHeight, statusBarHeight: 24,
  language: 'zh_CN', version: '8.0.50', system: 'iOS 17.0', platform: 'ios', fontSizeSetting: 17, fontSizeScaleFactor: 1, SDKVersion: '3.7.0', theme: 'light',
  safeArea: { top: 0, bottom: innerHeight, left: 0, right: innerWidth, width: innerWidth, height: innerHeight },
});

/** Names of the form "@navBg" are looked up in the theme; this phone is a light one. */
function themed<T extends object>(config: T): T {
  const light = (weappPackage.configs['theme'] as { light?: Record<string, string> } | undefined)?.light ?? {};
  const named = (value: unknown): unknown => (typeof value === 'string' && value.startsWith('@') ? light[value.slice(1)] : value);
  return Object.fromEntries(Object.entries(config).map(([name, value]) => [name, named(value)])) as T;
}

/** Draws the bars around the page in front, with what it has called itself meanwhile. */
class Frames {
  readonly #titles = new WeakMap<OpenPage, string>();

  constructor(
    private readonly program: MiniProgram,
    private readonly draw: (frame: Frame) => void,
  ) {}

  rename(page: OpenPage, title: string): void {
    this.#titles.set(page, title);
  }

  show(page: OpenPage, depth: number): void {
    const { app, tabs } = this.program;
    const config: PageConfig = themed({ ...app.window, ...this.program.config(page.path) });
    for (const shown of document.querySelectorAll('[data-page]')) shown.classList.toggle('front', shown === page.container);
    this.draw({
      path: page.path,
      title: this.#titles.get(page) ?? config.navigationBarTitleText ?? '',
      background: config.navigationBarBackgroundColor ?? '#ffffff',
      textStyle: config.navigationBarTextStyle ?? 'black',
      leave: this.#leave(page, depth),
      tabBar: tabs.includes(page.path) && app.tabBar ? themed(app.tabBar) : null,
    });
  }

  #leave({ path }: OpenPage, depth: number): Frame['leave'] {
    if (depth > 1) return 'back';
    return path === this.program.app.pages[0] || this.program.tabs.includes(path) ? null : 'home';
  }
}

/** What the host itself does with the things a mini-program shows; the rest is the phone's. */
function shower(surroundings: Surroundings, navigator: () => Navigator, frames: Frames): Phone['show'] {
  const here: Readonly<Record<string, (options: Options) => void>> = {
    pageScrollTo: ({ scrollTop }) => navigator().current().container.scrollTo({ top: Number(scrollTop ?? 0) }),
    startPullDownRefresh: () => navigator().current().call('onPullDownRefresh'),
    setNavigationBarTitle: ({ title }) => {
      frames.rename(navigator().current(), String(title));
      frames.show(navigator().current(), navigator().stack().length);
    },
  };
  return (name, options) => (here[name] ?? (() => surroundings.show(name, options)))(options);
}

/** A picture is in the package, on this phone, or on the server. */
function pictureSource(wx: Wx): (src: string) => string {
  return (src) => {
    const file = wx.fileAt(src);
    if (file) return URL.createObjectURL(new Blob([file.bytes], { type: file.type }));
    if (/^(data|blob):/.test(src) || src === '') return src;
    return /^https?:/.test(src) ? forward(src) : `${folder}files/${src.replace(/^\//, '')}`;
  };
}

/** What a button can do besides being pressed. */
const openTypes: Readonly<Record<string, (button: HTMLElement, wx: Wx) => void>> = {
  agreePrivacyAuthorization: (button) => fire(button, 'agreeprivacyauthorization', { errMsg: 'agreePrivacyAuthorization:ok' }),
  getPhoneNumber: (button, wx) => void wx.phoneNumber().then((detail) => fire(button, 'getphonenumber', detail)),
};

/** Calls from the phone fail in WeChat's words: what it throws was made outside this frame. */
function phoneAround(surroundings: Surroundings): Omit<Phone, 'show'> {
  const failed = (error: Error): never => {
    throw new WxFailure(error.message);
  };
  return {
    appid: surroundings.appid, privacyAgreed: surroundings.privacyAgreed, send, system: systemOf(),
    storage: new KeptStorage(`weapp:${surroundings.appid}:${surroundings.userId}`),
    ask: (name, options) => surroundings.ask(name, options).catch(failed),
    weChat: async (body) => {
      const result = (await surroundings.weChat(body).catch(failed)) as { errMsg?: string };
      if (result.errMsg && !result.errMsg.includes(':ok')) throw new WxFailure(result.errMsg);
      return result;
    },
  };
}

/** Pages are listened to for gestures from when they first come to the front. */
function gestureWatcher(program: MiniProgram): (page: OpenPage) => void {
  const watched = new WeakSet<OpenPage>();
  return (page) => {
    if (watched.has(page)) return;
    watched.add(page);
    watchEnd(page);
    if (program.config(page.path)?.enablePullDownRefresh) watchPull(page);
  };
}

/** Opens the mini-program in this frame. The phone around it calls this once the frame has loaded. */
function start(surroundings: Surroundings): Running {
  const program = miniProgramFrom(weappPackage);
  const frames = new Frames(program, surroundings.frame);
  const show = shower(surroundings, () => navigator, frames);
  const wx = createWx({ ...phoneAround(surroundings), show });
  const pictureOf = pictureSource(wx);
  defineElements(pictureOf);
  let app: AppDefinition = {};
  const run = createLogic(weappPackage.logic, {
    wx: complaining(wx.api),
    App: (definition) => void (app = definition),
    getApp: () => app,
    getCurrentPages: () => navigator.stack().map(({ instance }) => instance),
  });
  const watch = gestureWatcher(program);
  const changed = (): void => {
    watch(navigator.current());
    frames.show(navigator.current(), navigator.stack().length);
  };
  const navigator = createNavigator({ program, maker: createPageMaker({ program, run, document, backend: new PhoneBackend() }), changed });
  wx.connect(navigator);
  pressByKeyboard((button, type) => openTypes[type]?.(button, wx));
  const { path, query, scene } = surroundings;
  const options = { path: path || (program.app.pages[0] ?? ''), query, scene, referrerInfo: {} };
  wx.setLaunchOptions(options);
  run('app');
  app.onLaunch?.(options);
  app.onShow?.(options);
  navigator.reLaunch(`/${options.path}?${Object.entries(query).map(([name, value]) => `${name}=${value}`).join('&')}`);
  return {
    pictureOf,
    back: () => navigator.navigateBack(1),
    home: () => navigator.reLaunch(`/${program.app.pages[0] ?? ''}`),
    switchTab: (to) => navigator.switchTab(`/${to}`),
    reLaunch: (url) => navigator.reLaunch(url),
    pullDown: () => navigator.current().call('onPullDownRefresh'),
  };
}

Object.assign(globalThis, { startMiniProgram: start });
