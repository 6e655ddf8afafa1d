import { createHash, randomInt } from 'node:crypto';
import { ticketNumber } from '@hotline/shared/rules/ticket-number';
import type { RuleSet } from '@hotline/shared/rules/rule-set';
import type { Channel } from '@hotline/shared/vocabulary/channel';
import type { RequestType } from '@hotline/shared/vocabulary/request-type';
import type { Urgency } from '@hotline/shared/vocabulary/urgency';
import type { Visibility } from '@hotline/shared/vocabulary/visibility';
import { In, IsNull, type EntityManager } from 'typeorm';
import { shanghaiDay } from '../../../platform/clock';
import { isDuplicateKey } from '../../../platform/db/db-errors';
import { AppError } from '../../../platform/errors';
import { newId } from '../../../platform/ids';
import type { Actor } from '../life/actor';
import { AttachmentRow } from './attachment.entity';
import { changeWithin, recordEvent } from '../life/change-ticket';
import { clockEffects } from '../life/clock-effects';
import { runClocks } from '../life/clocks';
import type { TicketDeps } from '../deps';
import { openContact, sealContact, type Contact } from '../requester/personal-data';
import { TicketRow, type TicketStatus } from '../ticket.entity';
import { urgencyByRules } from './urgency-by-rules';

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
  readonly visibility: Visibility;
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
 * refuse the whole, and so does a limit on what somebody may submit online (blocklist.limited).
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

async function store(deps: TicketDeps, em: EntityManager, { submitter, submission }: Draft): Promise<TicketRow> {
  // A request stored while its requester's data is deleted would keep their number for ever.
  if (submitter.actor.kind === 'citizen' && submitter.requesterId !== null) await deps.citizens.assertKept(submitter.requesterId);
  const { version: ruleVersion, rules } = await deps.rules.current();
  const { requestType, category, area, content, idempotencyKey, consentVersion, visibility } = submission;
  const ticket = await insertTicket(deps, em, {
    channel: submitter.channel, requesterId: submitter.requesterId, consentVersion, submitter: scopeOf(submitter), idempotencyKey, bodyHash: hashOf(submission),
    content, requestType, category, area, ...urgencyByRules(rules, content, submission.urgency), ruleVersion, parentId: null, contact: submission,
    mayPublish: visibility === 'public', confidential: visibility === 'confidential',
  });
  await adoptAttachments(em, ticket, submission.attachments);
  const { actor, requesterId } = submitter;
  if (actor.kind === 'citizen' && ticket.urgency !== 'critical') await deps.blocklist.admit({ requesterId, phone: submission.contactPhone });
  await begin(deps, em, { ticket, rules, actor });
  return ticket;
}

/** The accept clock, the first event and the outbox of a ticket just stored. */
async function begin(deps: TicketDeps, em: EntityManager, { ticket, rules, actor }: { readonly ticket: TicketRow; readonly rules: RuleSet; readonly actor: Actor }): Promise<void> {
  Object.assign(ticket, await runClocks(em, deps.calendar, { ticket, effect: clockEffects.submit, rules, now: ticket.createdAt }));
  await em.update(TicketRow, { id: ticket.id }, { dueAt: ticket.dueAt, yellowAt: ticket.yellowAt });
  const action = actor.kind === 'staff' ? 'register' : 'submit';
  await recordEvent(deps, em, { ticketId: ticket.id, version: ticket.version, action, actorKind: actor.kind, actorId: actor.id, at: ticket.createdAt, reason: null, detail: null, before: {}, after: firstStatus(ticket), round: ticket.round });
  await deps.platform.outbox.publish(em, ticketSubmitted, { ticketId: ticket.id } satisfies TicketSubmitted);
}

/** What of a new ticket is not blank: from it and the events after it the row can be rebuilt. */
export function firstStatus({ requestType, urgency, needs, category, area, confidential, mayPublish, accusedDepartment, state, round, dueAt, yellowAt, version, updatedAt }: TicketRow): Partial<TicketStatus> {
  return { requestType, urgency, needs, category, area, confidential, mayPublish, accusedDepartment, state, round, dueAt, yellowAt, version, updatedAt };
}

