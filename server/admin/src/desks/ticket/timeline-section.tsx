import { LockOutlined } from '@ant-design/icons';
import type * as z from 'zod/mini';
import type { StaffTicket, timelineEvent } from '@hotline/shared/contracts/tickets.staff';
import { actionLabels } from '@hotline/shared/rules/lifecycle';
import { ticketStates } from '@hotline/shared/vocabulary/ticket-state';
import { formatInstant } from '../../parts/time';
import { useNow } from '../../parts/use-now';
import { Section } from './section';

type TimelineEvent = z.output<typeof timelineEvent>;

/** 待受理 → 待派单, where the state changed. */
function stateChange({ fromState, toState }: TimelineEvent): string | null {
  if (fromState === toState) return null;
  return fromState === null ? ticketStates.labels[toState] : `${ticketStates.labels[fromState]} → ${ticketStates.labels[toState]}`;
}

function Step({ event }: { readonly event: TimelineEvent }) {
  const now = useNow();
  const change = stateChange(event);
  return (
    <li className="step">
      <div className="line-between">
        <span>
          <strong>{actionLabels[event.action]}</strong> {event.actor}
          {change ? <span className="quiet"> {change}</span> : null}
        </span>
        <time className="quiet" dateTime={new Date(event.at).toISOString()}>{formatInstant(event.at, now)}</time>
      </div>
      {event.detail ? <p className="step-text">{event.detail}</p> : null}
      {event.reason ? <p className="note-text"><LockOutlined aria-label="内部记录" /> {event.reason}</p> : null}
    </li>
  );
}

/** What happened to the ticket, newest first. */
export function TimelineSection({ ticket: { timeline } }: { readonly ticket: StaffTicket }) {
  const newestFirst = [...timeline].sort((one, other) => other.at - one.at);
  return (
    <Section title="办理过程">
      <ol className="timeline" data-testid="timeline">{newestFirst.map((event) => <Step key={event.id} event={event} />)}</ol>
    </Section>
  );
}
