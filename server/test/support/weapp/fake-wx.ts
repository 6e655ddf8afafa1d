import { asynchronous, WxFailure, type Options } from './call-back';
import type { Navigator } from './navigator';
import { createDevice, type Journal } from './wx-device';
import { createNetwork, type PhoneFile } from './wx-network';

export interface SandboxUser {
  readonly url: string;
  readonly key: string;
  /** Id of an existing user of the sandbox. */
  readonly userId: string;
  /** The mini-program's. */
  readonly appid: string;
}

export interface FakeWxOptions {
  /** The real server. */
  readonly serverUrl: string;
  /** The server's address that was built into the mini-program: PUBLIC_URL at build time. */
  readonly builtBase?: string;
  readonly sandbox: SandboxUser;
  readonly privacyAgreed?: boolean;
  readonly systemTheme?: 'light' | 'dark';
}

/** `wx` on a phone: its network is the real server, its WeChat the sandbox, its screen a journal. */
export interface FakeWx {
  readonly api: object;
  readonly journal: Journal;
  readonly storage: Map<string, unknown>;
  /** What the person picks when next asked for pictures. */
  files: readonly PhoneFile[];
  /** How the person answers when asked for messages. */
  subscribeChoice: 'accept' | 'reject';
  /** What a <button open-type="getPhoneNumber"> hands over when the person allows it: the detail of its event. */
  phoneNumber(choice?: 'accept' | 'reject'): Promise<object>;
  setLaunchOptions(options: object): void;
  connect(navigator: Navigator, changed: () => void): void;
}

/** Calls a wx.* function of the sandbox as the given user. */
async function askSandbox({ url, key, userId, appid }: SandboxUser, body: object): Promise<object> {
  const response = await fetch(`${url}/__sandbox/users/${encodeURIComponent(userId)}/wx`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-sandbox-key': key },
    body: JSON.stringify({ appid, ...body }),
  });
  const result = (await response.json()) as { errMsg?: string };
  if (!response.ok) throw new Error(`the sandbox answered ${response.status}: ${JSON.stringify(result)}`);
  if (result.errMsg && !result.errMsg.includes(':ok')) throw new WxFailure(result.errMsg);
  return result;
}

function createNavigation(navigator: () => Navigator): Record<string, unknown> {
  const go = (name: 'navigateTo' | 'redirectTo' | 'switchTab' | 'reLaunch') => [name, asynchronous(name, ({ url }) => navigator()[name](String(url)))];
  return {
    ...Object.fromEntries((['navigateTo', 'redirectTo', 'switchTab', 'reLaunch'] as const).map(go)),
    navigateBack: asynchronous('navigateBack', ({ delta }) => navigator().navigateBack(Number(delta ?? 1))),
  };
}

/** Names Taro looks at without calling them, or that a promise or a printer looks for on any object. */
const mayBeAbsent = new Set(['webpackJsonp', 'cloud', 'env', 'then', 'toJSON', 'nodeType', 'onUserCaptureScreen', 'taro', 'miniapp', 'qy', 'eventCenter', '__taroAppConfig']);

/**
 * A name nobody has thought of yet must be noticed when it is used, not read as "this phone cannot do that". Taro reads
 * every name it knows while it starts, hence the error only when it is called.
 */
function complaining(api: Record<string, unknown>): object {
  return new Proxy(api, {
    get: (target, name) => {
      if (typeof name === 'symbol' || name in target || mayBeAbsent.has(name)) return Reflect.get(target, name) as unknown;
      return () => {
        throw new Error(`wx.${name} is not known to the fake: add it to server/test/support/weapp`);
      };
    },
  });
}

/** After every answer somebody may be waiting to look again. */
function ringing(api: Record<string, unknown>, ring: () => void): void {
  for (const [name, call] of Object.entries(api)) {
    if (typeof call !== 'function') continue;
    api[name] = (first: unknown, ...rest: unknown[]): unknown => {
      const options = first as Options | undefined;
      if (!options || typeof options !== 'object') return Reflect.apply(call, undefined, [first, ...rest]);
      const complete = (result: object): void => {
        options.complete?.(result);
        setImmediate(ring);
      };
      return Reflect.apply(call, undefined, [{ ...options, complete }, ...rest]);
    };
  }
}

export function createFakeWx({ serverUrl, builtBase = 'http://127.0.0.1:3000', sandbox, privacyAgreed = true, systemTheme = 'light' }: FakeWxOptions): FakeWx {
  let navigator: Navigator | null = null;
  let changed = (): void => undefined;
  let launchOptions: object = {};
  const device = createDevice({
    files: () => fake.files,
    privacyAgreed,
    systemTheme,
    onPrivacyAnswer: (agreed) => askSandbox(sandbox, { api: 'agreePrivacy', choice: agreed ? 'accept' : 'reject' }).catch(() => undefined),
  });
  const connected = (): Navigator => {
    if (!navigator) throw new Error('wx is not connected to a mini-program: pass it to createWeapp()');
    return navigator;
  };
  const api: Record<string, unknown> = {
    ...device.api,
    ...createNetwork({ serverUrl, builtBase, fileAt: device.fileAt }),
    ...createNavigation(connected),
    login: asynchronous('login', () => askSandbox(sandbox, { api: 'login' })),
    checkSession: asynchronous('checkSession', () => undefined),
    requestSubscribeMessage: asynchronous('requestSubscribeMessage', ({ tmplIds }) => askSandbox(sandbox, { api: 'requestSubscribeMessage', choice: fake.subscribeChoice, args: { tmplIds } })),
    getLaunchOptionsSync: () => launchOptions,
    getEnterOptionsSync: () => launchOptions,
    getAccountInfoSync: () => ({ miniProgram: { appId: sandbox.appid, envVersion: 'release', version: '1.0.0' } }),
  };
  ringing(api, () => changed());
  const fake: FakeWx = {
    api: complaining(api),
    journal: device.journal,
    storage: device.storage,
    files: [],
    subscribeChoice: 'accept',
    phoneNumber: (choice = 'accept') => askSandbox(sandbox, { api: 'getPhoneNumber', choice }),
    setLaunchOptions: (options) => void (launchOptions = options),
    connect: (to, ring) => {
      navigator = to;
      changed = ring;
    },
  };
  return fake;
}
