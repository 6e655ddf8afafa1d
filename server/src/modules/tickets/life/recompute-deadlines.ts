import { IsNull, MoreThan } from 'typeorm';
import type { TicketDeps } from '../deps';
import { systemActor } from './actor';
import { changeTicket } from './change-ticket';
import { ClockRow } from './clock.entity';
import { quietly } from './quietly';

const batch = 500;

/** A year's calendar was published: provisional due dates are counted again, and those who wait are told the new one. */
export async function recomputeDeadlines(deps: TicketDeps): Promise<void> {
  const { db } = deps.platform;
  deps.calendar.forget();
  for (let after = '', full = true; full; ) {
    const found = await db.read((em) => em.find(ClockRow, { select: { ticketId: true }, where: { provisional: true, metAt: IsNull(), stoppedAt: IsNull(), ticketId: MoreThan(after) }, order: { ticketId: 'ASC' }, take: batch }));
    for (const ticketId of new Set(found.map((clock) => clock.ticketId))) {
      await quietly(changeTicket(deps, { ticketId, action: 'recomputeDeadlines', actor: systemActor, decide: () => ({ detail: '新一年工作日历已公布' }) }));
    }
    after = found.at(-1)?.ticketId ?? '';
    full = found.length === batch;
  }
}
