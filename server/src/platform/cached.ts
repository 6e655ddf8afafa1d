import type { Clock } from './clock';

/**
 * Keeps what changes rarely for a while; `forget` makes the next caller load it anew. Two callers may load at once, on purpose: waiting for each other across
 * units of work could lock SQLite's single connection against itself.
 */
export function cached<T>(clock: Clock, keepMs: number, load: () => Promise<T>): (() => Promise<T>) & { readonly forget: () => void } {
  let kept: { readonly at: number; readonly value: T } | null = null;
  let forgotten = 0;
  const read = async (): Promise<T> => {
    if (kept && clock.now() - kept.at < keepMs) return kept.value;
    const before = forgotten;
    const value = await load();
    // What was being loaded when it was to be forgotten may be the old state.
    if (before === forgotten) kept = { at: clock.now(), value };
    return value;
  };
  const forget = (): void => {
    kept = null;
    forgotten += 1;
  };
  return Object.assign(read, { forget });
}
