import type { Platform } from '../../../platform/platform';
import { titleOf } from '../desk/ticket-item.view';
import { clocksOf } from '../life/clocks';
import { TicketRow } from '../ticket.entity';

/** What a notice says about a ticket. */
export const ticketSummary = ({ db }: Platform, ticketId: string) =>
  db.read(async (em) => {
    const ticket = await em.findOneByOrFail(TicketRow, { id: ticketId });
    const handle = (await clocksOf(em, [ticketId])).findLast((clock) => clock.kind === 'handle');
    const { ticketNo, requesterId, urgency, state, reply, repliedAt, createdAt, leadDepartment } = ticket;
    return { ticketNo, requesterId, urgency, state, reply, repliedAt, createdAt, leadDepartment, title: titleOf(ticket.content), handleDueAt: handle?.dueAt ?? null, extended: ticket.longCycle || (handle?.extendedWorkdays ?? 0) > 0 };
  });
