import { actionContracts, staffActions, type ActionBody, type StaffAction } from '@hotline/shared/contracts/ticket-actions.staff';
import * as contracts from '@hotline/shared/contracts/tickets.staff';
import { judge } from '@hotline/shared/rules/lifecycle';
import { AppError } from '../../../platform/errors';
import { route, type Route } from '../../../platform/http/route';
import type { TicketDeps } from '../deps';
import { storeEvidence } from '../intake/attachments';
import { claim, claimNext, release } from '../intake/claims';
import { submitTicket } from '../intake/submit-ticket';
import { revealContact } from '../requester/reveal-contact';
import { staffTicket } from './staff-ticket.view';
import { takeAction } from './take-action';
import { staffItem } from './ticket-item.view';
import { countDesks, findVisible, listDesk } from './ticket.query';

/** The desks' actions: each is one use case, answered with the ticket as it then stands. */
function actionRoute<A extends StaffAction>(deps: TicketDeps, action: A): Route {
  // Which body belongs to which action is lost to the compiler in a loop over them; the contract has parsed it.
  return route(actionContracts[action as StaffAction], deps.staff.gate(), async ({ actor, input }) =>
    staffTicket(deps, actor, await takeAction(deps, { actor, ticketId: input.params.id }, { action, body: input.body as ActionBody<A> })),
  );
}

/** Queues, details, telephone intake and reveals. */
export function staffTicketRoutes(deps: TicketDeps): Route[] {
  const gate = deps.staff.gate();
  return [
    route(contracts.listTickets, gate, async ({ actor, input }) => {
      const { rows, nextCursor } = await listDesk(deps, actor, input.query);
      return { items: await Promise.all(rows.map((row) => staffItem(deps, row))), nextCursor };
    }),
    route(contracts.countTickets, gate, async ({ actor }) => ({ items: await countDesks(deps, actor) })),
    route(contracts.registerTicket, deps.staff.gate('operator'), async ({ actor, input }) => {
      const submission = { ...input.body, attachments: [], consentVersion: null, visibility: 'private' as const, behalf: null };
      const { id, ticketNo } = await submitTicket(deps, { actor, requesterId: null, channel: 'telephone' }, submission);
      return { id, ticketNo };
    }),
    route(contracts.getTicket, gate, async ({ actor, input }) => staffTicket(deps, actor, await findVisible(deps, { actor, ticketId: input.params.id }))),
    route(contracts.revealContact, gate, async ({ actor, input }) => {
      const { behalf, ...contact } = await revealContact(deps, { actor, ticketId: input.params.id, reason: input.body.reason });
      return { ...contact, personName: behalf?.personName ?? null, personPhone: behalf?.personPhone ?? null };
    }),
    route(contracts.claimNextTicket, deps.staff.gate('operator'), async ({ actor }) => ({ id: await claimNext(deps, actor) })),
    route(contracts.claimTicket, deps.staff.gate('operator'), async ({ actor, input }) => {
      const { id, state } = await findVisible(deps, { actor, ticketId: input.params.id });
      if (state !== 'submitted') throw new AppError('ticket.wrongState', { state });
      await claim(deps.platform, actor, id);
      return {};
    }),
    route(contracts.releaseTicket, deps.staff.gate('operator'), async ({ actor, input }) => {
      await release(deps.platform, actor, input.params.id);
      return {};
    }),
    route(contracts.uploadEvidence, deps.staff.gate('handler'), async ({ actor, input, file }) => {
      const { id, state } = await findVisible(deps, { actor, ticketId: input.params.id });
      if (judge('recordContact', state, 'handler') !== 'allowed') throw new AppError('ticket.wrongState', { state });
      return storeEvidence(deps.platform, { ticketId: id, staffId: actor.id }, file ?? Buffer.alloc(0));
    }),
    ...staffActions.map((action) => actionRoute(deps, action)),
  ];
}
