import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { listUnreadBroadcasts, readBroadcast, type BroadcastView } from '@hotline/shared/contracts/broadcasts.staff';
import { call } from '../api/call';
import { faultOf } from '../api/fault';
import { useLiveEvent, useLiveState } from '../api/live-context';
import { sessionBack } from '../api/session-signal';
import { useNow } from '../parts/use-now';

/** After an outage all seats come back together: they ask over some seconds, not at once. */
const spreadMs = 4_000;

interface Broadcasts {
  /** In force and not read, the oldest first. */
  readonly unread: readonly BroadcastView[];
  /** Says that one has been read; throws a Fault when the server could not be told. */
  readonly read: (id: string) => Promise<void>;
}

const BroadcastsContext = createContext<Broadcasts | null>(null);

/** What the person here has not read yet. */
export function useBroadcasts(): Broadcasts {
  const broadcasts = useContext(BroadcastsContext);
  if (!broadcasts) throw new Error('outside of BroadcastsProvider');
  return broadcasts;
}

/** Calls `load` when the stream is up, and again whenever it came back: what was sent meanwhile is in no event. */
function useOnceLive(load: () => void): void {
  const state = useLiveState();
  const before = useRef(false);
  useEffect(() => {
    if (state === 'connecting') return;
    const timer = window.setTimeout(load, before.current ? Math.random() * spreadMs : 0);
    before.current = true;
    return () => window.clearTimeout(timer);
  }, [state, load]);
  useEffect(() => sessionBack.listen(load), [load]);
}

/** A void one goes, and so does the one whose place is taken. */
function withEvent(unread: readonly BroadcastView[], event: BroadcastView): readonly BroadcastView[] {
  const rest = unread.filter(({ id }) => id !== event.id && id !== event.supersedes);
  return event.supersededBy === null ? [...rest, event] : rest;
}

function useUnread(): Broadcasts {
  const [unread, setUnread] = useState<readonly BroadcastView[]>([]);
  const [done] = useState(() => new Set<string>());
  // What comes while the list is under way is newer than the list.
  const arrived = useRef<BroadcastView[]>([]);
  const load = useCallback((): void => {
    // What cannot be loaded now is loaded when the stream is back.
    arrived.current = [];
    call(listUnreadBroadcasts, {}).then(({ items }) => setUnread([...items, ...arrived.current].filter(({ id }) => !done.has(id)).reduce<readonly BroadcastView[]>(withEvent, [])), () => undefined);
  }, [done]);
  useOnceLive(load);
  useLiveEvent('broadcast', (event) => {
    if (!event || done.has(event.id)) return;
    arrived.current.push(event);
    setUnread((old) => withEvent(old, event));
  });
  const read = useCallback(async (id: string): Promise<void> => {
    await call(readBroadcast, { params: { id } }).catch((thrown: unknown) => {
      // Void or over: there is nothing left to be read.
      if (faultOf(thrown).code !== 'broadcast.ended') throw thrown;
    });
    done.add(id);
    setUnread((old) => old.filter((one) => one.id !== id));
  }, [done]);
  const now = useNow();
  return useMemo(() => ({ unread: unread.filter(({ expiresAt }) => expiresAt > now), read }), [unread, read, now]);
}

/** Keeps what is unread, for the bell, the strip and the notices. */
export function BroadcastsProvider({ children }: { readonly children: ReactNode }) {
  return <BroadcastsContext.Provider value={useUnread()}>{children}</BroadcastsContext.Provider>;
}
