import { useCallback, useEffect } from 'react';
import { useParams } from 'react-router-dom';
import type { Desk, StaffAction } from '@hotline/shared/contracts/tickets.staff';
import { NotYours } from '../frame/dead-ends';
import { useSession } from '../session/session';
import { usePageTitle } from '../session/use-page-title';
import { useDeskPlace } from './desk-place';
import { deskInfo, workplaceOf } from './desk-table';
import { ListPane } from './list/list-pane';
import { useTicketList } from './list/use-ticket-list';
import { TicketPane } from './ticket/ticket-pane';

/** Writing needs room: while one of these forms is open the list steps aside. */
const roomy: ReadonlySet<StaffAction | undefined> = new Set<StaffAction>(['answerDirectly', 'submitResolution']);

function DeskPanes({ desk, ticketId }: { readonly desk: Desk; readonly ticketId: string | undefined }) {
  const place = useDeskPlace(desk, ticketId);
  const list = useTicketList(place);
  usePageTitle(deskInfo[desk].name);
  const { reload, seen } = list;
  useEffect(() => {
    if (ticketId) seen(ticketId);
  }, [ticketId, seen]);
  const onChanged = useCallback(() => reload(), [reload]);
  const writing = ticketId !== undefined && roomy.has(place.doing);
  return (
    <div className={`desk${ticketId ? ' desk-open' : ''}${writing ? ' desk-writing' : ''}`}>
      <ListPane place={place} list={list} />
      {ticketId ? <TicketPane key={ticketId} place={place} ticketId={ticketId} writing={writing} onChanged={onChanged} /> : null}
    </div>
  );
}

/** A desk: its queue, and beside it the ticket somebody works on. */
export function DeskPage() {
  const { desk: wanted, ticketId } = useParams();
  const { staff } = useSession();
  const desk = workplaceOf(staff.role).desks.find((own) => own === wanted);
  return desk ? <DeskPanes key={desk} desk={desk} ticketId={ticketId} /> : <NotYours />;
}
