import { useSyncExternalStore } from 'react';

const tickMs = 20_000;
let now = Date.now();
let timer: number | undefined;
const listeners = new Set<() => void>();

function tick(): void {
  now = Date.now();
  listeners.forEach((listener) => listener());
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= window.setInterval(tick, tickMs);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    window.clearInterval(timer);
    timer = undefined;
  };
}

/** The time, one beat for the whole page, so that every deadline on it agrees. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => now);
}
