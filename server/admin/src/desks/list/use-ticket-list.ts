import { useCallback, useState } from 'react';
import { listTickets, type StaffTicketItem } from '@hotline/shared/contracts/tickets.staff';
import type { TicketState } from '@hotline/shared/vocabulary/ticket-state';
import { call } from '../../api/call';
import { faultOf, type Fault } from '../../api/fault';
import { useLiveBurst, useLiveEvent } from '../../api/live-context';
import { useLoad } from '../../api/use-load';
import type { Queue } from '../desk-table';

interface Page {
  readonly items: readonly StaffTicketItem[];
  readonly nextCursor: string | null;
}

/** Pages after the first; they belong to the first page they continue. */
interface Rest extends Page {
  readonly of: Page;
  readonly busy: boolean;
  readonly fault: Fault | undefined;
}

export interface ListFilter {
  readonly desk: Queue;
  readonly state: TicketState | undefined;
}

export interface TicketList {
  readonly items: readonly StaffTicketItem[] | undefined;
  readonly fault: Fault | undefined;
  readonly reload: () => void;
  readonly hasMore: boolean;
  readonly moreBusy: boolean;
  readonly moreFault: Fault | undefined;
  readonly loadMore: () => void;
  /** The queue changed, but more than the first page is on the screen: people decide when it moves. */
  readonly stale: boolean;
  readonly newIds: ReadonlySet<string>;
  readonly seen: (id: string) => void;
  readonly seenAll: () => void;
}

/** Loads further pages by keyset; a fresh first page drops them. */
export function useRest(first: Page | undefined, load: (cursor: string) => Promise<Page>) {
  const [kept, setKept] = useState<Rest | null>(null);
  const rest = kept?.of === first ? kept : null;
  const nextCursor = rest ? rest.nextCursor : (first?.nextCursor ?? null);
  const more = async (): Promise<void> => {
    if (!first || nextCursor === null || rest?.busy) return;
    const before: Rest = { of: first, items: rest?.items ?? [], nextCursor, busy: false, fault: undefined };
    setKept({ ...before, busy: true });
    try {
      const page = await load(nextCursor);
      setKept({ ...before, items: [...before.items, ...page.items], nextCursor: page.nextCursor });
    } catch (thrown) {
      setKept({ ...before, fault: faultOf(thrown) });
    }
  };
  return { rest, nextCursor, more };
}

/** Ids that arrived while somebody was looking; a newly submitted ticket turns up in the pool. */
function useNewIds(desk: Queue) {
  const [newIds, setNewIds] = useState<ReadonlySet<string>>(new Set());
  useLiveEvent('ticket', (event) => {
    if (event?.isNew && desk === 'intake') setNewIds((old) => new Set([...old, event.id]));
  });
  const seen = useCallback((id: string) => setNewIds((old) => (old.has(id) ? new Set([...old].filter((other) => other !== id)) : old)), []);
  const seenAll = useCallback(() => setNewIds(new Set()), []);
  return { newIds, seen, seenAll };
}

/** A desk's queue: the first page follows the live stream, further pages stand still until asked. */
export function useTicketList({ desk, state }: ListFilter): TicketList {
  const load = useCallback((cursor?: string) => call(listTickets, { query: { desk, state, cursor } }), [desk, state]);
  const { data, fault, reload } = useLoad<Page>(load);
  const { rest, nextCursor, more } = useRest(data, load);
  const [staleFor, setStaleFor] = useState<Page | null>(null);
  useLiveBurst('ticket', () => (rest && data ? setStaleFor(data) : reload()), 800);
  return {
    items: data && [...data.items, ...(rest?.items ?? [])],
    fault,
    reload,
    hasMore: nextCursor !== null,
    moreBusy: rest?.busy ?? false,
    moreFault: rest?.fault,
    loadMore: () => void more(),
    stale: staleFor !== null && staleFor === data,
    ...useNewIds(desk),
  };
}
