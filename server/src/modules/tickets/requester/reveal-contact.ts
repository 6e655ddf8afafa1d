import { AppError } from '../../../platform/errors';
import { newId } from '../../../platform/ids';
import type { StaffActor } from '../../staff';
import type { TicketDeps } from '../deps';
import { findVisible } from '../desk/ticket.query';
import { RevealRow } from '../handling/contact-attempt.entity';
import { assertLead } from '../life/assignments';
import { openContact, type Contact } from './personal-data';

interface Reveal {
  readonly actor: StaffActor;
  readonly ticketId: string;
  readonly reason: string;
}

/**
 * Shows a contact in full, with the look and its reason recorded and audited in the same transaction. Handlers below
 * or beside the lead department have the hotline call for them; temporary seats see nobody's number.
 */
export async function revealContact(deps: TicketDeps, { actor, ticketId, reason }: Reveal): Promise<Contact> {
  const { db, clock, seal } = deps.platform;
  const ticket = await findVisible(deps, { actor, ticketId });
  if (actor.temporary) throw new AppError('permission.denied');
  if (actor.role === 'handler') await assertLead(deps, actor, ticket);
  await db.transact(async (em) => {
    await em.insert(RevealRow, { id: newId(), ticketId: ticket.id, staffId: actor.id, reason, at: clock.now() });
    await deps.audit.record(em, actor, { action: 'reveal', object: `工单${ticket.ticketNo}`, reason });
  });
  return openContact(seal, ticket);
}
