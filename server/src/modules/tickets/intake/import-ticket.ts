import { createHash } from 'node:crypto';
import type { Channel } from '@hotline/shared/vocabulary/channel';
import type { Satisfaction, Solution } from '@hotline/shared/vocabulary/rating';
import type { RequestType } from '@hotline/shared/vocabulary/request-type';
import { In, type EntityManager } from 'typeorm';
import { newId } from '../../../platform/ids';
import type { Platform } from '../../../platform/platform';
import type { TicketDeps } from '../deps';
import { difference } from '../life/change-ticket';
import { clockEffects } from '../life/clock-effects';
import { runClocks } from '../life/clocks';
import { TimelineEventRow } from '../life/timeline-event.entity';
import type { Contact } from '../requester/personal-data';
import { TicketRow, type TicketStatus } from '../ticket.entity';
import { firstStatus, insertTicket } from './submit-ticket';
import { TicketOriginRow } from './ticket-origin.entity';
import { urgencyByRules } from './urgency-by-rules';

/** A ticket of a former system (source), as far as it is known. */
export interface ImportedTicket extends Omit<Contact, 'behalf'> {
  readonly source: string;
  readonly oldNumber: string;
  readonly channel: Channel;
  readonly requestType: RequestType;
  readonly content: string;
  readonly category: string | null;
  readonly area: string | null;
  readonly receivedAt: number;
  readonly department: string | null;
  /** Null while it is still to be worked on. */
  readonly closed: { readonly at: number; readonly reply: string; readonly solution: Solution | null; readonly satisfaction: Satisfaction | null } | null;
}

/** Topic of the event a ticket publishes that was taken over: it is no new one, and nobody is told. */
export const ticketImported = 'ticket.imported';

const submitterOf = (source: string): string => `import.${source}`;

/** What an import may ask of tickets. */
export const importsOf = (deps: TicketDeps) => ({
  /** Takes over a former system's ticket, null where it is there; joins the caller's transaction. */
  takeOver: (ticket: ImportedTicket) => importTicket(deps, ticket),
  importedNumbers: (source: string, numbers: readonly string[]) => importedNumbers(deps.platform, source, numbers),
});

/** Which old numbers of a source have been taken over. */
async function importedNumbers({ db }: Platform, source: string, numbers: readonly string[]): Promise<Set<string>> {
  const rows = await db.read((em) => em.find(TicketRow, { where: { submitter: submitterOf(source), idempotencyKey: In([...numbers]) }, select: { idempotencyKey: true } }));
  return new Set(rows.map(({ idempotencyKey }) => idempotencyKey));
}

/**
 * Takes over a ticket: its own day of birth, two events (what was said, what became of it), clocks from now where it is
 * still open and none where it is not, and no notice. One old number of one source is one ticket: null where it is there.
 */
async function importTicket(deps: TicketDeps, imported: ImportedTicket): Promise<{ readonly ticketNo: string } | null> {
  const { db, outbox } = deps.platform;
  const { source, oldNumber, receivedAt } = imported;
  if ((await importedNumbers(deps.platform, source, [oldNumber])).size > 0) return null;
  const requesterId = await requesterOf(deps, imported);
  return db.transact(async (em) => {
    const { version: ruleVersion, rules } = await deps.rules.current();
    const { channel, requestType, content, category, area } = imported;
    const tier = imported.closed ? { urgency: 'normal' as const, needs: [] } : urgencyByRules(rules, content, 'normal');
    const ticket = await insertTicket(deps, em, {
      channel, requesterId, consentVersion: null, submitter: submitterOf(source), idempotencyKey: oldNumber, bodyHash: createHash('sha256').update(JSON.stringify(imported)).digest('hex'),
      content, requestType, category, area, ...tier, ruleVersion, parentId: null, contact: { ...imported, behalf: null }, createdAt: receivedAt,
    });
    await em.insert(TicketOriginRow, { ticketId: ticket.id, source, oldNumber });
    await writeEvent(em, ticket, { action: 'register', at: receivedAt, detail: null, before: {}, after: firstStatus(ticket) });
    await carryOver(deps, em, { ticket, imported });
    await outbox.publish(em, ticketImported, { ticketId: ticket.id });
    return { ticketNo: ticket.ticketNo };
  });
}

/**
 * Who is known by the mobile number finds the answer among their own. What was said in confidence is shown to no number:
 * it may have another owner by now.
 */
async function requesterOf({ citizens }: TicketDeps, { contactPhone, requestType }: ImportedTicket): Promise<string | null> {
  return requestType !== 'irregularity' && /^1\d{10}$/.test(contactPhone) ? citizens.byPhone(contactPhone) : null;
}

interface Taken {
  readonly ticket: TicketRow;
  readonly imported: ImportedTicket;
}

/** From what was said to where it stands. */
async function carryOver(deps: TicketDeps, em: EntityManager, { ticket, imported }: Taken): Promise<void> {
  const now = deps.platform.clock.now();
  const { closed, department, source, oldNumber } = imported;
  const moved: TicketRow = { ...ticket, ...(closed ? statusOf(closed, department) : { state: 'accepted' as const }), version: ticket.version + 1, updatedAt: closed?.at ?? now };
  if (!closed) Object.assign(moved, await runClocks(em, deps.calendar, { ticket: moved, effect: { start: clockEffects.accept.start ?? [] }, rules: await deps.rules.version(ticket.ruleVersion), now }));
  const { before, after } = difference(ticket, moved);
  await em.createQueryBuilder().update(TicketRow).set(after).where('id = :id', { id: ticket.id }).execute();
  await writeEvent(em, moved, { action: 'import', at: moved.updatedAt, detail: `${source}，旧编号${oldNumber}`, before, after });
}

/** 办结: the answer there was, and what the requester said of it. */
function statusOf({ at, reply, solution, satisfaction }: NonNullable<ImportedTicket['closed']>, department: string | null): Partial<TicketStatus> {
  const rated = solution !== null || satisfaction !== null;
  return { state: 'closed', leadDepartment: department, transfers: department === null ? 0 : 1, reply, repliedAt: at, solution, satisfaction, ratedBy: rated ? 'followUp' : null, ratedAt: rated ? at : null };
}

type Event = Pick<TimelineEventRow, 'action' | 'at' | 'detail' | 'before' | 'after'>;

const writeEvent = (em: EntityManager, { id: ticketId, version }: TicketRow, event: Event): Promise<unknown> =>
  em.insert(TimelineEventRow, { ...event, id: newId(), ticketId, version, actorKind: 'system', actorId: null, reason: null });
