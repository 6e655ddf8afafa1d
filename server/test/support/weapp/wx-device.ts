import { asynchronous, WxFailure, type Options } from './call-back';
import type { PhoneFile } from './wx-network';

/** What the mini-program did to the phone, for tests to read. */
export interface Journal {
  readonly toasts: string[];
  readonly phoneCalls: string[];
  readonly previews: string[][];
  /** Every other call that shows or changes something, by name. */
  readonly calls: { readonly name: string; readonly options: object }[];
}

export interface Device {
  readonly api: Record<string, unknown>;
  readonly journal: Journal;
  readonly storage: Map<string, unknown>;
  fileAt(path: string): PhoneFile | undefined;
}

interface DeviceDeps {
  /** What the person picks when asked for pictures; empty means that they turn back. */
  readonly files: () => readonly PhoneFile[];
  readonly privacyAgreed: boolean;
  /** The mini-program's answer to the privacy question, told to WeChat. */
  readonly onPrivacyAnswer: (agreed: boolean) => Promise<unknown>;
  readonly systemTheme: 'light' | 'dark';
}

function createStorage(storage: Map<string, unknown>): Record<string, unknown> {
  const copy = (value: unknown): unknown => (value === undefined ? value : (JSON.parse(JSON.stringify(value)) as unknown));
  const get = (key: string): unknown => copy(storage.get(key)) ?? '';
  const set = (key: string, value: unknown): void => void storage.set(key, copy(value));
  return {
    getStorageSync: get,
    setStorageSync: set,
    removeStorageSync: (key: string) => void storage.delete(key),
    clearStorageSync: () => storage.clear(),
    getStorageInfoSync: () => ({ keys: [...storage.keys()], currentSize: 0, limitSize: 10_240 }),
    getStorage: asynchronous('getStorage', ({ key }) => {
      if (!storage.has(String(key))) throw new WxFailure('data not found');
      return { data: get(String(key)) };
    }),
    setStorage: asynchronous('setStorage', ({ key, data }) => set(String(key), data)),
    removeStorage: asynchronous('removeStorage', ({ key }) => void storage.delete(String(key))),
  };
}

type PrivacyListener = (resolve: (answer: { event: string }) => void, info: object) => void;

/** Asks before a protected capability, as WeChat does when the app declares __usePrivacyCheck__. */
function createPrivacy({ privacyAgreed, onPrivacyAnswer }: DeviceDeps): { readonly api: Record<string, unknown>; need(name: string): Promise<void> } {
  let agreed = privacyAgreed;
  let listener: PrivacyListener | null = null;
  const need = async (name: string): Promise<void> => {
    if (agreed) return;
    if (!listener) throw new WxFailure('privacy permission is not authorized', 104);
    const ask = listener;
    const event = await new Promise<string>((resolve) => ask((answer) => answer.event !== 'exposureAuthorization' && resolve(answer.event), { referrer: name }));
    agreed = event === 'agree';
    await onPrivacyAnswer(agreed);
    if (!agreed) throw new WxFailure('privacy permission is not authorized', 104);
  };
  return {
    need,
    api: {
      onNeedPrivacyAuthorization: (listen: PrivacyListener) => void (listener = listen),
      requirePrivacyAuthorize: asynchronous('requirePrivacyAuthorize', () => need('requirePrivacyAuthorize')),
      getPrivacySetting: asynchronous('getPrivacySetting', () => ({ needAuthorization: !agreed, privacyContractName: '《用户隐私保护指引》' })),
      openPrivacyContract: asynchronous('openPrivacyContract', () => undefined),
    },
  };
}

