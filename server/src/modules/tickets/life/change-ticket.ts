import { judge, nextState, type TicketAction } from '@hotline/shared/rules/lifecycle';
import type { EntityManager } from 'typeorm';
import { AppError } from '../../../platform/errors';
import { newId } from '../../../platform/ids';
import { principalOf, type Actor } from './actor';
import { clockEffects, type ClockEffect } from './clock-effects';
import { runClocks } from './clocks';
import type { TicketDeps } from '../deps';
import { TicketRow, type TicketStatus } from '../ticket.entity';
import { TimelineEventRow } from './timeline-event.entity';
import { inScope, visibleTo } from './visible-to';

/** What a use case adds to the bare transition. */
export interface Outcome {
  readonly patch?: Partial<TicketStatus>;
  readonly reason?: string | null;
  readonly detail?: string | null;
  /** Beside the table's effect, e.g. a contact that met its clock. */
  readonly clocks?: ClockEffect;
}

export interface Change {
  readonly ticketId: string;
  readonly action: TicketAction;
  readonly actor: Actor;
  /** The version the person was looking at; citizens and the system take the newest. */
  readonly version?: number;
  /** Checks the guards of the row and says what changes; runs inside the transaction. */
  readonly decide: (ticket: TicketRow, em: EntityManager) => Promise<Outcome> | Outcome;
}

/** Topic of the event every change publishes. */
export const ticketChanged = 'ticket.changed';

export interface TicketChanged {
  readonly ticketId: string;
  readonly action: TicketAction | 'submit' | 'register';
  readonly round: number;
  /** The ticket's version after the change. */
  readonly version: number;
}

/**
 * The only way a ticket changes: one transaction with the guarded update, the clocks, one timeline event and one
 * outbox event. Throws permission.denied, ticket.notFound, ticket.wrongState (with the state), ticket.versionConflict.
 */
export async function changeTicket(deps: TicketDeps, change: Change): Promise<TicketRow> {
  const { platform } = deps;
  if (judge(change.action, 'submitted', principalOf(change.actor)) === 'forbidden') throw new AppError('permission.denied');
  const scope = await visibleTo(change.actor, deps);
  return platform.db.transact(async (em) => {
    const ticket = await em.findOneBy(TicketRow, { id: change.ticketId });
    if (!ticket || !inScope(scope, ticket)) throw new AppError('ticket.notFound');
    assertLegal(ticket, change);
    return applyChange(deps, em, { change, ticket, outcome: await change.decide(ticket, em) });
  });
}

function assertLegal(ticket: TicketRow, { action, actor, version }: Change): void {
  if (judge(action, ticket.state, principalOf(actor)) !== 'allowed') throw new AppError('ticket.wrongState', { state: ticket.state });
  if (version !== undefined && version !== ticket.version) throw new AppError('ticket.versionConflict', { state: ticket.state });
}

interface Decided {
  readonly change: Change;
  readonly ticket: TicketRow;
  readonly outcome: Outcome;
}

async function applyChange(deps: TicketDeps, em: EntityManager, { change, ticket, outcome }: Decided): Promise<TicketRow> {
  const now = deps.platform.clock.now();
  const moved: TicketRow = { ...ticket, state: nextState(change.action, ticket.state), ...outcome.patch, version: ticket.version + 1, updatedAt: now };
  const effect = merged(clockEffects[change.action], outcome.clocks);
  moved.dueAt = await runClocks(em, deps.calendar, { ticket: moved, effect, now });
  const { before, after } = difference(ticket, moved);
  const { affected } = await em.createQueryBuilder().update(TicketRow).set(after).where('id = :id AND version = :version', { id: ticket.id, version: ticket.version }).execute();
  if (affected !== 1) throw new AppError('ticket.versionConflict', { state: ticket.state });
  const { actor, action } = change;
  await recordEvent(deps, em, { ticketId: ticket.id, version: moved.version, action, actorKind: actor.kind, actorId: actor.id, at: now, reason: outcome.reason ?? null, detail: outcome.detail ?? null, before, after, round: moved.round });
  return moved;
}

const merged = (table: ClockEffect, extra: ClockEffect | undefined): ClockEffect => (extra ? { ...table, ...extra } : table);

/** The changed columns, before and after. */
function difference(before: TicketRow, after: TicketRow): { before: Partial<TicketStatus>; after: Partial<TicketStatus> } {
  const changed = (Object.keys(after) as (keyof TicketStatus)[]).filter((key) => before[key] !== after[key]);
  const pick = (row: TicketRow) => Object.fromEntries(changed.map((key) => [key, row[key]])) as Partial<TicketStatus>;
  return { before: pick(before), after: pick(after) };
}

export interface NewEvent extends Omit<TimelineEventRow, 'id'> {
  readonly round: number;
}

/** Writes the timeline event and tells whoever listens. */
export async function recordEvent(deps: TicketDeps, em: EntityManager, { round, ...event }: NewEvent): Promise<void> {
  await em.insert(TimelineEventRow, { ...event, id: newId() });
  const payload: TicketChanged = { ticketId: event.ticketId, action: event.action, round, version: event.version };
  await deps.platform.outbox.publish(em, ticketChanged, payload);
}
