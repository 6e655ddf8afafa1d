import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import * as z from 'zod/mini';
import { ticketFilter, type TicketFilter } from '@hotline/shared/contracts/ticket-lists.staff';

const names = Object.keys(ticketFilter.shape) as (keyof TicketFilter)[];

/** What the address says, as far as it can be understood. */
function filterOf(search: URLSearchParams): TicketFilter {
  const given = names.flatMap((name) => {
    const value = search.get(name);
    return value && z.safeParse(ticketFilter.shape[name], value).success ? [[name, value]] : [];
  });
  return Object.fromEntries(given) as TicketFilter;
}

/** A filter as an address; the order of the parts is always the same. */
export function searchOf(filter: TicketFilter): string {
  return new URLSearchParams(names.flatMap((name) => (filter[name] ? [[name, filter[name]]] : []))).toString();
}

/** The filter of the list. It stands in the address, so that a link or a reload leads back to it. */
export function useListPlace() {
  const [search, setSearch] = useSearchParams();
  const text = searchOf(filterOf(search));
  const filter = useMemo(() => filterOf(new URLSearchParams(text)), [text]);
  const show = useCallback((next: TicketFilter) => setSearch(searchOf(next)), [setSearch]);
  return { filter, text, show };
}
