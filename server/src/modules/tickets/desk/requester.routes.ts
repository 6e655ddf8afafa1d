import { enterRequester, noteAbuse } from '@hotline/shared/contracts/blocklist.staff';
import { getRequester, undoIdentityJoin, type RequesterView } from '@hotline/shared/contracts/requesters.staff';
import { In } from 'typeorm';
import { AppError } from '../../../platform/errors';
import { route, type Route } from '../../../platform/http/route';
import type { StaffActor } from '../../staff';
import type { TicketDeps } from '../deps';
import { inScope, visibleTo } from '../life/visible-to';
import { openContact } from '../requester/personal-data';
import { TicketRow } from '../ticket.entity';
import { findVisible } from './ticket.query';

interface Look {
  readonly actor: StaffActor;
  readonly ticketId: string;
}

/** Who is behind a ticket: the identities found to be one person and the way back when they are not, and how they behave. */
export function requesterRoutes(deps: TicketDeps): Route[] {
  const { citizens, staff, blocklist } = deps;
  const metOn = async (step: Look) => {
    const ticket = await findVisible(deps, step);
    return { ticketId: ticket.id, ticketNo: ticket.ticketNo, requesterId: ticket.requesterId, phone: openContact(deps.platform.seal, ticket).contactPhone };
  };
  /** Only what was noted on tickets the actor may see: another one may be confidential, or a complaint about them. */
  const abuseSeenBy = async (actor: StaffActor, met: Parameters<typeof blocklist.abuseOf>[0]) => {
    const notes = await blocklist.abuseOf(met);
    const scope = await visibleTo(actor, deps);
    const tickets = await deps.platform.db.read((em) => em.findBy(TicketRow, { id: In(notes.map(({ ticketId }) => ticketId)) }));
    const seen = new Set(tickets.filter((ticket) => inScope(scope, ticket)).map(({ id }) => id));
    return notes.filter(({ ticketId }) => seen.has(ticketId));
  };
  const shown = async (step: Look): Promise<RequesterView> => {
    const met = await metOn(step);
    const { requesterId } = met;
    const joins = requesterId === null ? [] : await citizens.joins(requesterId);
    return {
      identities: requesterId === null ? [] : await citizens.identityKinds(requesterId),
      joins: joins.map(({ id, via, at }) => ({ id, via, at })),
      // What happened is told at the hotline; departments see the mark.
      marks: (await blocklist.marks(met)).map((mark) => (step.actor.role === 'handler' ? { ...mark, facts: '' } : mark)),
      abuse: await abuseSeenBy(step.actor, met),
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
