import { countedTo } from '@hotline/shared/rules/limits';
import { ticketStates, endStates, type TicketState } from '@hotline/shared/vocabulary/ticket-state';
import { urgencies, type Urgency } from '@hotline/shared/vocabulary/urgency';
import { deadlineOf, formatDue } from './time';
import { useNow } from './use-now';

/** Blue while something is to be done, grey when it is over. */
export function StateMark({ state }: { readonly state: TicketState }) {
  const done = endStates.includes(state);
  return <span className={done ? 'mark mark-done' : 'mark mark-open'}>{ticketStates.labels[state]}</span>;
}

export function UrgencyMark({ urgency }: { readonly urgency: Urgency }) {
  return <span className={`urgency urgency-${urgency}`}>{urgencies.labels[urgency]}</span>;
}

/** How much of a queue there is; it is not counted to the end. */
export const countText = (count: number): string => (count < countedTo ? String(count) : `${countedTo - 1}+`);

/** Time left to the nearest deadline; the exact instant on hover. */
export function Deadline({ dueAt }: { readonly dueAt: number | null }) {
  const now = useNow();
  if (dueAt === null) return <span className="quiet">—</span>;
  const { tone, text } = deadlineOf(dueAt, now);
  return (
    <span className={`deadline deadline-${tone}`} title={`截止 ${formatDue(dueAt, now)}`}>
      {text}
    </span>
  );
}

interface WarningMarkProps {
  readonly dueAt: number | null;
  readonly yellowAt: number | null;
}

/** The light of a running deadline, in words; none while it is green. */
export function WarningMark({ dueAt, yellowAt }: WarningMarkProps) {
  const now = useNow();
  if (dueAt !== null && dueAt <= now) return <span className="mark mark-red">红色预警</span>;
  return yellowAt !== null && yellowAt <= now ? <span className="mark mark-yellow">黄色预警</span> : null;
}
