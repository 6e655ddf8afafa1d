import * as z from 'zod/mini';
import { liveBroadcast, liveReceipts, type LiveBroadcast, type LiveReceipts } from '@hotline/shared/contracts/broadcasts.staff';
import { liveChat, type LiveChat } from '@hotline/shared/contracts/chats.staff';
import { livePresence, type LivePresence } from '@hotline/shared/contracts/desk-work.staff';
import { livePath, liveTicket, type LiveTicket } from '@hotline/shared/contracts/tickets.staff';

export type LiveState = 'connecting' | 'open' | 'lost';
/** `null`: the connection is back and events may have been missed. */
export type LiveListener<Event> = (event: Event | null) => void;

/** What the stream tells of, by the names of its events. */
export interface LiveEvents {
  readonly ticket: LiveTicket;
  readonly chat: LiveChat;
  readonly presence: LivePresence;
  readonly broadcast: LiveBroadcast;
  readonly receipts: LiveReceipts;
}
export type LiveName = keyof LiveEvents;

export interface Live {
  readonly getState: () => LiveState;
  readonly onState: (listener: () => void) => () => void;
  readonly onEvent: <N extends LiveName>(name: N, listener: LiveListener<LiveEvents[N]>) => () => void;
  readonly open: () => () => void;
}

const schemas: { readonly [N in LiveName]: z.ZodMiniType<LiveEvents[N]> } = { ticket: liveTicket, chat: liveChat, presence: livePresence, broadcast: liveBroadcast, receipts: liveReceipts };
const names = Object.keys(schemas) as LiveName[];

const firstRetryMs = 2_000;
const lastRetryMs = 30_000;

function parse<N extends LiveName>(name: N, data: string): LiveEvents[N] | null {
  try {
    return z.parse(schemas[name], JSON.parse(data));
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
  /** `data` null: events may have been missed. */
  readonly tell: (name: LiveName, data: string | null) => void;
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
    const opened = new EventSource(livePath);
    source = opened;
    names.forEach((name) => opened.addEventListener(name, (event: MessageEvent<string>) => tell(name, event.data)));
    opened.onopen = () => {
      wait = firstRetryMs;
      if (cell.get() === 'lost') names.forEach((name) => tell(name, null));
      cell.set('open');
    };
    opened.onerror = onLost;
  };
  connect();
  return () => {
    window.clearTimeout(timer);
    source?.close();
  };
}

/** The one stream of events, for everybody on the page who listens. */
export function createLive(): Live {
  const cell = createStateCell();
  const listeners: { readonly [N in LiveName]: Set<(data: string | null) => void> } = { ticket: new Set(), chat: new Set(), presence: new Set(), broadcast: new Set(), receipts: new Set() };
  const tell: Stream['tell'] = (name, data) => listeners[name].forEach((listener) => listener(data));
  return {
    getState: cell.get,
    onState: cell.subscribe,
    onEvent(name, listener) {
      const hear = (data: string | null): void => listener(data === null ? null : parse(name, data));
      listeners[name].add(hear);
      return () => void listeners[name].delete(hear);
    },
    open: () => keepOpen({ cell, tell }),
  };
}
