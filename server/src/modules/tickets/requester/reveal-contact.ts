import { newId } from '../../../platform/ids';
import { RevealRow } from '../handling/contact-attempt.entity';
import type { TicketDeps } from '../deps';
import { openContact, type Contact } from './personal-data';
import type { Step } from '../life/step';
import { findVisible } from '../desk/ticket.query';

/** Shows a contact in full, with the look and its reason recorded in the same transaction. */
export async function revealContact(deps: TicketDeps, step: Step, { reason }: { readonly reason: string }): Promise<Contact> {
  const { db, clock, seal } = deps.platform;
  const ticket = await findVisible(deps, step);
  await db.transact((em) => em.insert(RevealRow, { id: newId(), ticketId: ticket.id, staffId: step.actor.id ?? '', reason, at: clock.now() }));
  return openContact(seal, ticket);
}
