import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';

interface Filters {
  /** What stands in the address, by name. */
  readonly given: Readonly<Record<string, string>>;
  /** Sets one filter, or takes it out; paging starts anew unless it is the page that changes. */
  readonly set: (name: string, value: string | null | undefined) => void;
}

/** Filters that stand in the address, so that a link or a reload shows the same list. */
export function useFilters(): Filters {
  const [search, setSearch] = useSearchParams();
  const given = useMemo(() => Object.fromEntries(search), [search]);
  const set = useCallback(
    (name: string, value: string | null | undefined) =>
      setSearch((old) => {
        const next = new URLSearchParams(old);
        if (name !== 'cursor') next.delete('cursor');
        next.delete(name);
        if (value) next.set(name, value);
        return next;
      }),
    [setSearch],
  );
  return { given, set };
}
