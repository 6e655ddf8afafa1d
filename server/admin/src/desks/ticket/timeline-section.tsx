import { Radio } from 'antd';
import { useSearchParams } from 'react-router-dom';
import type { StaffTicket } from '@hotline/shared/contracts/tickets.staff';
import { actionLabels } from '@hotline/shared/rules/lifecycle';
import { ticketStates } from '@hotline/shared/vocabulary/ticket-state';
import { CitedDetail } from '../../knowledge/cited-detail';
import { optionsOf } from '../../parts/options';
import { formatInstant } from '../../parts/time';
import { useNow } from '../../parts/use-now';
import { NoteText } from './note-text';
import { Section } from './section';
import { eventsOf, timelineKinds, type TimelineKind } from './timeline-kinds';

type TimelineEvent = StaffTicket['timeline'][number];

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
      {event.detail ? <p className="step-text"><CitedDetail text={event.detail} /></p> : null}
      {event.reason ? <NoteText>{event.reason}</NoteText> : null}
    </li>
  );
}

/** Which part of the timeline is in view; it stands in the address. */
function useKind(): readonly [TimelineKind, (kind: TimelineKind) => void] {
  const [search, setSearch] = useSearchParams();
  const kind = timelineKinds.codes.find((code) => code === search.get('timeline')) ?? 'all';
  const show = (next: TimelineKind): void => setSearch((old) => {
    const params = new URLSearchParams(old);
    if (next === 'all') params.delete('timeline');
    else params.set('timeline', next);
    return params;
  }, { replace: true });
  return [kind, show];
}

/** What happened to the ticket, newest first. */
export function TimelineSection({ ticket: { timeline } }: { readonly ticket: StaffTicket }) {
  const [kind, show] = useKind();
  const events = eventsOf(timeline, kind);
  const filter = <Radio.Group size="small" optionType="button" options={optionsOf(timelineKinds)} value={kind} onChange={({ target }) => show(target.value as TimelineKind)} aria-label="筛选办理过程" data-testid="timeline-filter" />;
  return (
    <Section title="办理过程" side={filter}>
      <ol className="timeline" data-testid="timeline">{events.map((event) => <Step key={event.id} event={event} />)}</ol>
      {events.length === 0 ? <p className="quiet">没有这一类记录。</p> : null}
    </Section>
  );
}
