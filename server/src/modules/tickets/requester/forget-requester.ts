import { citizenEndStates } from '@hotline/shared/vocabulary/ticket-state';
import { In, IsNull, type EntityManager, type EntityTarget, type ObjectLiteral } from 'typeorm';
import { TryAgainAt, type OutboxEvent } from '../../../platform/outbox/outbox';
import type { Platform } from '../../../platform/platform';
import type { ErasedCitizens } from '../../citizens';
import { ContactAttemptRow, RevealRow } from '../handling/contact-attempt.entity';
import { ExtensionRow } from '../handling/extension.entity';
import { SendBackRow } from '../handling/send-back.entity';
import { AttachmentRow } from '../intake/attachment.entity';
import { AssignmentRow } from '../life/assignment.entity';
import { TicketMessageRow } from '../life/ticket-message.entity';
import { TimelineEventRow } from '../life/timeline-event.entity';
import { LeadCallRow } from '../supervision/lead-call.entity';
import { SupervisionOrderRow } from '../supervision/supervision-order.entity';
import { TicketRow } from '../ticket.entity';
import { forgetSupporter, unpublish } from '../public/withdraw-case';
import { openContact, sealContact } from './personal-data';
import { redactedJson, redactor } from './redact';

/** Topic of the event that a ticket no longer says whose it was; payload ForgottenTicket. */
export const ticketForgotten = 'ticket.forgotten';

export interface ForgottenTicket {
  readonly ticketId: string;
}

const dayMs = 24 * 3600_000;
const nobody = { contactName: null, contactPhone: '', address: null, behalf: null };

/** What people write about a ticket, by table. */
const written: readonly (readonly [EntityTarget<ObjectLiteral>, readonly string[]])[] = [
  [TimelineEventRow, ['reason', 'detail', 'before', 'after']],
  [TicketMessageRow, ['text']],
  [AssignmentRow, ['reason', 'reply']],
  [ContactAttemptRow, ['note']],
  [RevealRow, ['reason']],
  [ExtensionRow, ['reason', 'explanation']],
  [SendBackRow, ['basis', 'reason']],
  [LeadCallRow, ['person', 'note']],
  [SupervisionOrderRow, ['demand']],
];
const ownTexts = ['content', 'draftReply', 'reply', 'finalReply', 'ratingReason'] as const;

/** The columns that read differently once redacted. */
function redactedColumns(row: ObjectLiteral, columns: readonly string[], redact: (text: string) => string): ObjectLiteral {
  const pairs = columns.map((column) => [column, redactedJson(redact, row[column] as unknown)] as const);
  return Object.fromEntries(pairs.filter(([column, value]) => JSON.stringify(value) !== JSON.stringify(row[column])));
}

async function redactTicket({ seal, outbox }: Platform, em: EntityManager, ticket: TicketRow): Promise<void> {
  const redact = redactor(openContact(seal, ticket));
  for (const [table, columns] of written) {
    for (const row of await em.findBy(table, { ticketId: ticket.id })) {
      const change = redactedColumns(row, columns, redact);
      if (Object.keys(change).length > 0) await em.update(table, { id: row['id'] as string }, change);
    }
  }
  // The hash was made of the contact, too; its key was good for a session that is gone.
  await em.update(TicketRow, { id: ticket.id }, { ...redactedColumns(ticket, ownTexts, redact), ...sealContact(seal, ticket.id, nobody), bodyHash: '' });
  // The leave to publish went with the person.
  await unpublish(em, ticket.id);
  await outbox.publish(em, ticketForgotten, { ticketId: ticket.id } satisfies ForgottenTicket);
}

/** Pictures and voices somebody sent: the file first, so that whoever is cut off still finds the row. */
async function removeFiles({ db, files }: Platform, where: { readonly citizenIds: readonly string[]; readonly ticketId: string | null }): Promise<void> {
  const ticketId = where.ticketId ?? IsNull();
  const rows = await db.read((em) => em.find(AttachmentRow, { where: { citizenId: In([...where.citizenIds]), ticketId }, select: { id: true } }));
  for (const { id } of rows) {
    await files.remove(id);
    await db.transact((em) => em.delete(AttachmentRow, { id }));
  }
}

/**
 * What stays of an erased requester's work orders is the matter, under a pseudonym: no contact, no pictures or voices,
 * numbers as stars. While one is still being worked on, its department has to be able to telephone and to see: it is
 * looked at again every day until it is closed. Done again it changes nothing.
 */
export async function forgetRequester(platform: Platform, { payload }: OutboxEvent): Promise<void> {
  const { db, clock } = platform;
  const { citizenIds } = payload as ErasedCitizens;
  await removeFiles(platform, { citizenIds, ticketId: null });
  await db.transact((em) => forgetSupporter(em, citizenIds));
  const tickets = await db.read((em) => em.findBy(TicketRow, { requesterId: In([...citizenIds]) }));
  // A merged one may be open again tomorrow.
  const closed = tickets.filter(({ state }) => citizenEndStates.includes(state));
  for (const ticket of closed.filter(({ bodyHash }) => bodyHash !== '')) {
    await removeFiles(platform, { citizenIds, ticketId: ticket.id });
    await db.transact((em) => redactTicket(platform, em, ticket));
  }
  if (closed.length < tickets.length) throw new TryAgainAt(clock.now() + dayMs);
}
