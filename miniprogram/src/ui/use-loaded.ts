import { useCallback, useRef, useState } from 'react';
import { asApiError, type ApiError } from '@/api/api-error';

export interface Loaded<T> {
  readonly data: T | null;
  readonly error: ApiError | null;
  readonly loading: boolean;
  readonly load: () => void;
  readonly setData: (data: T) => void;
  readonly clear: () => void;
}

/** Something fetched: keeps what it had while it asks again, and lets only the last answer count. */
export function useLoaded<T>(fetch: () => Promise<T>): Loaded<T> {
  const [state, setState] = useState<{ data: T | null; error: ApiError | null; loading: boolean }>({ data: null, error: null, loading: false });
  const latest = useRef(0);
  const source = useRef(fetch);
  source.current = fetch;
  const load = useCallback(() => {
    const turn = ++latest.current;
    const settle = (next: { data?: T; error: ApiError | null }) => {
      if (turn === latest.current) setState((old) => ({ data: old.data, ...next, loading: false }));
    };
    setState((old) => ({ ...old, loading: true }));
    source.current().then(
      (data) => settle({ data, error: null }),
      (thrown: unknown) => settle({ error: asApiError(thrown) }),
    );
  }, []);
  const setData = useCallback((data: T) => setState({ data, error: null, loading: false }), []);
  const clear = useCallback(() => setState({ data: null, error: null, loading: false }), []);
  return { ...state, load, setData, clear };
}
