import { In, type EntityManager } from 'typeorm';
import { AppError } from '../../../platform/errors';
import type { TicketDeps } from '../deps';
import { changeTicket } from '../life/change-ticket';
import type { Step } from '../life/step';
import { TimelineEventRow } from '../life/timeline-event.entity';
import type { TicketRow } from '../ticket.entity';
import { anotherRound } from './judge-result';

const dayMs = 24 * 3600_000;

/** Row 19: the same matter is back soon after it was closed: another round for whoever had it. */
export function recurTicket(deps: TicketDeps, step: Step, { version, reason }: { readonly version: number; readonly reason: string }): Promise<TicketRow> {
  return changeTicket(deps, {
    ...step,
    action: 'recur',
    version,
    decide: async (ticket, scene) => {
      if (scene.now > (await closedAt(scene.em, ticket.id)) + scene.rules.recurDays * dayMs) throw new AppError('ticket.recurLate');
      return { ...(await anotherRound(deps, scene, ticket)), reason };
    },
  });
}

async function closedAt(em: EntityManager, ticketId: string): Promise<number> {
  const closing = await em.findOneOrFail(TimelineEventRow, { where: { ticketId, action: In(['rate', 'recordFollowUp', 'expireRatingWindow', 'import']) }, order: { version: 'DESC' } });
  return closing.at;
}