type NewTicket = Partial<Pick<TicketRow, 'confidential' | 'mayPublish' | 'accusedDepartment' | 'createdAt'>> & Pick<TicketRow, 'channel' | 'requesterId' | 'consentVersion' | 'submitter' | 'idempotencyKey' | 'bodyHash' | 'content' | 'requestType' | 'urgency' | 'needs' | 'category' | 'area' | 'ruleVersion' | 'parentId'> & { readonly contact: Contact };

/** A row of its own, born now unless said otherwise. Numbers are random within the day, so that they tell nothing; a taken one is drawn again. */
export async function insertTicket(deps: TicketDeps, em: EntityManager, { contact, createdAt = deps.platform.clock.now(), ...said }: NewTicket): Promise<TicketRow> {
  const id = newId();
  const row: TicketRow = { ...blankStatus, ...said, id, ticketNo: '', createdAt, ...sealContact(deps.platform.seal, id, contact), version: 1, updatedAt: createdAt };
  const day = shanghaiDay(createdAt).replaceAll('-', '');
  do row.ticketNo = ticketNumber(day, randomInt(1_000_000));
  while (await em.existsBy(TicketRow, { ticketNo: row.ticketNo }));
  await em.insert(TicketRow, row);
  return row;
}

const blankStatus = {
  state: 'submitted', leadDepartment: null, round: 1, dueAt: null, yellowAt: null, draftReply: null, resolutionBy: null, reply: null, repliedAt: null,
  solution: null, satisfaction: null, ratingReason: null, ratedBy: null, ratedAt: null, confidential: false, mayPublish: false, accusedDepartment: null, involved: [] as string[],
  delegatedTo: null, transfers: 0, sendBacks: 0, arbitration: false, infoRequests: 0, extensionPending: false, longCycle: false, supervisionLevel: 0,
  heldState: null, mergedState: null, mergedInto: null, finalReply: null, finalBy: null, finalSignedBy: null,
} as const satisfies Partial<TicketRow>;

/** Whose the parts of a request are that is split in this round: one that was reopened may be split again. */
export const partsOf = ({ id, round }: Pick<TicketRow, 'id' | 'round'>): string => `part.${id}.${round}`;

interface NewPart {
  readonly parent: TicketRow;
  readonly part: Pick<TicketRow, 'content' | 'requestType' | 'category' | 'area'>;
  readonly at: number;
  readonly actor: Actor;
}

/** Row 22: one matter of a request becomes a ticket of its own, accepted already, under the rules of the whole. */
export async function storePart(deps: TicketDeps, em: EntityManager, { parent, part, at, actor }: NewPart): Promise<TicketRow> {
  const { channel, requesterId, consentVersion, urgency, needs, ruleVersion, bodyHash, confidential, mayPublish, accusedDepartment } = parent;
  const ticket = await insertTicket(deps, em, {
    channel, requesterId, consentVersion, urgency, needs, ruleVersion, bodyHash, confidential, mayPublish, accusedDepartment, ...part,
    submitter: partsOf(parent), idempotencyKey: String(at), parentId: parent.id, contact: openContact(deps.platform.seal, parent),
  });
  await begin(deps, em, { ticket, rules: await deps.rules.version(ruleVersion), actor });
  return changeWithin(deps, em, { change: { ticketId: ticket.id, action: 'accept', actor, decide: () => ({ detail: `由${parent.ticketNo}拆分` }) }, ticket });
}

/** Files become the ticket's only if they are the submitter's own and nobody else's yet. */
async function adoptAttachments(em: EntityManager, ticket: TicketRow, ids: readonly string[]): Promise<void> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return;
  const { affected } = await em.update(AttachmentRow, { id: In(wanted), citizenId: ticket.requesterId ?? '', ticketId: IsNull() }, { ticketId: ticket.id });
  if (affected !== wanted.length) throw new AppError('ticket.unknownAttachment');
}
