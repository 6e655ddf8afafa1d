import { In } from 'typeorm';
import type { OutboxEvent } from '../../platform/outbox/outbox';
import { phoneKey } from '../../platform/seal/phone-key';
import type { ErasedCitizens } from '../citizens';
import { TicketRow, type TicketSubmitted } from '../tickets';
import type { ListDeps } from './deps';
import { ContactKeyRow } from './saved-view.entity';

/** What stands for a telephone number in a filter. */
export const contactKey = ({ platform }: ListDeps, phone: string): string => phoneKey(platform.seal, phone);

/** A new ticket can be found by its telephone number from here on. */
export async function keepContactKey(deps: ListDeps, { payload }: OutboxEvent): Promise<void> {
  const { ticketId } = payload as TicketSubmitted;
  const phone = await deps.tickets.contactPhone(ticketId);
  if (phone === '') return;
  const row = { ticketId, keyHash: contactKey(deps, phone) };
  await deps.platform.db.transact((em) => em.createQueryBuilder().insert().into(ContactKeyRow).values(row).orIgnore().updateEntity(false).execute());
}

/** Whoever was erased is no longer found by their number, at once and everywhere. */
export async function dropContactKeys({ platform: { db } }: ListDeps, { payload }: OutboxEvent): Promise<void> {
  const { citizenIds } = payload as ErasedCitizens;
  const tickets = await db.read((em) => em.find(TicketRow, { where: { requesterId: In([...citizenIds]) }, select: { id: true } }));
  for (const { id } of tickets) await db.transact((em) => em.delete(ContactKeyRow, { ticketId: id }));
}
