import { In, type EntityManager } from 'typeorm';
import { AppError } from '../../../platform/errors';
import { newId } from '../../../platform/ids';
import type { OutboxEvent } from '../../../platform/outbox/outbox';
import type { TicketDeps } from '../deps';
import { difference, ticketChanged, type TicketChanged } from '../life/change-ticket';
import { clockEffects } from '../life/clock-effects';
import { ClockRow } from '../life/clock.entity';
import { clocksOf, deadlineAmong, wind } from '../life/clocks';
import { TimelineEventRow } from '../life/timeline-event.entity';
import { TicketRow, type TicketStatus } from '../ticket.entity';

const batch = 250;

/**
 * One reply for the whole group (row 21): when a leader is answered, so is everything merged into it, a batch a
 * transaction, each with its own event, clock, notice and rating. What a crash leaves is taken up with the next
 * attempt: only what is still merged is answered.
 */
export async function shareReply(deps: TicketDeps, { payload }: OutboxEvent): Promise<void> {
  const { ticketId } = payload as TicketChanged;
  const leader = await deps.platform.db.read((em) => em.findOneBy(TicketRow, { id: ticketId }));
  if (!leader || leader.reply === null || !['resolved', 'closed', 'finalized', 'declined'].includes(leader.state)) return;
  for (let answered = batch; answered === batch; ) answered = await deps.platform.db.transact((em) => answerBatch(deps, em, leader));
}

/** The same as `changeTicket` does for one, in a handful of statements for many. */
async function answerBatch(deps: TicketDeps, em: EntityManager, leader: TicketRow): Promise<number> {
  const members = await em.find(TicketRow, { where: { mergedInto: leader.id, state: 'merged' }, order: { id: 'ASC' }, take: batch });
  if (members.length === 0) return 0;
  const now = deps.platform.clock.now();
  const all = await clocksOf(em, members.map(({ id }) => id));
  const moves: Move[] = [];
  for (const member of members) moves.push(await moveOf(deps, { member, leader, now, clocks: all.filter((clock) => clock.ticketId === member.id) }));
  await em.upsert(ClockRow, moves.flatMap((move) => move.clocks), ['id']);
  const likeness = ({ ticket }: Move): string => `${ticket.dueAt}_${ticket.leadDepartment}`;
  for (const alike of new Set(moves.map(likeness))) await updateAlike(em, moves.filter((move) => likeness(move) === alike));
  await em.insert(TimelineEventRow, moves.map(({ ticket, before, after }) => ({
    id: newId(), ticketId: ticket.id, version: ticket.version, action: 'shareReply' as const, actorKind: 'system' as const, actorId: null, at: now, reason: null, detail: `主单${leader.ticketNo}已答复`, before, after,
  })));
  await deps.platform.outbox.publishAll(em, ticketChanged, moves.map(({ ticket }): TicketChanged => ({ ticketId: ticket.id, action: 'shareReply', round: ticket.round, version: ticket.version })));
  return members.length;
}

interface Move {
  readonly ticket: TicketRow;
  readonly clocks: ClockRow[];
  readonly before: Partial<TicketStatus>;
  readonly after: Partial<TicketStatus>;
}

async function moveOf(deps: TicketDeps, { member, leader, now, clocks }: { readonly member: TicketRow; readonly leader: TicketRow; readonly now: number; readonly clocks: ClockRow[] }): Promise<Move> {
  const { reply } = leader;
  const barred = member.accusedDepartment === null ? [] : await deps.departments.subtree(member.accusedDepartment);
  const leadDepartment = barred.includes(leader.leadDepartment ?? '') ? member.leadDepartment : leader.leadDepartment;
  const ticket: TicketRow = { ...member, state: 'resolved', mergedState: null, reply, repliedAt: now, leadDepartment, version: member.version + 1, updatedAt: now };
  await wind(deps.calendar, clocks, { ticket, effect: clockEffects.shareReply, rules: await deps.rules.version(member.ruleVersion), now });
  Object.assign(ticket, deadlineAmong(ticket, clocks));
  return { ticket, clocks, ...difference(member, ticket) };
}

/** Tickets that differ in nothing but their version are one statement; whoever was changed meanwhile undoes the batch. */
async function updateAlike(em: EntityManager, moves: readonly Move[]): Promise<void> {
  const [first] = moves;
  if (!first) return;
  const { state, mergedState, reply, repliedAt, leadDepartment, updatedAt, dueAt, yellowAt } = first.ticket;
  const ids = moves.map(({ ticket }) => ticket.id);
  const { affected } = await em.update(TicketRow, { id: In(ids), state: 'merged' }, { state, mergedState, reply, repliedAt, leadDepartment, updatedAt, dueAt, yellowAt, version: () => 'version + 1' });
  if (affected !== ids.length) throw new AppError('ticket.versionConflict');
}
