import { uploadAttachment } from '@hotline/shared/contracts/attachments';
import { getMyTicket, listMyTickets, rateTicket as rateContract, remindTicket as remindContract, submitTicket as submitContract, supplementTicket as supplementContract, supplyInfo as supplyContract, unpublishTicket as unpublishContract, withdrawTicket as withdrawContract } from '@hotline/shared/contracts/tickets.citizen';
import { AppError } from '../../../platform/errors';
import { createLimit } from '../../../platform/http/limit';
import { route, type Route } from '../../../platform/http/route';
import { channelOf } from '../../citizens';
import { storeAttachment } from '../intake/attachments';
import { behalfOf } from './behalf';
import { citizenTicket } from './citizen-ticket.view';
import type { TicketDeps } from '../deps';
import { rateTicket } from '../closing/judge-result';
import { supplyInfo } from '../intake/request-info';
import { remindTicket, supplementTicket } from '../intake/say';
import { submitTicket } from '../intake/submit-ticket';
import { unpublishTicket } from '../intake/unpublish-ticket';
import { citizenItem } from '../desk/ticket-item.view';
import { findVisible, listOwn } from '../desk/ticket.query';
import { withdrawTicket } from '../intake/withdraw-ticket';

/** What citizens do with tickets: their own, and nobody else's. */
export function citizenTicketRoutes(deps: TicketDeps): Route[] {
  const { gate } = deps.citizens;
  const submissions = createLimit(20, 60);
  const uploads = createLimit(40, 60);
  const words = createLimit(20, 3600);
  return [
    route(submitContract, gate, async ({ actor, input }) => {
      const { body } = input;
      await submissions(actor.id);
      if (body.consentVersion !== (await deps.city.profile()).consentVersion) throw new AppError('ticket.consentOutdated');
      const channel = channelOf[actor.origin];
      const { id, ticketNo, state, createdAt, dueAt } = await submitTicket(deps, { actor, requesterId: actor.id, channel }, { ...body, behalf: behalfOf(body), urgency: 'normal' });
      return { id, ticketNo, state, createdAt, dueAt };
    }),
    route(listMyTickets, gate, async ({ actor, input }) => {
      const { rows, nextCursor } = await listOwn(deps, actor.id, input.query.cursor);
      return { items: rows.map(citizenItem), nextCursor };
    }),
    route(getMyTicket, gate, async ({ actor, input }) => citizenTicket(deps, await findVisible(deps, { actor, ticketId: input.params.id }))),
    route(rateContract, gate, async ({ actor, input }) => citizenTicket(deps, await rateTicket(deps, { actor, ticketId: input.params.id }, input.body))),
    route(withdrawContract, gate, async ({ actor, input }) => citizenTicket(deps, await withdrawTicket(deps, { actor, ticketId: input.params.id }, input.body))),
    route(unpublishContract, gate, async ({ actor, input }) => citizenTicket(deps, await unpublishTicket(deps, { actor, ticketId: input.params.id }))),
    route(supplyContract, gate, async ({ actor, input }) => citizenTicket(deps, await supplyInfo(deps, { actor, ticketId: input.params.id }, input.body))),
    route(supplementContract, gate, async ({ actor, input }) => {
      await words(actor.id);
      return citizenTicket(deps, await supplementTicket(deps, { actor, ticketId: input.params.id }, input.body));
    }),
    route(remindContract, gate, async ({ actor, input }) => citizenTicket(deps, await remindTicket(deps, { actor, ticketId: input.params.id }, { note: input.body.text }))),
    route(uploadAttachment, gate, async ({ actor, file }) => {
      await uploads(actor.id);
      return storeAttachment(deps.platform, actor.id, file ?? Buffer.alloc(0));
    }),
  ];
}
