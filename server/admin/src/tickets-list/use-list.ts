import { useCallback, useState } from 'react';
import type { OutputOf } from '@hotline/shared/contracts/contract';
import { listTicketPage, type TicketFilter } from '@hotline/shared/contracts/ticket-lists.staff';
import { call } from '../api/call';
import { useLiveEvent } from '../api/live-context';
import { useLoad } from '../api/use-load';
import { useRest } from '../desks/list/use-ticket-list';

type Page = OutputOf<typeof listTicketPage>;

const wanted = 50;
/** A rare combination is looked for in pieces; after so many a person decides whether to go on. */
const piecesAtOnce = 20;

/** Pieces until there is something to look at. */
async function loadPieces(filter: TicketFilter, from: string | undefined): Promise<Page> {
  const items: Page['items'] = [];
  let cursor: string | null | undefined = from;
  for (let pieces = 0; pieces < piecesAtOnce && items.length < wanted && cursor !== null; pieces += 1) {
    const page: Page = await call(listTicketPage, { query: { ...filter, cursor } });
    items.push(...page.items);
    cursor = page.nextCursor;
  }
  return { items, nextCursor: cursor ?? null };
}

/** What the live stream told since the list was read: marked, never moved under the eye. */
function useNews(page: Page | undefined) {
  const [news, setNews] = useState<{ readonly of: Page | undefined; readonly changed: ReadonlySet<string>; readonly arrived: number }>({ of: undefined, changed: new Set(), arrived: 0 });
  useLiveEvent('ticket', (event) => {
    if (!event) return;
    setNews((old) => {
      const { changed, arrived } = old.of === page ? old : { changed: new Set<string>(), arrived: 0 };
      return { of: page, changed: new Set([...changed, event.id]), arrived: arrived + (event.isNew ? 1 : 0) };
    });
  });
  return news.of === page ? news : { changed: new Set<string>(), arrived: 0 };
}

export type TicketListing = ReturnType<typeof useList>;

/** The tickets of a filter, as far as they have been loaded. */
export function useList(filter: TicketFilter) {
  const load = useCallback((cursor?: string) => loadPieces(filter, cursor), [filter]);
  const { data, fault, reload } = useLoad<Page>(load);
  const { rest, nextCursor, more } = useRest(data, load);
  const news = useNews(data);
  return {
    items: data && [...data.items, ...(rest?.items ?? [])],
    fault, reload, nextCursor,
    moreBusy: rest?.busy ?? false,
    moreFault: rest?.fault,
    loadMore: () => void more(),
    changed: news.changed,
    arrived: news.arrived,
  };
}
