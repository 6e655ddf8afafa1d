import { createHash, randomInt } from 'node:crypto';
import { ticketNumber } from '@hotline/shared/rules/ticket-number';
import type { Channel } from '@hotline/shared/vocabulary/channel';
import type { RequestType } from '@hotline/shared/vocabulary/request-type';
import type { Urgency } from '@hotline/shared/vocabulary/urgency';
import { In, IsNull, type EntityManager } from 'typeorm';
import { shanghaiDay } from '../../../platform/clock';
import { isDuplicateKey } from '../../../platform/db/db-errors';
import { AppError } from '../../../platform/errors';
import { newId } from '../../../platform/ids';
import type { Actor } from '../life/actor';
import { AttachmentRow } from './attachment.entity';
import { recordEvent } from '../life/change-ticket';
import { clockEffects } from '../life/clock-effects';
import { runClocks } from '../life/clocks';
import type { TicketDeps } from '../deps';
import { sealContact, type Contact } from '../requester/personal-data';
import { TicketRow } from '../ticket.entity';

/** A request as it arrives, whatever the channel. */
export interface Submission extends Contact {
  readonly idempotencyKey: string;
  readonly requestType: RequestType;
  readonly urgency: Urgency;
  readonly category: string | null;
  readonly area: string | null;
  readonly content: string;
  readonly attachments: readonly string[];
  readonly consentVersion: string | null;
}

/** Who submits, for whom, through which channel. */
export interface Submitter {
  readonly actor: Actor;
  readonly requesterId: string | null;
  readonly channel: Channel;
}

/** Topic of the event a new ticket publishes beside the change: for those who care for its beginning only. */
export const ticketSubmitted = 'ticket.submitted';

export interface TicketSubmitted {
  readonly ticketId: string;
}

const hashOf = (submission: Submission): string => createHash('sha256').update(JSON.stringify(submission)).digest('hex');
const scopeOf = ({ actor }: Submitter): string => `${actor.kind}.${actor.id ?? ''}`;

/**
 * Stores a new ticket (row 1): ticket, accept clock, first event and outbox in one transaction. Sent twice under one
 * key it is one ticket; the same key with other content is ticket.keyReused. Unknown category, area or attachment
 * refuse the whole.
 */
export async function submitTicket(deps: TicketDeps, submitter: Submitter, submission: Submission): Promise<TicketRow> {
  const known = await findByKey(deps, submitter, submission);
  if (known) return known;
  await assertKnownCodes(deps, submission);
  try {
    return await deps.platform.db.transact((em) => store(deps, em, { submitter, submission }));
  } catch (error) {
    // Two at once under one key: the other has stored it meanwhile.
    const stored = isDuplicateKey(error) ? await findByKey(deps, submitter, submission) : null;
    if (stored) return stored;
    throw error;
  }
}

async function findByKey({ platform }: TicketDeps, submitter: Submitter, submission: Submission): Promise<TicketRow | null> {
  const found = await platform.db.read((em) => em.findOneBy(TicketRow, { submitter: scopeOf(submitter), idempotencyKey: submission.idempotencyKey }));
  if (found && found.bodyHash !== hashOf(submission)) throw new AppError('ticket.keyReused');
  return found;
}

async function assertKnownCodes({ city }: TicketDeps, { category, area }: Submission): Promise<void> {
  if (category !== null && !(await city.hasCategory(category))) throw new AppError('ticket.unknownCategory');
  if (area !== null && !(await city.hasArea(area))) throw new AppError('ticket.unknownArea');
}

interface Draft {
  readonly submitter: Submitter;
  readonly submission: Submission;
}

async function store(deps: TicketDeps, em: EntityManager, draft: Draft): Promise<TicketRow> {
  const ticket = await insertTicket(deps, em, draft);
  await adoptAttachments(em, ticket, draft.submission.attachments);
  ticket.dueAt = await runClocks(em, deps.calendar, { ticket, effect: clockEffects.submit, now: ticket.createdAt });
  await em.update(TicketRow, { id: ticket.id }, { dueAt: ticket.dueAt });
  const { actor } = draft.submitter;
  const { requestType, urgency, category, area, state, round, dueAt, version, updatedAt } = ticket;
  await recordEvent(deps, em, {
    ticketId: ticket.id, version, action: actor.kind === 'staff' ? 'register' : 'submit', actorKind: actor.kind, actorId: actor.id, at: ticket.createdAt,
    reason: null, detail: null, before: {}, after: { requestType, urgency, category, area, state, round, dueAt, version, updatedAt }, round,
  });
  await deps.platform.outbox.publish(em, ticketSubmitted, { ticketId: ticket.id } satisfies TicketSubmitted);
  return ticket;
}

/** Numbers are random within the day, so that they tell nothing; a taken one is drawn again. */
async function insertTicket(deps: TicketDeps, em: EntityManager, { submitter, submission }: Draft): Promise<TicketRow> {
  const now = deps.platform.clock.now();
  const id = newId();
  const { requestType, urgency, category, area, content, idempotencyKey, consentVersion } = submission;
  const row: TicketRow = {
    id, ticketNo: '', channel: submitter.channel, content, requesterId: submitter.requesterId, consentVersion, submitter: scopeOf(submitter), idempotencyKey,
    bodyHash: hashOf(submission), createdAt: now, requestType, urgency, category, area, ...sealContact(deps.platform.seal, id, submission), ...blankStatus, version: 1, updatedAt: now,
  };
  const day = shanghaiDay(now).replaceAll('-', '');
  do row.ticketNo = ticketNumber(day, randomInt(1_000_000));
  while (await em.existsBy(TicketRow, { ticketNo: row.ticketNo }));
  await em.insert(TicketRow, row);
  return row;
}

const blankStatus = {
  state: 'submitted', leadDepartment: null, round: 1, dueAt: null, draftReply: null, resolutionBy: null, reply: null, repliedAt: null,
  solution: null, satisfaction: null, ratingReason: null, ratedBy: null, ratedAt: null,
} as const;

/** Files become the ticket's only if they are the submitter's own and nobody else's yet. */
async function adoptAttachments(em: EntityManager, ticket: TicketRow, ids: readonly string[]): Promise<void> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return;
  const { affected } = await em.update(AttachmentRow, { id: In(wanted), citizenId: ticket.requesterId ?? '', ticketId: IsNull() }, { ticketId: ticket.id });
  if (affected !== wanted.length) throw new AppError('ticket.unknownAttachment');
}
