import * as contracts from '@hotline/shared/contracts/tickets.staff';
import { route, type Route } from '../../../platform/http/route';
import type { StaffActor } from '../../staff';
import { acceptTicket } from '../intake/accept-ticket';
import { acknowledgeTicket } from '../handling/acknowledge-ticket';
import { answerDirectly } from '../intake/answer-directly';
import type { TicketDeps } from '../deps';
import { dispatchTicket } from '../handling/dispatch-ticket';
import { reopenTicket } from '../closing/judge-result';
import { recordContact } from '../handling/record-contact';
import { recordFollowUp } from '../closing/record-follow-up';
import { revealContact } from '../requester/reveal-contact';
import { approveResolution, returnResolution } from '../closing/review-resolution';
import { staffTicket } from './staff-ticket.view';
import type { Step } from '../life/step';
import { submitResolution } from '../handling/submit-resolution';
import { submitTicket } from '../intake/submit-ticket';
import { staffItem } from './ticket-item.view';
import { countDesks, findVisible, listDesk } from './ticket.query';
import type { TicketRow } from '../ticket.entity';

/** The desks' actions: each is one use case, answered with the ticket as it then stands. */
function actionRoutes(deps: TicketDeps): Route[] {
  const gate = deps.staff.gate();
  const step = (actor: StaffActor, input: { params: { id: string } }): Step => ({ actor, ticketId: input.params.id });
  const shown = async (actor: StaffActor, ticket: Promise<TicketRow>) => staffTicket(deps, actor, await ticket);
  return [
    route(contracts.acceptTicket, gate, ({ actor, input }) => shown(actor, acceptTicket(deps, step(actor, input), input.body))),
    route(contracts.answerTicket, gate, ({ actor, input }) => shown(actor, answerDirectly(deps, step(actor, input), input.body))),
    route(contracts.dispatchTicket, gate, ({ actor, input }) => shown(actor, dispatchTicket(deps, step(actor, input), input.body))),
    route(contracts.acknowledgeTicket, gate, ({ actor, input }) => shown(actor, acknowledgeTicket(deps, step(actor, input), input.body))),
    route(contracts.recordContact, gate, ({ actor, input }) => shown(actor, recordContact(deps, step(actor, input), input.body))),
    route(contracts.submitResolution, gate, ({ actor, input }) => shown(actor, submitResolution(deps, step(actor, input), input.body))),
    route(contracts.returnResolution, gate, ({ actor, input }) => shown(actor, returnResolution(deps, step(actor, input), input.body))),
    route(contracts.approveResolution, gate, ({ actor, input }) => shown(actor, approveResolution(deps, step(actor, input), input.body))),
    route(contracts.recordFollowUp, gate, ({ actor, input }) => shown(actor, recordFollowUp(deps, step(actor, input), input.body))),
    route(contracts.reopenTicket, gate, ({ actor, input }) => shown(actor, reopenTicket(deps, step(actor, input), input.body))),
  ];
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
      const submission = { ...input.body, attachments: [], consentVersion: null };
      const { id, ticketNo } = await submitTicket(deps, { actor, requesterId: null, channel: 'telephone' }, submission);
      return { id, ticketNo };
    }),
    route(contracts.getTicket, gate, async ({ actor, input }) => staffTicket(deps, actor, await findVisible(deps, { actor, ticketId: input.params.id }))),
    route(contracts.revealContact, gate, ({ actor, input }) => revealContact(deps, { actor, ticketId: input.params.id }, input.body)),
    ...actionRoutes(deps),
  ];
}
