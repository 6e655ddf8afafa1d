import { createContext, useContext, useEffect, useRef, useState, useSyncExternalStore, type ReactNode } from 'react';
import { createLive, type Live, type LiveEvents, type LiveListener, type LiveName, type LiveState } from './live';

const LiveContext = createContext<Live | null>(null);

function useLive(): Live {
  const live = useContext(LiveContext);
  if (!live) throw new Error('outside of LiveProvider');
  return live;
}

/** Keeps one event stream open while somebody is logged in. */
export function LiveProvider({ children }: { readonly children: ReactNode }) {
  const [live] = useState(createLive);
  useEffect(() => live.open(), [live]);
  return <LiveContext.Provider value={live}>{children}</LiveContext.Provider>;
}

export function useLiveState(): LiveState {
  const live = useLive();
  return useSyncExternalStore(live.onState, live.getState);
}

/** Calls the newest `listener` for every event of a name. */
export function useLiveEvent<N extends LiveName>(name: N, listener: LiveListener<LiveEvents[N]>): void {
  const live = useLive();
  const newest = useRef(listener);
  useEffect(() => {
    newest.current = listener;
  });
  useEffect(() => live.onEvent(name, (event) => newest.current(event)), [live, name]);
}

/** Calls `listener` once after a burst of events: a busy night brings many a second. */
export function useLiveBurst(name: LiveName, listener: () => void, waitMs: number): void {
  const timer = useRef<number | undefined>(undefined);
  const newest = useRef(listener);
  useEffect(() => {
    newest.current = listener;
  });
  useLiveEvent(name, () => {
    if (timer.current !== undefined) return;
    timer.current = window.setTimeout(() => {
      timer.current = undefined;
      newest.current();
    }, waitMs);
  });
  useEffect(() => () => window.clearTimeout(timer.current), []);
}
