import { useCallback, useRef, useState } from 'react';
import { asApiError, type ApiError } from '@/api/api-error';

interface Page<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
}

interface State<T> {
  readonly items: readonly T[] | null;
  readonly cursor: string | null;
  readonly error: ApiError | null;
}

/** A list, page by page: one request at a time; what is there stays while the next page is asked for. */
export function usePages<T>(fetchPage: (query: { readonly cursor?: string }) => Promise<Page<T>>) {
  const [state, setState] = useState<State<T>>({ items: null, cursor: null, error: null });
  const busy = useRef(false);
  const source = useRef(fetchPage);
  source.current = fetchPage;
  const fetch = useCallback(async (cursor: string | null, before: readonly T[]) => {
    if (busy.current) return;
    busy.current = true;
    try {
      const page = await source.current(cursor ? { cursor } : {});
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
