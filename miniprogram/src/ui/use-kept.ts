import { useRef, useState } from 'react';
import { readStored, removeStored, writeStored } from '@/device/storage';

/** Something being filled in, kept on the device with every change until it is dropped: leaving the screen loses nothing. */
export function useKept<T>(key: string, blank: T): { readonly value: T; readonly change: (next: (old: T) => T) => void; readonly drop: () => void } {
  const [value, setValue] = useState<T>(() => readStored<T>(key) ?? blank);
  // Two changes may come before the screen is drawn anew.
  const latest = useRef(value);
  const show = (next: T): void => {
    latest.current = next;
    setValue(next);
  };
  const change = (next: (old: T) => T): void => {
    show(next(latest.current));
    writeStored(key, latest.current);
  };
  const drop = (): void => {
    removeStored(key);
    show(blank);
  };
  return { value, change, drop };
}
