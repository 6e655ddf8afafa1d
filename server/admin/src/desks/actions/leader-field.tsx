import { Select } from 'antd';
import { useCallback, useState } from 'react';
import { getTicket, listTickets } from '@hotline/shared/contracts/tickets.staff';
import { ticketStates, type TicketState } from '@hotline/shared/vocabulary/ticket-state';
import { call } from '../../api/call';
import { useLoad } from '../../api/use-load';

interface Candidate {
  readonly id: string;
  readonly ticketNo: string;
  readonly state: TicketState;
  readonly title: string;
}

/** Tickets whose number begins with what was typed, but for the one that is to be merged. */
async function search(typed: string, own: string): Promise<readonly Candidate[]> {
  const ticketNo = typed.replace(/\D/g, '').slice(0, 15);
  if (ticketNo.length < 4) return [];
  const { items } = await call(listTickets, { query: { desk: 'all', ticketNo } });
  return items.filter(({ id }) => id !== own);
}

interface LeaderFieldProps {
  /** The ticket that is to be merged. */
  readonly own: string;
  readonly value?: string;
  readonly onChange?: (id: string) => void;
  readonly id?: string;
  readonly 'data-testid'?: string;
}

/** The leader of a group, found by its number. */
export function LeaderField({ own, value, ...rest }: LeaderFieldProps) {
  const [typed, setTyped] = useState('');
  const { data: found, loading } = useLoad(useCallback(() => search(typed, own), [typed, own]));
  // A draft taken up again has an id only.
  const { data: chosen } = useLoad(useCallback(() => (value ? call(getTicket, { params: { id: value } }) : Promise.resolve(null)), [value]));
  const items: readonly Candidate[] = found && found.length > 0 ? found : chosen ? [chosen] : [];
  return (
    <Select<string>
      value={value}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      options={items.map(({ id, ticketNo, state, title }) => ({ value: id, label: `${ticketNo} ${ticketStates.labels[state]} ${title}` }))}
      loading={loading}
      placeholder="输入主单的工单编号"
      notFoundContent={typed.length < 4 ? '请输入至少4位编号' : '没有找到这个编号的工单'}
      {...rest}
    />
  );
}
