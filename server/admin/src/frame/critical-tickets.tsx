import { BellOutlined } from '@ant-design/icons';
import { Button, Switch } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import type { LiveTicket } from '@hotline/shared/contracts/tickets.staff';
import type { TicketState } from '@hotline/shared/vocabulary/ticket-state';
import { useLiveEvent } from '../api/live-context';
import { workplaceOf } from '../desks/desk-table';
import { usePreference } from '../parts/preference';
import { useSession } from '../session/session';
import { ring } from './ring';

const shownAtOnce = 5;
/** Where somebody still has to take it up; later changes of a critical ticket call nobody. */
const untaken: ReadonlySet<TicketState> = new Set<TicketState>(['submitted', 'accepted', 'dispatched']);

/** Critical tickets that came up while somebody sits here, until they are looked at or put aside. */
function useCriticalTickets(onNew: () => void) {
  const [tickets, setTickets] = useState<readonly LiveTicket[]>([]);
  const [known] = useState(() => new Set<string>());
  useLiveEvent('ticket', (event) => {
    if (event?.urgency !== 'critical' || !untaken.has(event.state) || known.has(event.id)) return;
    known.add(event.id);
    setTickets((old) => [event, ...old].slice(0, shownAtOnce));
    onNew();
  });
  return { tickets, putAside: (id?: string) => setTickets((old) => old.filter((ticket) => id !== undefined && ticket.id !== id)) };
}

/** 紧急工单: a badge over every screen, and a tone that each person may switch off. */
export function CriticalTickets() {
  const { staff } = useSession();
  const navigate = useNavigate();
  const [tone, setTone] = usePreference('ring');
  const { tickets, putAside } = useCriticalTickets(() => tone === 'on' && ring());
  if (tickets.length === 0 || !workplaceOf(staff.role).tools.includes('tickets')) return null;
  return (
    <section className="critical-bar" role="alert" aria-label="紧急工单" data-testid="critical-tickets">
      <strong><BellOutlined aria-hidden /> 紧急工单</strong>
      {tickets.map(({ id, ticketNo }) => (
        <Button key={id} size="small" onClick={() => { putAside(id); void navigate(`/desks/all/${id}`); }} data-testid={`critical-${ticketNo}`}>{ticketNo}</Button>
      ))}
      <span className="critical-space" />
      <label>提示音 <Switch size="small" checked={tone === 'on'} onChange={(on) => setTone(on ? 'on' : 'off')} aria-label="紧急工单提示音" /></label>
      <Button size="small" onClick={() => putAside()}>知道了</Button>
    </section>
  );
}
