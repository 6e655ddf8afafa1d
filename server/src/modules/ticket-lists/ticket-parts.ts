import type { OutboxEvent } from '../../platform/outbox/outbox';
import { TicketRow, type TicketChanged } from '../tickets';
import type { ListDeps } from './deps';
import { TicketPartRow } from './saved-view.entity';

/** From here on a ticket stands in the lists of the departments that have part in it, at the place its deadline gives it. */
export async function keepTicketParts({ platform: { db } }: ListDeps, { payload }: OutboxEvent): Promise<void> {
  const { ticketId } = payload as TicketChanged;
  await db.transact(async (em) => {
    const { involved, createdAt, dueAt } = await em.findOneByOrFail(TicketRow, { id: ticketId });
    // Parts that have ended, too: with a deadline of their own they would be read for ever.
    await em.update(TicketPartRow, { ticketId }, { dueAt });
    if (involved.length > 0) await em.upsert(TicketPartRow, involved.map((department) => ({ department, createdAt, ticketId, dueAt })), ['department', 'createdAt', 'ticketId']);
  });
}
