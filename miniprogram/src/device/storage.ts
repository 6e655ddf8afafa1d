import Taro from '@tarojs/taro';

/** The store may be full or forbidden (private browsing): then things simply are not remembered. */
function attempt<T>(action: () => T): T | null {
  try {
    return action();
  } catch {
    return null;
  }
}

/** What was stored under a key, or null. */
export function readStored<T>(key: string): T | null {
  const value: unknown = attempt(() => Taro.getStorageSync(key));
  return value === '' || value === undefined || value === null ? null : (value as T);
}

/** Stores a value; false when the device refused. */
export function writeStored(key: string, value: unknown): boolean {
  return attempt(() => (Taro.setStorageSync(key, value), true)) ?? false;
}

/** Forgets everything kept on this device. */
export function clearStored(): void {
  attempt(() => Taro.clearStorageSync());
}

export function removeStored(key: string): void {
  attempt(() => Taro.removeStorageSync(key));
}