function createAlbum({ files }: DeviceDeps, need: (name: string) => Promise<void>): Pick<Device, 'api' | 'fileAt'> {
  const picked = new Map<string, PhoneFile>();
  const pick = async (name: string, count: unknown): Promise<readonly (readonly [string, PhoneFile])[]> => {
    await need(name);
    const chosen = files().slice(0, Number(count ?? 9)).map((file) => [`wxfile://tmp_${picked.size}_${file.name}`, file] as const);
    if (chosen.length === 0) throw new WxFailure('cancel');
    for (const [path, file] of chosen) picked.set(path, file);
    return chosen;
  };
  return {
    fileAt: (path) => picked.get(path),
    api: {
      chooseImage: asynchronous('chooseImage', async ({ count }) => {
        const chosen = await pick('chooseImage', count);
        return { tempFilePaths: chosen.map(([path]) => path), tempFiles: chosen.map(([path, { bytes }]) => ({ path, size: bytes.length })) };
      }),
      chooseMedia: asynchronous('chooseMedia', async ({ count }) => {
        const chosen = await pick('chooseMedia', count);
        return { type: 'image', tempFiles: chosen.map(([path, { bytes }]) => ({ tempFilePath: path, size: bytes.length, fileType: 'image' })) };
      }),
    },
  };
}

const system = (theme: string): object => ({
  brand: 'devtools', model: 'iPhone 14', pixelRatio: 3, windowWidth: 390, windowHeight: 753, screenWidth: 390, screenHeight: 844, statusBarHeight: 47,
  language: 'zh_CN', version: '8.0.50', system: 'iOS 17.0', platform: 'ios', fontSizeSetting: 16, SDKVersion: '3.7.0', theme,
  safeArea: { top: 47, bottom: 810, left: 0, right: 390, width: 390, height: 763 },
});

/** These change nothing a test looks at; they only have to exist, and are written down. */
const noted = [
  'hideToast', 'showLoading', 'hideLoading', 'setNavigationBarTitle', 'setNavigationBarColor', 'setBackgroundColor', 'pageScrollTo', 'stopPullDownRefresh',
  'startPullDownRefresh', 'setClipboardData', 'vibrateShort', 'hideKeyboard', 'hideShareMenu', 'showShareMenu', 'setTabBarStyle', 'setTabBarItem',
  'setTabBarBadge', 'removeTabBarBadge', 'showTabBarRedDot', 'hideTabBarRedDot',
];

const listeners = ['onThemeChange', 'offThemeChange', 'onAppShow', 'onAppHide', 'onError', 'onUnhandledRejection', 'onPageNotFound', 'onNetworkStatusChange', 'onKeyboardHeightChange', 'onWindowResize', 'offWindowResize', 'onMemoryWarning'];

function createFeedback(journal: Journal): Record<string, unknown> {
  const note = (name: string) => asynchronous(name, (options: Options) => void journal.calls.push({ name, options }));
  return {
    ...Object.fromEntries(noted.map((name) => [name, note(name)])),
    ...Object.fromEntries(listeners.map((name) => [name, () => undefined])),
    showToast: asynchronous('showToast', ({ title }) => void journal.toasts.push(String(title))),
    showModal: asynchronous('showModal', (options) => {
      journal.calls.push({ name: 'showModal', options });
      return { confirm: true, cancel: false };
    }),
    makePhoneCall: asynchronous('makePhoneCall', ({ phoneNumber }) => void journal.phoneCalls.push(String(phoneNumber))),
    previewImage: asynchronous('previewImage', ({ urls }) => void journal.previews.push(urls as string[])),
  };
}

export function createDevice(deps: DeviceDeps): Device {
  const journal: Journal = { toasts: [], phoneCalls: [], previews: [], calls: [] };
  const storage = new Map<string, unknown>();
  const privacy = createPrivacy(deps);
  const album = createAlbum(deps, privacy.need);
  const facts = system(deps.systemTheme);
  const tell = (): object => facts;
  return {
    journal, storage,
    fileAt: album.fileAt,
    api: {
      ...createStorage(storage), ...privacy.api, ...album.api, ...createFeedback(journal),
      getSystemInfoSync: tell, getAppBaseInfo: tell, getWindowInfo: tell, getDeviceInfo: tell, getSystemSetting: tell, getAppAuthorizeSetting: tell,
      getSystemInfo: asynchronous('getSystemInfo', tell),
      getNetworkType: asynchronous('getNetworkType', () => ({ networkType: 'wifi' })),
      getMenuButtonBoundingClientRect: () => ({ top: 51, right: 383, bottom: 83, left: 296, width: 87, height: 32 }),
      canIUse: () => true,
      nextTick: (work: () => void) => queueMicrotask(work),
    },
  };
}
