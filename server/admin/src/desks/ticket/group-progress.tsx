import { Progress } from 'antd';
import { useCallback, useEffect } from 'react';
import { getTicket, type StaffTicket } from '@hotline/shared/contracts/tickets.staff';
import { call } from '../../api/call';
import { useLoad } from '../../api/use-load';

const lookMs = 1_000;

/** A leader that has its answer, and members that have not got it yet. */
const isSharing = ({ reply, groupWaiting }: StaffTicket): boolean => reply !== null && groupWaiting > 0;

const figure = (count: number): string => count.toLocaleString('zh-CN');

/** Looks again while the reply is on its way; apart from the ticket on the page, which changes only when people ask for it. */
function Moving({ ticket }: { readonly ticket: StaffTicket }) {
  const { data = ticket, reload } = useLoad(useCallback(() => call(getTicket, { params: { id: ticket.id } }), [ticket.id]));
  const sharing = isSharing(data);
  useEffect(() => {
    if (!sharing) return undefined;
    const timer = window.setInterval(reload, lookMs);
    return () => window.clearInterval(timer);
  }, [sharing, reload]);
  if (!sharing) return null;
  const { groupSize, groupWaiting } = data;
  const answered = groupSize - groupWaiting;
  return (
    <div className="group-progress" data-testid="group-progress">
      <Progress percent={Math.floor((answered / groupSize) * 100)} showInfo={false} status="active" aria-label="并单答复进度" />
      <span>已答复 {figure(answered)} / {figure(groupSize)} 件</span>
    </div>
  );
}

/** One reply on its way to a whole group: how far it has come; gone when everybody has it. */
export function GroupProgress({ ticket }: { readonly ticket: StaffTicket }) {
  return isSharing(ticket) ? <Moving key={ticket.version} ticket={ticket} /> : null;
}
