import { useCallback, useEffect, useRef } from 'react';
import { Navigate, useLocation, useParams } from 'react-router-dom';
import type { StaffAction } from '@hotline/shared/contracts/ticket-actions.staff';
import { desksOf } from '@hotline/shared/vocabulary/desk';
import { useKey } from '../keys/keys';
import { NotYours } from '../frame/dead-ends';
import { useSession } from '../session/session';
import { usePageTitle } from '../session/use-page-title';
import { useClaims } from './claims/use-claims';
import { useDeskPlace } from './desk-place';
import { deskInfo, workplaceOf, type Queue } from './desk-table';
import { ListPane } from './list/list-pane';
import { useTicketList, type TicketList } from './list/use-ticket-list';
import { TicketPane, type Neighbours } from './ticket/ticket-pane';

/** Writing needs room: while one of these forms is open the list steps aside. */
const roomy: ReadonlySet<StaffAction | undefined> = new Set<StaffAction>(['answerDirectly', 'submitResolution']);

const rowsIn = (place: HTMLElement | null): HTMLElement[] => [...(place?.querySelectorAll<HTMLElement>('tr.ticket-row') ?? [])];

/** j and k walk the rows from wherever one is; a ticket that closes leaves the focus in the list. */
function useListKeys(ticketId: string | undefined, reload: () => void) {
  const place = useRef<HTMLDivElement>(null);
  const walk = (step: number): void => {
    const all = rowsIn(place.current);
    const at = all.findIndex((row) => row === document.activeElement);
    const from = at < 0 ? all.findIndex((row) => row.tabIndex === 0) - step : at;
    all[Math.min(Math.max(from + step, 0), all.length - 1)]?.focus();
  };
  useKey('down', () => walk(1));
  useKey('up', () => walk(-1));
  useKey('reload', reload);
  useEffect(() => {
    if (ticketId === undefined && document.activeElement === document.body) rowsIn(place.current).find((row) => row.tabIndex === 0)?.focus();
  }, [ticketId]);
  return place;
}

/** A ticket that has left the queue is followed by the first one. */
function neighboursOf(items: NonNullable<TicketList['items']>, ticketId: string): Neighbours {
  const at = items.findIndex(({ id }) => id === ticketId);
  return { next: items[at + 1]?.id, previous: items[at - 1]?.id };
}

function DeskPanes({ desk, ticketId }: { readonly desk: Queue; readonly ticketId: string | undefined }) {
  const place = useDeskPlace(desk, ticketId);
  const list = useTicketList(place);
  usePageTitle(deskInfo[desk].name);
  const { reload, seen } = list;
  useEffect(() => {
    if (ticketId) seen(ticketId);
  }, [ticketId, seen]);
  const onChanged = useCallback(() => reload(), [reload]);
  const claims = useClaims(place, list);
  const panes = useListKeys(ticketId, reload);
  const writing = ticketId !== undefined && roomy.has(place.doing);
  return (
    <div ref={panes} className={`desk${ticketId ? ' desk-open' : ''}${writing ? ' desk-writing' : ''}`}>
      <ListPane place={place} list={list} claims={claims.bar} />
      {ticketId ? <TicketPane key={ticketId} place={place} ticketId={ticketId} writing={writing} neighbours={neighboursOf(list.items ?? [], ticketId)} onChanged={onChanged} /> : null}
    </div>
  );
}

const noNeighbours: Neighbours = { next: undefined, previous: undefined };

/** A ticket that was looked for, beside no queue; closing it leads to 工单列表 with the filter it came by. */
function LoneTicket({ ticketId }: { readonly ticketId: string }) {
  const place = useDeskPlace('all', ticketId);
  usePageTitle('工单');
  const writing = roomy.has(place.doing);
  return (
    <div className={`desk desk-lone${writing ? ' desk-writing' : ''}`}>
      <TicketPane key={ticketId} place={place} ticketId={ticketId} writing={writing} neighbours={noNeighbours} onChanged={() => undefined} />
    </div>
  );
}

/** A desk: its queue, and beside it the ticket somebody works on. */
export function DeskPage() {
  const { desk: wanted, ticketId } = useParams();
  const { search } = useLocation();
  const { staff } = useSession();
  if (wanted === 'all' && desksOf[staff.role].includes('all')) return ticketId ? <LoneTicket ticketId={ticketId} /> : <Navigate to={`/tickets${search}`} replace />;
  const desk = workplaceOf(staff.role).desks.find((own) => own === wanted);
  return desk ? <DeskPanes key={desk} desk={desk} ticketId={ticketId} /> : <NotYours />;
}
