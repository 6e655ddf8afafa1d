import { useCallback, useSyncExternalStore } from 'react';
import { useSession } from '../session/session';

/** What each person may set for themselves; the first value holds until then. */
const choices = {
  /** Where one goes after an action. */
  afterSave: ['stay', 'next', 'close'],
  /** Keys without Ctrl. */
  singleKeys: ['on', 'off'],
  /** The tone for a critical ticket. */
  ring: ['on', 'off'],
} as const;

type Name = keyof typeof choices;
type Value<N extends Name> = (typeof choices)[N][number];

const listeners = new Set<() => void>();

/** By person: desks are shared computers. Holds nothing of any citizen. */
const keyOf = (staffId: string, name: Name): string => `desk.${staffId}.${name}`;

function read<N extends Name>(key: string, name: N): Value<N> {
  const known: readonly Value<N>[] = choices[name];
  const kept = localStorage.getItem(key);
  return known.find((value) => value === kept) ?? (choices[name][0] as Value<N>);
}

/** A person's own setting on this computer, and how to change it. */
export function usePreference<N extends Name>(name: N): readonly [Value<N>, (value: Value<N>) => void] {
  const key = keyOf(useSession().staff.id, name);
  const subscribe = useCallback((listener: () => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }, []);
  const value = useSyncExternalStore(subscribe, () => read(key, name));
  const set = useCallback((next: Value<N>) => {
    localStorage.setItem(key, next);
    listeners.forEach((listener) => listener());
  }, [key]);
  return [value, set];
}
