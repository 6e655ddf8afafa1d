import { judge, nextState, type TicketAction, type TimelineAction } from '@hotline/shared/rules/lifecycle';
import type { RuleSet } from '@hotline/shared/rules/rule-set';
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

/** What the guards of a row look at. */
export interface Scene {
  readonly em: EntityManager;
  readonly now: number;
  /** The rules the ticket was born under. */
  readonly rules: RuleSet;
}

export interface Change {
  readonly ticketId: string;
  readonly action: TicketAction;
  readonly actor: Actor;
  /** The version the person was looking at; citizens, notes and the system take the newest. */
  readonly version?: number;
  /** Checks the guards of the row and says what changes; runs inside the transaction. */
  readonly decide: (ticket: TicketRow, scene: Scene) => Promise<Outcome> | Outcome;
}

/** Topic of the event every change publishes. */
export const ticketChanged = 'ticket.changed';

export interface TicketChanged {
  readonly ticketId: string;
  readonly action: Exclude<TimelineAction, 'import'>;
  readonly round: number;
  /** The ticket's version after the change. */
  readonly version: number;
}

const attempts = 3;

/**
 * The only way a ticket changes: one transaction with the guarded update, the clocks, one timeline event and one
 * outbox event. Throws permission.denied, ticket.notFound, ticket.wrongState (with the state), ticket.versionConflict;
 * whoever names no version is tried again on what another has just written.
 */
export async function changeTicket(deps: TicketDeps, change: Change): Promise<TicketRow> {
  if (judge(change.action, 'submitted', principalOf(change.actor)) === 'forbidden') throw new AppError('permission.denied');
  const scope = await visibleTo(change.actor, deps);
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await deps.platform.db.transact(async (em) => {
        const ticket = await em.findOneBy(TicketRow, { id: change.ticketId });
        if (!ticket || !inScope(scope, ticket)) throw new AppError('ticket.notFound');
        return changeWithin(deps, em, { change, ticket });
      });
    } catch (error) {
      const overtaken = change.version === undefined && error instanceof AppError && error.code === 'ticket.versionConflict';
      if (!overtaken || attempt === attempts) throw error;
    }
  }
}

/** The same inside a transaction that changes several tickets at once; the caller has looked at who may see them. */
export async function changeWithin(deps: TicketDeps, em: EntityManager, { change, ticket }: { readonly change: Change; readonly ticket: TicketRow }): Promise<TicketRow> {
  assertLegal(ticket, change);
  const scene = { em, now: deps.platform.clock.now(), rules: await deps.rules.version(ticket.ruleVersion) };
  return applyChange(deps, scene, { change, ticket, outcome: await change.decide(ticket, scene) });
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

async function applyChange(deps: TicketDeps, { em, now, rules }: Scene, { change, ticket, outcome }: Decided): Promise<TicketRow> {
  const { actor, action } = change;
  const moved: TicketRow = { ...ticket, state: nextState(action, ticket.state, action === 'unmerge' ? ticket.mergedState : ticket.heldState), ...outcome.patch, version: ticket.version + 1, updatedAt: now };
  const effect = { ...clockEffects[action], ...outcome.clocks };
  Object.assign(moved, await runClocks(em, deps.calendar, { ticket: moved, effect, rules, now }));
  const { before, after } = difference(ticket, moved);
  const { affected } = await em.createQueryBuilder().update(TicketRow).set(after).where('id = :id AND version = :version', { id: ticket.id, version: ticket.version }).execute();
  if (affected !== 1) throw new AppError('ticket.versionConflict', { state: ticket.state });
  await recordEvent(deps, em, { ticketId: ticket.id, version: moved.version, action, actorKind: actor.kind, actorId: actor.id, at: now, reason: outcome.reason ?? null, detail: outcome.detail ?? null, before, after, round: moved.round });
  return moved;
}

const same = (one: unknown, other: unknown): boolean => one === other || (Array.isArray(one) && JSON.stringify(one) === JSON.stringify(other));

/** The changed columns, before and after. */
export function difference(before: TicketRow, after: TicketRow): { before: Partial<TicketStatus>; after: Partial<TicketStatus> } {
  const changed = (Object.keys(after) as (keyof TicketStatus)[]).filter((key) => !same(before[key], after[key]));
  const pick = (row: TicketRow) => Object.fromEntries(changed.map((key) => [key, row[key]])) as Partial<TicketStatus>;
  return { before: pick(before), after: pick(after) };
}

export interface NewEvent extends Omit<TimelineEventRow, 'id' | 'action'> {
  readonly action: TicketChanged['action'];
  readonly round: number;
}

/** Writes the timeline event and tells whoever listens. */
export async function recordEvent(deps: TicketDeps, em: EntityManager, { round, ...event }: NewEvent): Promise<void> {
  await em.insert(TimelineEventRow, { ...event, id: newId() });
  const payload: TicketChanged = { ticketId: event.ticketId, action: event.action, round, version: event.version };
  await deps.platform.outbox.publish(em, ticketChanged, payload);
}
