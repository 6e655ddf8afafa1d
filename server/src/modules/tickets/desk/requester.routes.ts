import { enterRequester, noteAbuse } from '@hotline/shared/contracts/blocklist.staff';
import { getRequester, undoIdentityJoin, type RequesterView } from '@hotline/shared/contracts/requesters.staff';
import { AppError } from '../../../platform/errors';
import { route, type Route } from '../../../platform/http/route';
import type { TicketDeps } from '../deps';
import type { Step } from '../life/step';
import { openContact } from '../requester/personal-data';
import { findVisible } from './ticket.query';

/** Who is behind a ticket: the identities found to be one person and the way back when they are not, and how they behave. */
export function requesterRoutes(deps: TicketDeps): Route[] {
  const { citizens, staff, blocklist } = deps;
  const metOn = async (step: Step) => {
    const ticket = await findVisible(deps, step);
    return { ticketId: ticket.id, ticketNo: ticket.ticketNo, requesterId: ticket.requesterId, phone: openContact(deps.platform.seal, ticket).contactPhone };
  };
  const shown = async (step: Step): Promise<RequesterView> => {
    const met = await metOn(step);
    const { requesterId } = met;
    const joins = requesterId === null ? [] : await citizens.joins(requesterId);
    return {
      identities: requesterId === null ? [] : await citizens.identityKinds(requesterId),
      joins: joins.map(({ id, via, at }) => ({ id, via, at })),
      marks: await blocklist.marks(met),
      abuse: await blocklist.abuseOf(met),
    };
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
    route(noteAbuse, staff.gate('operator', 'handler'), async ({ actor, input }) => {
      await blocklist.noteAbuse(actor, { met: await metOn({ actor, ticketId: input.params.id }), ...input.body });
      return {};
    }),
    route(enterRequester, staff.gate('dutyManager'), async ({ actor, input }) => {
      await blocklist.enter(actor, { met: await metOn({ actor, ticketId: input.params.id }), terms: input.body });
      return {};
    }),
  ];
}
