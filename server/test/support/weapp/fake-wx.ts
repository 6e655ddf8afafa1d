import { WxFailure, type Options } from '../../../sandbox/weapp-host/call-back';
import type { Navigator } from '../../../sandbox/weapp-host/navigator';
import type { Phone, PhoneFile, Questions } from '../../../sandbox/weapp-host/phone';
import { complaining, createWx } from '../../../sandbox/weapp-host/wx';

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
  /** How much larger than usual WeChat's text is set. */
  readonly textFactor?: number;
  /** Stands between the app and the network. */
  readonly via?: (send: Phone['send']) => Phone['send'];
  /** The person is asked something, by the name of the wx.* function; their answer waits for this. */
  readonly asked?: (name: string) => Promise<void>;
}

/** What the mini-program did to the phone, for tests to read. */
interface Journal {
  readonly toasts: string[];
  readonly phoneCalls: string[];
  readonly previews: string[][];
  /** Every other call that shows or changes something, by name. */
  readonly calls: { readonly name: string; readonly options: object }[];
}

/** `wx` on a phone: its network is the real server, its WeChat the sandbox, its screen a journal. */
export interface FakeWx {
  readonly api: object;
  readonly journal: Journal;
  readonly storage: Map<string, unknown>;
  /** What the person picks when next asked for pictures; empty means that they turn back. */
  files: readonly PhoneFile[];
  /** What the person picks on the map; null means that they turn back. */
  place: Questions['chooseLocation'] | null;
  /** How the person answers when asked for messages. */
  subscribeChoice: 'accept' | 'reject';
  /** What a <button open-type="getPhoneNumber"> hands over when the person allows it: the detail of its event. */
  phoneNumber(): Promise<object>;
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

/** Only an address of our own server is let through; it really is wherever the test has put it. */
const sender = ({ serverUrl, builtBase = 'http://127.0.0.1:3000' }: FakeWxOptions): Phone['send'] => async (url, init) => {
  if (url !== builtBase && !url.startsWith(`${builtBase}/`)) throw new WxFailure(`url not in domain list: ${url}`, 600002);
  return fetch(serverUrl + url.slice(builtBase.length), { ...init, redirect: 'manual' });
};

const system = ({ systemTheme: theme = 'light', textFactor = 1 }: FakeWxOptions): object => ({
  brand: 'devtools', model: 'iPhone 14', pixelRatio: 3, windowWidth: 390, windowHeight: 753, screenWidth: 390, screenHeight: 844, statusBarHeight: 47,
  language: 'zh_CN', version: '8.0.50', system: 'iOS 17.0', platform: 'ios', fontSizeSetting: Math.round(17 * textFactor), fontSizeScaleFactor: textFactor, SDKVersion: '3.7.0', theme,
  safeArea: { top: 47, bottom: 810, left: 0, right: 390, width: 390, height: 763 },
});

/** The person's answers: yes to everything, unless the test has decided otherwise. */
function answers(journal: Journal, fake: () => FakeWx): { [Name in keyof Questions]: (options: Options) => Questions[Name] } {
  return {
    chooseImage: () => fake().files,
    chooseLocation: () => {
      const { place } = fake();
      if (!place) throw new WxFailure('cancel');
      return place;
    },
    showModal: (options) => {
      journal.calls.push({ name: 'showModal', options });
      return { confirm: true, cancel: false };
    },
    showActionSheet: () => ({ tapIndex: 0 }),
    makePhoneCall: ({ phoneNumber }) => void journal.phoneCalls.push(String(phoneNumber)),
    previewImage: ({ urls }) => void journal.previews.push(urls as string[]),
    openPrivacyContract: () => undefined,
    requirePrivacyAuthorize: () => false,
    requestSubscribeMessage: () => ({ choice: fake().subscribeChoice }),
    getPhoneNumber: () => 'accept',
  };
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

export function createFakeWx(options: FakeWxOptions): FakeWx {
  const { sandbox, privacyAgreed = true, via = (send) => send, asked = () => Promise.resolve() } = options;
  let changed = (): void => undefined;
  const journal: Journal = { toasts: [], phoneCalls: [], previews: [], calls: [] };
  const storage = new Map<string, unknown>();
  const answer = answers(journal, () => fake);
  const phone: Phone = {
    appid: sandbox.appid, system: system(options), storage, privacyAgreed,
    show: (name, shown) => void (name === 'showToast' ? journal.toasts.push(String(shown.title)) : journal.calls.push({ name, options: shown })),
    ask: async (name, question) => {
      await asked(name);
      return answer[name](question);
    },
    weChat: (body) => askSandbox(sandbox, body),
    send: via(sender(options)),
  };
  const wx = createWx(phone);
  ringing(wx.api, () => changed());
  const fake: FakeWx = {
    api: complaining(wx.api),
    journal, storage,
    files: [],
    place: null,
    subscribeChoice: 'accept',
    phoneNumber: wx.phoneNumber,
    setLaunchOptions: wx.setLaunchOptions,
    connect: (to, ring) => {
      wx.connect(to);
      changed = ring;
    },
  };
  return fake;
}
