import { useCallback, useEffect, useRef } from 'react';
import { listCriticalTickets, type CriticalTicket } from '@hotline/shared/contracts/workbench.staff';
import { call } from '../api/call';
import { useLiveBurst } from '../api/live-context';
import { useLoad, type Loaded } from '../api/use-load';

const load = async (): Promise<readonly CriticalTicket[]> => (await call(listCriticalTickets, {})).items;

/** Open critical tickets, fresh by the stream; `onNew` once for whatever was not there before. */
export function useCritical(onNew: () => void): Loaded<readonly CriticalTicket[]> {
  const loaded = useLoad(useCallback(load, []));
  const { data, reload } = loaded;
  useLiveBurst('ticket', reload, 500);
  const known = useRef<ReadonlySet<string> | null>(null);
  const tell = useRef(onNew);
  useEffect(() => {
    tell.current = onNew;
  });
  useEffect(() => {
    if (!data) return;
    const before = known.current;
    known.current = new Set(data.map(({ id }) => id));
    if (before && data.some(({ id }) => !before.has(id))) tell.current();
  }, [data]);
  return loaded;
}
