import { asynchronous, WxFailure, type Options } from './call-back';
import type { Phone, PhoneFile } from './phone';

type Api = Record<string, unknown>;

function createStorage(storage: Map<string, unknown>): Api {
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
function createPrivacy(phone: Phone): { readonly api: Api; need(name: string): Promise<void> } {
  let agreed = phone.privacyAgreed;
  let listener: PrivacyListener | null = null;
  const heard = (ask: PrivacyListener, name: string): Promise<boolean> =>
    new Promise((resolve) => ask(({ event }) => event !== 'exposureAuthorization' && resolve(event === 'agree'), { referrer: name }));
  const need = async (name: string): Promise<void> => {
    if (agreed) return;
    agreed = await (listener ? heard(listener, name) : phone.ask('requirePrivacyAuthorize', {}));
    await phone.weChat({ api: 'agreePrivacy', choice: agreed ? 'accept' : 'reject' }).catch(() => undefined);
    if (!agreed) throw new WxFailure('privacy permission is not authorized', 104);
  };
  return {
    need,
    api: {
      onNeedPrivacyAuthorization: (listen: PrivacyListener) => void (listener = listen),
      requirePrivacyAuthorize: asynchronous('requirePrivacyAuthorize', () => need('requirePrivacyAuthorize')),
      getPrivacySetting: asynchronous('getPrivacySetting', () => ({ needAuthorization: !agreed, privacyContractName: '《用户隐私保护指引》' })),
    },
  };
}

interface Album {
  readonly api: Api;
  fileAt(path: string): PhoneFile | undefined;
}

function createAlbum(phone: Phone, need: (name: string) => Promise<void>): Album {
  const picked = new Map<string, PhoneFile>();
  const pick = async (name: string, count: unknown): Promise<readonly (readonly [string, PhoneFile])[]> => {
    await need(name);
    const most = Number(count ?? 9);
    const files = await phone.ask('chooseImage', { count: most });
    const chosen = files.slice(0, most).map((file, index) => [`wxfile://tmp_${picked.size + index}_${file.name}`, file] as const);
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

const shown = [
  'showToast', 'hideToast', 'showLoading', 'hideLoading', 'setNavigationBarTitle', 'setNavigationBarColor', 'setBackgroundColor', 'pageScrollTo', 'stopPullDownRefresh',
  'startPullDownRefresh', 'setClipboardData', 'vibrateShort', 'hideKeyboard', 'hideShareMenu', 'showShareMenu', 'setTabBarStyle', 'setTabBarItem',
  'setTabBarBadge', 'removeTabBarBadge', 'showTabBarRedDot', 'hideTabBarRedDot',
];

const asked = ['showModal', 'showActionSheet', 'makePhoneCall', 'previewImage', 'openPrivacyContract'] as const;

const listeners = ['onThemeChange', 'offThemeChange', 'onAppShow', 'onAppHide', 'onError', 'onUnhandledRejection', 'onPageNotFound', 'onNetworkStatusChange', 'onKeyboardHeightChange', 'onWindowResize', 'offWindowResize', 'onMemoryWarning'];

interface Asking {
  /** Whether app.json names an interface about places. */
  readonly declares: (name: string) => boolean;
  readonly need: (name: string) => Promise<void>;
}

function createFeedback(phone: Phone, { declares, need }: Asking): Api {
  const show = (name: string) => [name, asynchronous(name, (options: Options) => phone.show(name, options))] as const;
  const ask = (name: (typeof asked)[number]) => [name, asynchronous(name, async (options) => (await phone.ask(name, options)) ?? undefined)] as const;
  return {
    ...Object.fromEntries(shown.map(show)),
    ...Object.fromEntries(asked.map(ask)),
    ...Object.fromEntries(listeners.map((name) => [name, () => undefined])),
    chooseLocation: asynchronous('chooseLocation', async (options) => {
      if (!declares('chooseLocation')) throw new WxFailure('the api need to be declared in the requiredPrivateInfos field in app.json/ext.json');
      await need('chooseLocation');
      return phone.ask('chooseLocation', options);
    }),
  };
}

/** The part of `wx` that is the device: its store, screen, album and what it knows of itself. */
export function createDevice(phone: Phone, declares: Asking['declares']): Album & { need(name: string): Promise<void> } {
  const privacy = createPrivacy(phone);
  const album = createAlbum(phone, privacy.need);
  const tell = (): object => phone.system;
  return {
    need: privacy.need,
    fileAt: album.fileAt,
    api: {
      ...createStorage(phone.storage), ...privacy.api, ...album.api, ...createFeedback(phone, { declares, need: privacy.need }),
      getSystemInfoSync: tell, getAppBaseInfo: tell, getWindowInfo: tell, getDeviceInfo: tell, getSystemSetting: tell, getAppAuthorizeSetting: tell,
      getSystemInfo: asynchronous('getSystemInfo', tell),
      getNetworkType: asynchronous('getNetworkType', () => ({ networkType: 'wifi' })),
      getMenuButtonBoundingClientRect: () => ({ top: 51, right: 383, bottom: 83, left: 296, width: 87, height: 32 }),
      canIUse: () => true,
      nextTick: (work: () => void) => queueMicrotask(work),
    },
  };
}
