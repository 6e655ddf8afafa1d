import { CloseOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { StaffTicket } from '@hotline/shared/contracts/tickets.staff';
import { channels } from '@hotline/shared/vocabulary/channel';
import { requestTypes } from '@hotline/shared/vocabulary/request-type';
import { Deadline, StateMark, UrgencyMark } from '../../parts/marks';
import { formatInstant } from '../../parts/time';
import { useNow } from '../../parts/use-now';

/** Number, state and what kind of ticket this is. */
export function TicketHead({ ticket, onClose }: { readonly ticket: StaffTicket; readonly onClose: () => void }) {
  const now = useNow();
  const { ticketNo, state, urgency, requestType, channel, round, createdAt, departmentName, dueAt } = ticket;
  return (
    <header className={`ticket-head edge-${urgency}`}>
      <div className="ticket-head-line">
        <h2 data-testid="ticket-no">{ticketNo}</h2>
        <span data-testid="ticket-state"><StateMark state={state} /></span>
        <UrgencyMark urgency={urgency} />
        {dueAt === null ? null : <Deadline dueAt={dueAt} />}
        <Button className="ticket-close" size="small" type="text" icon={<CloseOutlined />} onClick={onClose} aria-label="关闭工单，返回列表" title="返回列表" />
      </div>
      <div className="ticket-head-facts">
        <span>{requestTypes.labels[requestType]}</span>
        <span>{channels.labels[channel]}</span>
        <span>第 {round} 轮</span>
        <span>{formatInstant(createdAt, now)} 登记</span>
        {departmentName ? <span>承办：{departmentName}</span> : null}
      </div>
    </header>
  );
}
