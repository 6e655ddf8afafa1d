import { SearchOutlined } from '@ant-design/icons';
import { App, Input, type InputRef } from 'antd';
import { useRef, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { isTicketNumber } from '@hotline/shared/rules/ticket-number';
import { listTickets } from '@hotline/shared/contracts/tickets.staff';
import { call } from '../api/call';
import { faultOf } from '../api/fault';
import { useKey } from '../keys/keys';

const fullLength = 15;
/** The day of registration; what is shorter names nobody's ticket. */
const leastLength = 8;

/** Finds a ticket by its number and opens it; part of a number shows the list of those that match. */
export function useTicketSearch() {
  const navigate = useNavigate();
  const { message } = App.useApp();
  return async (typed: string): Promise<void> => {
    const ticketNo = typed.replace(/\D/g, '').slice(0, fullLength);
    if (!ticketNo) return;
    if (ticketNo.length === fullLength && !isTicketNumber(ticketNo)) return void message.warning('工单编号有误，请与来电人核对后重输。');
    if (ticketNo.length < leastLength) return void message.warning('请至少输入工单编号的前8位（登记日期）。');
    const list = `/tickets?ticketNo=${ticketNo}`;
    if (ticketNo.length < fullLength) return void navigate(list);
    try {
      const { items } = await call(listTickets, { query: { desk: 'all', ticketNo } });
      const [only] = items;
      void navigate(only ? `/desks/all/${only.id}?ticketNo=${ticketNo}` : list);
    } catch (thrown) {
      void message.error(faultOf(thrown).message);
    }
  };
}

/** The number a caller reads out; `/` puts the cursor here. */
export function TicketSearch() {
  const input = useRef<InputRef>(null);
  const [typed, setTyped] = useState('');
  const search = useTicketSearch();
  useKey('search', () => input.current?.focus({ cursor: 'all' }));
  return (
    <Input
      ref={input}
      className="ticket-search"
      prefix={<SearchOutlined aria-hidden />}
      placeholder="工单编号（按 /）"
      aria-label="按工单编号查找"
      inputMode="numeric"
      allowClear
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onPressEnter={() => void search(typed)}
      data-testid="ticket-search"
    />
  );
}
