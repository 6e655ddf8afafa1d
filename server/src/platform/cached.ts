import type { Clock } from './clock';

/**
 * Keeps what changes rarely for a while. Two callers may load at once, on purpose: waiting for each other across
 * units of work could lock SQLite's single connection against itself.
 */
export function cached<T>(clock: Clock, keepMs: number, load: () => Promise<T>): () => Promise<T> {
  let kept: { readonly at: number; readonly value: T } | null = null;
  return async () => {
    if (kept && clock.now() - kept.at < keepMs) return kept.value;
    const value = await load();
    kept = { at: clock.now(), value };
    return value;
  };
}
