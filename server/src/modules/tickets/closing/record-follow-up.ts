import { followUpResults, type FollowUpResult } from '@hotline/shared/vocabulary/contact';
import { MoreThan, type EntityManager } from 'typeorm';
import { shanghaiDay } from '../../../platform/clock';
import { AppError } from '../../../platform/errors';
import { changeTicket, type Outcome } from '../life/change-ticket';
import type { TicketDeps } from '../deps';
import { asksForMore, judgementOutcome, reopenTicket, type Judgement } from './judge-result';
import type { Step } from '../life/step';
import type { TicketRow } from '../ticket.entity';
import { TimelineEventRow } from '../life/timeline-event.entity';

interface FollowUp {
  readonly version: number;
  readonly result: FollowUpResult;
  readonly judgement: Pick<Judgement, 'solution' | 'satisfaction'> | null;
  readonly note: string;
}

const attemptsNeeded = 3;
const daysNeeded = 2;

/** Earlier call-backs of this round that reached nobody: any other would have ended it. */
const earlierAttempts = (em: EntityManager, ticket: TicketRow): Promise<TimelineEventRow[]> =>
  em.findBy(TimelineEventRow, { ticketId: ticket.id, action: 'recordFollowUp', at: MoreThan(ticket.repliedAt ?? 0) });

/** Nobody reached: the ticket stays open until three attempts on two days. */
async function withoutContact(deps: TicketDeps, { ticket, em }: { ticket: TicketRow; em: EntityManager }, note: string): Promise<Outcome> {
  const days = [...(await earlierAttempts(em, ticket)).map((event) => event.at), deps.platform.clock.now()].map(shanghaiDay);
  const over = days.length >= attemptsNeeded && new Set(days).size >= daysNeeded;
  const detail = `${followUpResults.labels.noContact}（第${days.length}次）。${note}`;
  return over ? { detail } : { detail, patch: { state: ticket.state }, clocks: { meet: [] } };
}

/** Row 16 by the follow-up officer; a bad judgement reopens (row 17) with the note as its reason. */
export function recordFollowUp(deps: TicketDeps, step: Step, { version, result, judgement, note }: FollowUp): Promise<TicketRow> {
  if (result === 'reached' && judgement === null) throw new AppError('ticket.judgementRequired');
  const full = judgement && { ...judgement, reason: note };
  if (result === 'reached' && full && asksForMore(full)) return reopenTicket(deps, step, { ...full, version });
  return changeTicket(deps, {
    ...step,
    action: 'recordFollowUp',
    version,
    decide: (ticket, { em }) => (result === 'reached' && full ? judgementOutcome(deps, step, full) : withoutContact(deps, { ticket, em }, note)),
  });
}
