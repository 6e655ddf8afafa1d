import type { OutboxEvent } from '../../../platform/outbox/outbox';
import type { TicketDeps } from '../deps';
import type { TicketChanged } from '../life/change-ticket';
import { TicketRow } from '../ticket.entity';
import { PublicCaseRow } from './public-case.entity';
import { isPublic } from './public-cases.query';

/**
 * A request was closed whose requester allows publishing it: an editor reads it before anybody else does. One that was
 * worked on again has another reply, so it is read anew; one that was withheld stays so.
 */
export async function queueCase({ platform }: TicketDeps, { payload }: OutboxEvent): Promise<void> {
  const { ticketId } = payload as TicketChanged;
  await platform.db.transact(async (em) => {
    const ticket = await em.findOneByOrFail(TicketRow, { id: ticketId });
    if (!isPublic(ticket)) return;
    const row: PublicCaseRow = { ticketId, state: 'waiting', content: null, reply: null, at: platform.clock.now(), staffId: null };
    const known = await em.findOneBy(PublicCaseRow, { ticketId });
    if (!known) await em.createQueryBuilder().insert().into(PublicCaseRow).values(row).orIgnore().updateEntity(false).execute();
    else if (known.state === 'published' && known.at < (ticket.repliedAt ?? 0)) await em.update(PublicCaseRow, { ticketId, at: known.at }, { state: 'waiting', at: row.at });
  });
}
