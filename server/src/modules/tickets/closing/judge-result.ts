import { satisfactions, solutions, type Satisfaction, type Solution } from '@hotline/shared/vocabulary/rating';
import { AppError } from '../../../platform/errors';
import { changeTicket, type Outcome, type Scene } from '../life/change-ticket';
import { issueOrder } from '../supervision/supervise-ticket';
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

/** Row 17: another round, under supervision that rises with it; round 3 is a problem ticket. */
export function reopenTicket(deps: TicketDeps, step: Step, judgement: Judgement & { readonly version?: number }): Promise<TicketRow> {
  return changeTicket(deps, {
    ...step,
    action: 'reopen',
    ...(judgement.version !== undefined && { version: judgement.version }),
    decide: async (ticket, scene) => {
      if (judgement.reason === null || !asksForMore(judgement)) throw new AppError('ticket.reasonRequired');
      const outcome = judgementOutcome(deps, step, judgement);
      const round = await anotherRound(deps, scene, ticket);
      return { ...outcome, ...round, patch: { ...outcome.patch, ...round.patch } };
    },
  });
}

const highestByRound = 2;

/** Who had it has it again; a ticket that no department had goes to the dispatcher. */
export async function anotherRound(deps: TicketDeps, scene: Scene, ticket: TicketRow): Promise<Outcome> {
  const round = ticket.round + 1;
  const level = Math.min(round - 1, highestByRound);
  const { dueAt } = await deps.calendar.due(scene.now, { workdays: scene.rules.handle.reopenedWorkdays });
  const { patch } = await issueOrder(scene, ticket, { level, demand: `第${round}轮办理，请查明上一轮未解决的原因并实地核实。`, dueAt, issuedBy: null });
  const fresh = { ...patch, round, longCycle: false, resolutionBy: null, infoRequests: 0, finalReply: null, finalBy: null, finalSignedBy: null };
  return ticket.leadDepartment === null ? { patch: { ...fresh, state: 'accepted' }, clocks: { start: ['dispatch'] } } : { patch: fresh };
}

/** Row 16 or 17 by the citizen's word. */
export function rateTicket(deps: TicketDeps, step: Step, judgement: Judgement): Promise<TicketRow> {
  if (asksForMore(judgement)) return reopenTicket(deps, step, judgement);
  return changeTicket(deps, { ...step, action: 'rate', decide: () => judgementOutcome(deps, step, judgement) });
}
