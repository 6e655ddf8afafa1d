import { useSyncExternalStore } from 'react';
import { readStored, writeStored } from '@/device/storage';
import { isSystemDark, onSystemTheme } from '@/device/theme';

/** Dark follows the system; care (大字版) is the person's own choice, kept on the device. */
interface Look {
  readonly dark: boolean;
  readonly care: boolean;
}

const key = 'look.care';
let look: Look | null = null;
const listeners = new Set<() => void>();

function change(part: Partial<Look>): void {
  look = { ...current(), ...part };
  listeners.forEach((listener) => listener());
}

function current(): Look {
  if (look) return look;
  look = { dark: isSystemDark(), care: readStored<boolean>(key) === true };
  onSystemTheme((dark) => change({ dark }));
  return look;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const useLook = (): Look => useSyncExternalStore(subscribe, current);

export function setCare(care: boolean): void {
  writeStored(key, care);
  change({ care });
}
