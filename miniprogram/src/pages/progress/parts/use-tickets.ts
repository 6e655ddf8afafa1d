import { useCallback, useRef, useState } from 'react';
import { listMyTickets, type CitizenTicketItem } from '@hotline/shared/contracts/tickets.citizen';
import { asApiError, type ApiError } from '@/api/api-error';
import { call } from '@/api/call';

interface State {
  readonly items: readonly CitizenTicketItem[] | null;
  readonly cursor: string | null;
  readonly error: ApiError | null;
}

/** The list, page by page. */
export function useTickets() {
  const [state, setState] = useState<State>({ items: null, cursor: null, error: null });
  const busy = useRef(false);
  const fetch = useCallback(async (cursor: string | null, before: readonly CitizenTicketItem[]) => {
    if (busy.current) return;
    busy.current = true;
    try {
      const page = await call(listMyTickets, { query: cursor ? { cursor } : {} });
      setState({ items: [...before, ...page.items], cursor: page.nextCursor, error: null });
    } catch (thrown) {
      setState((old) => ({ ...old, error: asApiError(thrown) }));
    } finally {
      busy.current = false;
    }
  }, []);
  const reload = useCallback(() => void fetch(null, []), [fetch]);
  const loadMore = () => {
    if (state.cursor) void fetch(state.cursor, state.items ?? []);
  };
  return { items: state.items, more: state.cursor !== null, error: state.error, reload, loadMore };
}
