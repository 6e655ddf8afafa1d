import { Select } from 'antd';
import { useCallback, useState } from 'react';
import { adviseRegistration } from '@hotline/shared/contracts/workbench.staff';
import { getTicket, listTickets, type StaffTicket } from '@hotline/shared/contracts/tickets.staff';
import { ticketStates, type TicketState } from '@hotline/shared/vocabulary/ticket-state';
import { call } from '../../api/call';
import { useLoad } from '../../api/use-load';

interface Candidate {
  readonly id: string;
  readonly ticketNo: string;
  readonly state: TicketState;
  readonly title: string;
}

type Own = Pick<StaffTicket, 'id' | 'content' | 'area'>;

/** Tickets whose number begins with what was typed, before that those that say much the same; never the one that is to be merged. */
async function search(typed: string, { id: own, content, area }: Own): Promise<readonly Candidate[]> {
  const ticketNo = typed.replace(/\D/g, '').slice(0, 15);
  if (typed && ticketNo.length < 4) return [];
  const items = typed ? (await call(listTickets, { query: { desk: 'all', ticketNo } })).items : (await call(adviseRegistration, { body: { content, area } })).similar;
  return items.filter(({ id }) => id !== own);
}

interface LeaderFieldProps {
  /** The ticket that is to be merged. */
  readonly own: Own;
  readonly value?: string;
  readonly onChange?: (id: string) => void;
  readonly id?: string;
  readonly 'data-testid'?: string;
}

function nothingFor(typed: string): string {
  if (!typed) return '近 7 天同一区域没有相似的诉求，请输入主单的工单编号';
  return typed.length < 4 ? '请输入至少4位编号' : '没有找到这个编号的工单';
}

/** The leader of a group: one of the same matter, or found by its number. */
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
      placeholder="选择同类诉求，或输入主单的工单编号"
      notFoundContent={nothingFor(typed)}
      {...rest}
    />
  );
}
