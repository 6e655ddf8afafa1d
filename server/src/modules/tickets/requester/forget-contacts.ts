import { endStates } from '@hotline/shared/vocabulary/ticket-state';
import { In } from 'typeorm';
import { TryAgainAt, type OutboxEvent } from '../../../platform/outbox/outbox';
import type { Platform } from '../../../platform/platform';
import type { ErasedCitizens } from '../../citizens';
import { sealContact } from './personal-data';
import { TicketRow } from '../ticket.entity';

const dayMs = 24 * 3600_000;
const nobody = { contactName: null, contactPhone: '', address: null };

/**
 * What stays of an erased requester's work orders is the matter, under a pseudonym. While one is still being worked on,
 * its department has to be able to telephone: it is looked at again every day until it is closed.
 */
export async function forgetContacts({ db, clock, seal }: Platform, { payload }: OutboxEvent): Promise<void> {
  const { citizenIds } = payload as ErasedCitizens;
  const requesterId = In([...citizenIds]);
  const closed = await db.read((em) => em.find(TicketRow, { where: { requesterId, state: In([...endStates]) }, select: { id: true } }));
  for (const { id } of closed) await db.transact((em) => em.update(TicketRow, { id }, sealContact(seal, id, nobody)));
  if ((await db.read((em) => em.countBy(TicketRow, { requesterId }))) > closed.length) throw new TryAgainAt(clock.now() + dayMs);
}
