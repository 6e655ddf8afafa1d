import { SearchOutlined } from '@ant-design/icons';
import { App, Input, type InputRef } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { isTicketNumber } from '@hotline/shared/rules/ticket-number';
import { listTickets } from '@hotline/shared/contracts/tickets.staff';
import { call } from '../api/call';
import { faultOf } from '../api/fault';

const fullLength = 15;

/** Finds a ticket by its number and opens it; part of a number shows the list of those that match. */
function useTicketSearch() {
  const navigate = useNavigate();
  const { message } = App.useApp();
  return async (typed: string): Promise<void> => {
    const ticketNo = typed.replace(/\D/g, '').slice(0, fullLength);
    if (!ticketNo) return;
    if (ticketNo.length === fullLength && !isTicketNumber(ticketNo)) return void message.warning('工单编号有误，请与来电人核对后重输。');
    const list = `/desks/all?ticketNo=${ticketNo}`;
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

/** Ctrl+K puts the cursor here from anywhere. */
function useCtrlK(focus: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'k') return;
      event.preventDefault();
      focus();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [focus]);
}

export function TicketSearch() {
  const input = useRef<InputRef>(null);
  const [typed, setTyped] = useState('');
  const search = useTicketSearch();
  const [focus] = useState(() => () => input.current?.focus({ cursor: 'all' }));
  useCtrlK(focus);
  return (
    <Input
      ref={input}
      className="ticket-search"
      prefix={<SearchOutlined aria-hidden />}
      placeholder="工单编号（Ctrl+K）"
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
