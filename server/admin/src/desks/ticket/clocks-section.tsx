import { Button } from 'antd';
import { useState } from 'react';
import type { ClockView } from '@hotline/shared/contracts/clocks';
import type { StaffTicket } from '@hotline/shared/contracts/tickets.staff';
import { clockKinds } from '@hotline/shared/vocabulary/clock-kind';
import { Deadline, WarningMark } from '../../parts/marks';
import { formatDay, formatDue, formatInstant, formatSpan } from '../../parts/time';
import { useNow } from '../../parts/use-now';
import { Section } from './section';

interface ClockProps {
  readonly clock: ClockView;
  /** When it turns yellow, where that is known: of the nearest running one. */
  readonly yellowAt: number | null;
}

/** How a clock stands: met in time, met late, paused, or running, with its light in a word. */
function Standing({ clock, yellowAt }: ClockProps) {
  const now = useNow();
  const { metAt, stoppedAt, dueAt, paused } = clock;
  if (metAt !== null) {
    const late = metAt > dueAt;
    return <span className={late ? 'deadline deadline-overdue' : 'quiet'} title={formatInstant(metAt, now)}>{late ? '逾期完成' : '按时完成'}</span>;
  }
  if (stoppedAt !== null) return <span className={stoppedAt > dueAt ? 'deadline deadline-overdue' : 'quiet'} title={formatInstant(stoppedAt, now)}>{stoppedAt > dueAt ? '逾期终止' : '已终止'}</span>;
  return paused ? <span className="quiet">已暂停</span> : <span><WarningMark dueAt={dueAt} yellowAt={yellowAt} /><Deadline dueAt={dueAt} /></span>;
}

/** The sum behind a due date, in the hotline's own counting. */
function Arithmetic({ clock }: { readonly clock: ClockView }) {
  const now = useNow();
  const { startedAt, dueAt, metAt, pausedMs, days } = clock;
  const limit = dueAt - startedAt - pausedMs;
  return (
    <div className="arithmetic" data-testid={`arithmetic-${clock.kind}`}>
      <p>
        自 {formatInstant(startedAt, now)} 起{days.length > 0 ? '，次日起按工作日计算，至最后一个工作日 24:00 止：' : ` ${formatSpan(limit)}，昼夜连续计算。`}
      </p>
      <ol>
        {days.map(({ date, counted, note }) => (
          <li key={date} className={counted === null ? 'day-off' : undefined}>
            <span>{formatDay(date)}</span>
            <span>{counted === null ? '不计' : `第 ${counted} 个工作日`}</span>
            <span>{note}</span>
          </li>
        ))}
      </ol>
      {pausedMs > 0 ? <p>期间暂停 {formatSpan(pausedMs)}，已顺延。</p> : null}
      <p>截止 {formatDue(dueAt, now)}{metAt === null ? '' : `，完成于 ${formatInstant(metAt, now)}`}</p>
    </div>
  );
}

function ClockLine({ clock, yellowAt }: ClockProps) {
  const [open, setOpen] = useState(false);
  const now = useNow();
  return (
    <li>
      <div className="clock-line">
        <strong>{clockKinds.labels[clock.kind]}</strong>
        <span>{formatDue(clock.dueAt, now)} 前{clock.provisional ? <span className="mark mark-warn">暂定</span> : null}</span>
        <Standing clock={clock} yellowAt={yellowAt} />
        <Button size="small" type="link" aria-expanded={open} onClick={() => setOpen(!open)} data-testid={`why-${clock.kind}`}>
          {clock.days.length > 0 ? '为什么是这天' : '怎么算的'}
        </Button>
      </div>
      {clock.provisional ? <p className="quiet">所在年度的放假安排尚未公布，公布后将重新计算。</p> : null}
      {open ? <Arithmetic clock={clock} /> : null}
    </li>
  );
}

const isOver = ({ metAt, stoppedAt }: ClockView): boolean => metAt !== null || stoppedAt !== null;

/** Running clocks first, then those that are over. */
export function ClocksSection({ ticket: { clocks, dueAt, yellowAt } }: { readonly ticket: StaffTicket }) {
  if (clocks.length === 0) return null;
  const ordered = [...clocks].sort((one, other) => Number(isOver(one)) - Number(isOver(other)) || one.dueAt - other.dueAt);
  return (
    <Section title="时限">
      <ul className="plain-list">{ordered.map((clock) => <ClockLine key={`${clock.kind}-${clock.startedAt}`} clock={clock} yellowAt={clock.dueAt === dueAt ? yellowAt : null} />)}</ul>
    </Section>
  );
}
