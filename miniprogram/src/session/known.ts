import { readStored, removeStored, writeStored } from '@/device/storage';

const tokenKey = 'session.token';
const knownKey = 'session.known';

/** The mini-program's token; H5 has a cookie that scripts cannot read. */
export const storedToken = (): string | null => readStored<string>(tokenKey);

export function keepToken(token: string): void {
  writeStored(tokenKey, token);
  writeStored(knownKey, true);
}

/** Whether this device was logged in when last heard of: a hint that spares strangers a refused request. */
export const isKnown = (): boolean => readStored<boolean>(knownKey) === true;

export function markKnown(): void {
  if (!isKnown()) writeStored(knownKey, true);
}

export function forget(): void {
  removeStored(tokenKey);
  removeStored(knownKey);
}
