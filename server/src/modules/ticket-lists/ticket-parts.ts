import type { OutboxEvent } from '../../platform/outbox/outbox';
import { TicketRow, type TicketChanged } from '../tickets';
import type { ListDeps } from './deps';
import { TicketPartRow } from './saved-view.entity';

/** From here on a ticket stands in the lists of the departments that have part in it. */
export async function keepTicketParts({ platform: { db } }: ListDeps, { payload }: OutboxEvent): Promise<void> {
  const { ticketId } = payload as TicketChanged;
  await db.transact(async (em) => {
    const { involved, createdAt } = await em.findOneByOrFail(TicketRow, { id: ticketId });
    const rows = involved.map((department) => ({ department, createdAt, ticketId }));
    if (rows.length > 0) await em.createQueryBuilder().insert().into(TicketPartRow).values(rows).orIgnore().updateEntity(false).execute();
  });
}
