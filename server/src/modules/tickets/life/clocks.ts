import { clockLimits, handleLimits, handleWorkdays, reopenedHandleWorkdays, type Limit } from '@hotline/shared/rules/limits';
import type { ClockKind } from '@hotline/shared/vocabulary/clock-kind';
import { In, type EntityManager } from 'typeorm';
import type { CalendarApi } from '../../calendar';
import { newId } from '../../../platform/ids';
import type { ClockEffect } from './clock-effects';
import { ClockRow } from './clock.entity';
import type { TicketRow } from '../ticket.entity';

type Limited = Pick<TicketRow, 'urgency' | 'requestType' | 'round'>;

/** The limit of a clock for a ticket as it stands. */
export function limitOf(kind: ClockKind, ticket: Limited): Limit {
  if (kind !== 'handle') return clockLimits[kind][ticket.urgency];
  if (ticket.urgency !== 'normal') return handleLimits[ticket.urgency];
  return { workdays: ticket.round > 1 ? reopenedHandleWorkdays : handleWorkdays[ticket.requestType] };
}

const running = (clock: ClockRow): boolean => clock.metAt === null && clock.stoppedAt === null;

/** Applies an effect to the clocks in memory: each knows its own arithmetic. */
export function applyEffect(clocks: readonly ClockRow[], effect: ClockEffect, now: number): void {
  const chosen = (kinds: readonly ClockKind[] = []) => clocks.filter((clock) => running(clock) && kinds.includes(clock.kind));
  for (const clock of chosen(effect.meet)) clock.metAt = clock.pausedAt ?? now;
  for (const clock of chosen(effect.pause)) clock.pausedAt = now;
  for (const clock of chosen(effect.resume)) resume(clock, now);
  if (effect.stopRest) for (const clock of clocks.filter(running)) clock.stoppedAt = now;
}

function resume(clock: ClockRow, now: number): void {
  const pause = now - (clock.pausedAt ?? now);
  clock.pausedMs += pause;
  clock.dueAt += pause;
  clock.pausedAt = null;
}

/** Runs an action's effect on the stored clocks of a ticket and returns its nearest running deadline. */
export async function runClocks(em: EntityManager, calendar: CalendarApi, change: { ticket: TicketRow; effect: ClockEffect; now: number }): Promise<number | null> {
  const { ticket, effect, now } = change;
  const clocks = await em.findBy(ClockRow, { ticketId: ticket.id });
  applyEffect(clocks, effect, now);
  for (const kind of effect.start ?? []) clocks.push(await startClock(calendar, { kind, ticket, now }));
  await em.save(ClockRow, clocks);
  const due = clocks.filter((clock) => running(clock) && clock.pausedAt === null).map((clock) => clock.dueAt);
  return due.length > 0 ? Math.min(...due) : null;
}

async function startClock(calendar: CalendarApi, { kind, ticket, now }: { kind: ClockKind; ticket: TicketRow; now: number }): Promise<ClockRow> {
  const limit = limitOf(kind, ticket);
  const due = await calendar.due(now, limit);
  const workdays = 'workdays' in limit ? limit.workdays : null;
  return Object.assign(new ClockRow(), { id: newId(), ticketId: ticket.id, kind, round: ticket.round, startedAt: now, workdays, ...due, pausedMs: 0, pausedAt: null, metAt: null, stoppedAt: null });
}

/** All clocks of tickets, oldest first. */
export async function clocksOf(em: EntityManager, ticketIds: readonly string[]): Promise<ClockRow[]> {
  return ticketIds.length === 0 ? [] : em.find(ClockRow, { where: { ticketId: In([...ticketIds]) }, order: { startedAt: 'ASC', id: 'ASC' } });
}
