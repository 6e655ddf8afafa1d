import { getRequester, undoIdentityJoin, type RequesterView } from '@hotline/shared/contracts/requesters.staff';
import { AppError } from '../../../platform/errors';
import { route, type Route } from '../../../platform/http/route';
import type { TicketDeps } from '../deps';
import type { Step } from '../life/step';
import { findVisible } from './ticket.query';

/** Who is behind a ticket: the identities found to be one person, and the way back when they are not. */
export function requesterRoutes(deps: TicketDeps): Route[] {
  const { citizens, staff } = deps;
  const shown = async (step: Step): Promise<RequesterView> => {
    const { requesterId } = await findVisible(deps, step);
    if (requesterId === null) return { identities: [], joins: [] };
    const joins = await citizens.joins(requesterId);
    return { identities: await citizens.identityKinds(requesterId), joins: joins.map(({ id, via, at }) => ({ id, via, at })) };
  };
  return [
    route(getRequester, staff.gate(), ({ actor, input }) => shown({ actor, ticketId: input.params.id })),
    route(undoIdentityJoin, staff.gate('dutyManager'), async ({ actor, input }) => {
      const step = { actor, ticketId: input.params.id };
      const { joins } = await shown(step);
      const own = joins.some(({ id }) => id === input.params.joinId);
      if (!own || !(await citizens.undoJoin(input.params.joinId, { undoneBy: actor.id, undoReason: input.body.reason }))) throw new AppError('citizen.joinUndone');
      return shown(step);
    }),
  ];
}
