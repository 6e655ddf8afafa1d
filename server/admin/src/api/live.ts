import * as z from 'zod/mini';
import { livePath, liveTicket, type LiveTicket } from '@hotline/shared/contracts/tickets.staff';

export type LiveState = 'connecting' | 'open' | 'lost';
/** `null`: the connection is back and events may have been missed. */
export type LiveListener = (event: LiveTicket | null) => void;

export interface Live {
  readonly getState: () => LiveState;
  readonly onState: (listener: () => void) => () => void;
  readonly onTicket: (listener: LiveListener) => () => void;
  readonly open: () => () => void;
}

const firstRetryMs = 2_000;
const lastRetryMs = 30_000;

function parse(data: string): LiveTicket | null {
  try {
    return z.parse(liveTicket, JSON.parse(data));
  } catch {
    // An event of a newer server: refresh rather than guess.
    return null;
  }
}

/** The state as something React can subscribe to. */
function createStateCell() {
  let state: LiveState = 'connecting';
  const listeners = new Set<() => void>();
  return {
    get: () => state,
    set(next: LiveState) {
      if (next === state) return;
      state = next;
      listeners.forEach((listener) => listener());
    },
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

interface Stream {
  readonly cell: ReturnType<typeof createStateCell>;
  readonly tell: LiveListener;
}

/** Opens the stream and keeps it open. A browser gives up on a refused stream, so we open a new one ourselves. */
function keepOpen({ cell, tell }: Stream): () => void {
  let source: EventSource | undefined;
  let timer: number | undefined;
  let wait = firstRetryMs;
  const onLost = (): void => {
    cell.set('lost');
    if (source?.readyState !== EventSource.CLOSED) return;
    timer = window.setTimeout(connect, wait);
    wait = Math.min(wait * 2, lastRetryMs);
  };
  const connect = (): void => {
    source = new EventSource(livePath);
    source.addEventListener('ticket', (event: MessageEvent<string>) => tell(parse(event.data)));
    source.onopen = () => {
      wait = firstRetryMs;
      if (cell.get() === 'lost') tell(null);
      cell.set('open');
    };
    source.onerror = onLost;
  };
  connect();
  return () => {
    window.clearTimeout(timer);
    source?.close();
  };
}

/** The one stream of ticket events, for everybody on the page who listens. */
export function createLive(): Live {
  const cell = createStateCell();
  const listeners = new Set<LiveListener>();
  const tell: LiveListener = (event) => listeners.forEach((listener) => listener(event));
  return {
    getState: cell.get,
    onState: cell.subscribe,
    onTicket(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    open: () => keepOpen({ cell, tell }),
  };
}
