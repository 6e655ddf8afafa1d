import { LessThan } from 'typeorm';
import { systemActor } from '../life/actor';
import { changeTicket } from '../life/change-ticket';
import { quietly } from '../life/quietly';
import type { TicketDeps } from '../deps';
import { TicketRow } from '../ticket.entity';

const batch = 200;

/** Row 16: resolved tickets whose rating window is over are closed, without a rating: silence is not satisfaction. */
export async function expireRatingWindows(deps: TicketDeps): Promise<void> {
  const { db, clock } = deps.platform;
  const over = await db.read((em) => em.find(TicketRow, { select: { id: true }, where: { state: 'resolved', dueAt: LessThan(clock.now()) }, take: batch }));
  for (const { id } of over) await quietly(changeTicket(deps, { ticketId: id, action: 'expireRatingWindow', actor: systemActor, decide: () => ({}) }));
}
