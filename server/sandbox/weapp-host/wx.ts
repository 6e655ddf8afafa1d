import { asynchronous } from './call-back';
import type { Navigator } from './navigator';
import type { Phone, PhoneFile } from './phone';
import { createDevice } from './wx-device';
import { createNetwork } from './wx-network';

/** `wx` of one mini-program on one phone. */
export interface Wx {
  readonly api: Record<string, unknown>;
  /** A picture taken or chosen, by its temporary path. */
  fileAt(path: string): PhoneFile | undefined;
  /** What a <button open-type="getPhoneNumber"> hands over: the detail of its event. */
  phoneNumber(): Promise<object>;
  setLaunchOptions(options: object): void;
  connect(navigator: Navigator): void;
}

function createNavigation(navigator: () => Navigator): Record<string, unknown> {
  const go = (name: 'navigateTo' | 'redirectTo' | 'switchTab' | 'reLaunch') => [name, asynchronous(name, ({ url }) => navigator()[name](String(url)))];
  return {
    ...Object.fromEntries((['navigateTo', 'redirectTo', 'switchTab', 'reLaunch'] as const).map(go)),
    navigateBack: asynchronous('navigateBack', ({ delta }) => navigator().navigateBack(Number(delta ?? 1))),
  };
}

/** What WeChat gives to success or to fail: its own words decide which. */
const failed = (error: unknown): object => ({ errMsg: `getPhoneNumber:fail ${error instanceof Error ? error.message : String(error)}` });

export function createWx(phone: Phone): Wx {
  let navigator: Navigator | null = null;
  let launchOptions: object = {};
  const connected = (): Navigator => {
    if (!navigator) throw new Error('wx is not connected to a mini-program');
    return navigator;
  };
  const device = createDevice(phone, (name) => connected().declares(name));
  const phoneNumber = async (): Promise<object> => {
    await device.need('getPhoneNumber');
    return phone.weChat({ api: 'getPhoneNumber', choice: await phone.ask('getPhoneNumber', {}) });
  };
  const subscribe = async (tmplIds: unknown): Promise<object> =>
    phone.weChat({ api: 'requestSubscribeMessage', ...(await phone.ask('requestSubscribeMessage', { tmplIds })), args: { tmplIds } });
  return {
    fileAt: device.fileAt,
    phoneNumber: () => phoneNumber().catch(failed),
    setLaunchOptions: (options) => void (launchOptions = options),
    connect: (to) => void (navigator = to),
    api: {
      ...device.api,
      ...createNetwork({ send: (url, init) => phone.send(url, init), fileAt: device.fileAt }),
      ...createNavigation(connected),
      login: asynchronous('login', () => phone.weChat({ api: 'login' })),
      checkSession: asynchronous('checkSession', () => undefined),
      requestSubscribeMessage: asynchronous('requestSubscribeMessage', ({ tmplIds }) => subscribe(tmplIds)),
      getLaunchOptionsSync: () => launchOptions,
      getEnterOptionsSync: () => launchOptions,
      getAccountInfoSync: () => ({ miniProgram: { appId: phone.appid, envVersion: 'release', version: '1.0.0' } }),
    },
  };
}

/** Names Taro looks at without calling them, or that a promise or a printer looks for on any object. */
const mayBeAbsent = new Set(['webpackJsonp', 'cloud', 'env', 'then', 'toJSON', 'nodeType', 'onUserCaptureScreen', 'taro', 'miniapp', 'qy', 'eventCenter', '__taroAppConfig']);

/**
 * A name nobody has thought of yet must be noticed when it is used, not read as "this phone cannot do that". Taro reads
 * every name it knows while it starts, hence the error only when it is called.
 */
export function complaining(api: Record<string, unknown>): object {
  return new Proxy(api, {
    get: (target, name) => {
      if (typeof name === 'symbol' || name in target || mayBeAbsent.has(name)) return Reflect.get(target, name) as unknown;
      return () => {
        throw new Error(`wx.${name} is not known to this phone: add it to server/sandbox/weapp-host`);
      };
    },
  });
}
