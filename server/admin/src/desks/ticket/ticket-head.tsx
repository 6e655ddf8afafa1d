import { CloseOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { Ref } from 'react';
import type { StaffTicket } from '@hotline/shared/contracts/tickets.staff';
import { channels } from '@hotline/shared/vocabulary/channel';
import { requestTypes } from '@hotline/shared/vocabulary/request-type';
import { vulnerableNeeds } from '@hotline/shared/vocabulary/vulnerable-need';
import { Deadline, StateMark, UrgencyMark, WarningMark } from '../../parts/marks';
import { levelName } from '../../parts/supervision-level';
import { formatInstant } from '../../parts/time';
import { useNow } from '../../parts/use-now';

interface TicketHeadProps {
  readonly ticket: StaffTicket;
  readonly onClose: () => void;
  /** Takes the focus when what had it is gone. */
  readonly heading: Ref<HTMLHeadingElement>;
}

interface HeadMark {
  readonly text: string;
  readonly tone: 'mark-red' | 'mark-yellow' | 'mark-open';
}

/** Whose need it is, who must not hear of it, who watches, who has it. */
function marksOf({ needs, confidential, accusedDepartmentName, supervisionLevel, arbitration, longCycle, claimedBy }: StaffTicket): HeadMark[] {
  const flags: (readonly [shown: boolean, HeadMark])[] = [
    [confidential, { text: accusedDepartmentName ? `保密（被反映单位：${accusedDepartmentName}）` : '保密', tone: 'mark-red' }],
    [supervisionLevel > 0, { text: levelName(supervisionLevel), tone: 'mark-yellow' }],
    [arbitration, { text: '仲裁', tone: 'mark-yellow' }],
    [longCycle, { text: '长周期', tone: 'mark-open' }],
    [claimedBy !== null, { text: `${claimedBy?.name ?? ''}已领取`, tone: 'mark-open' }],
  ];
  return [...needs.map((need): HeadMark => ({ text: vulnerableNeeds.labels[need], tone: 'mark-red' })), ...flags.flatMap(([shown, mark]) => (shown ? [mark] : []))];
}

/** What everybody must know before they act. */
function HeadMarks({ ticket }: Pick<TicketHeadProps, 'ticket'>) {
  const marks = marksOf(ticket);
  if (marks.length === 0) return null;
  return <div className="head-marks" data-testid="head-marks">{marks.map(({ text, tone }) => <span key={text} className={`mark ${tone}`}>{text}</span>)}</div>;
}

/** Number, state and what kind of ticket this is. */
export function TicketHead({ ticket, onClose, heading }: TicketHeadProps) {
  const now = useNow();
  const { ticketNo, state, urgency, requestType, channel, round, createdAt, departmentName, dueAt, yellowAt } = ticket;
  return (
    <header className={`ticket-head edge-${urgency}`}>
      <div className="ticket-head-line">
        <h2 ref={heading} tabIndex={-1} data-testid="ticket-no">{ticketNo}</h2>
        <span data-testid="ticket-state"><StateMark state={state} /></span>
        <UrgencyMark urgency={urgency} />
        {dueAt === null ? null : <><WarningMark dueAt={dueAt} yellowAt={yellowAt} /><Deadline dueAt={dueAt} /></>}
        <Button className="ticket-close" size="small" type="text" icon={<CloseOutlined />} onClick={onClose} aria-label="关闭工单，返回列表" title="返回列表" />
      </div>
      <div className="ticket-head-facts">
        <span>{requestTypes.labels[requestType]}</span>
        <span>{channels.labels[channel]}</span>
        <span>第 {round} 轮</span>
        <span>{formatInstant(createdAt, now)} 登记</span>
        {departmentName ? <span>承办：{departmentName}</span> : null}
      </div>
      <HeadMarks ticket={ticket} />
    </header>
  );
}
