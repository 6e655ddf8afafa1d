import { satisfactions, solutions, type Satisfaction, type Solution } from '@hotline/shared/vocabulary/rating';
import { AppError } from '../../../platform/errors';
import { changeTicket, type Outcome } from '../life/change-ticket';
import type { TicketDeps } from '../deps';
import type { Step } from '../life/step';
import type { TicketRow, TicketStatus } from '../ticket.entity';

/** What the citizen, or the follow-up officer in their words, thinks of the result. */
export interface Judgement {
  readonly solution: Solution;
  readonly satisfaction: Satisfaction;
  readonly reason: string | null;
}

/** Unsolved or dissatisfied: it is not over. */
export const asksForMore = ({ solution, satisfaction }: Pick<Judgement, 'solution' | 'satisfaction'>): boolean => solution === 'unsolved' || satisfaction === 'dissatisfied';

/** The judgement's columns and its line in the timeline. */
export function judgementOutcome(deps: TicketDeps, { actor }: Step, { solution, satisfaction, reason }: Judgement): Outcome {
  const patch: Partial<TicketStatus> = { solution, satisfaction, ratingReason: reason, ratedBy: actor.kind === 'citizen' ? 'citizen' : 'followUp', ratedAt: deps.platform.clock.now() };
  return { patch, reason, detail: `${solutions.labels[solution]}，${satisfactions.labels[satisfaction]}` };
}

/** Row 17: another round. Who had it has it again; a ticket answered directly goes to the dispatcher. */
export function reopenTicket(deps: TicketDeps, step: Step, judgement: Judgement & { readonly version?: number }): Promise<TicketRow> {
  return changeTicket(deps, {
    ...step,
    action: 'reopen',
    ...(judgement.version !== undefined && { version: judgement.version }),
    decide: (ticket) => {
      if (judgement.reason === null) throw new AppError('ticket.reasonRequired');
      const outcome = judgementOutcome(deps, step, judgement);
      const patch = { ...outcome.patch, round: ticket.round + 1, resolutionBy: null };
      if (ticket.leadDepartment !== null) return { ...outcome, patch };
      return { ...outcome, patch: { ...patch, state: 'accepted' }, clocks: { start: ['dispatch'] } };
    },
  });
}

/** Row 16 or 17 by the citizen's word. */
export function rateTicket(deps: TicketDeps, step: Step, judgement: Judgement): Promise<TicketRow> {
  if (asksForMore(judgement)) return reopenTicket(deps, step, judgement);
  return changeTicket(deps, { ...step, action: 'rate', decide: () => judgementOutcome(deps, step, judgement) });
}
