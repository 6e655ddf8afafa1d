import type { Limit, RuleSet } from '@hotline/shared/rules/rule-set';
import type { ClockKind } from '@hotline/shared/vocabulary/clock-kind';
import { In, type EntityManager } from 'typeorm';
import type { CalendarApi } from '../../calendar';
import { newId } from '../../../platform/ids';
import type { ClockEffect } from './clock-effects';
import { ClockRow } from './clock.entity';
import type { TicketRow } from '../ticket.entity';

/** All that clocks ask of the calendar. */
export type Dues = Pick<CalendarApi, 'due'>;

type Limited = Pick<TicketRow, 'urgency' | 'requestType' | 'round'>;

/** The limit of a clock for a ticket as it stands, by the rules it was born under. */
export function limitOf(rules: RuleSet, kind: ClockKind, ticket: Limited): Limit {
  if (kind === 'call') return rules.criticalCall;
  if (kind !== 'handle') return rules.clocks[kind][ticket.urgency];
  if (ticket.urgency !== 'normal') return rules.handle[ticket.urgency];
  return { workdays: ticket.round > 1 ? rules.handle.reopenedWorkdays : rules.handle.workdays[ticket.requestType] };
}

export const running = (clock: ClockRow): boolean => clock.metAt === null && clock.stoppedAt === null;

/** Applies an effect to the clocks in memory as far as no calendar is needed. */
export function applyEffect(clocks: readonly ClockRow[], effect: ClockEffect, now: number): void {
  const chosen = (kinds: readonly ClockKind[] | 'all' = []) => clocks.filter((clock) => running(clock) && (kinds === 'all' || kinds.includes(clock.kind)));
  for (const clock of chosen(effect.meet)) finish(clock, 'metAt', now);
  for (const clock of chosen(effect.stop)) finish(clock, 'stoppedAt', now);
  for (const clock of chosen(effect.pause)) clock.pausedAt ??= now;
  for (const clock of chosen(effect.resume)) resume(clock, now);
  if (effect.stopRest) for (const clock of chosen('all')) finish(clock, 'stoppedAt', now);
}

/** A paused clock counts what it stood still before it ends. */
function finish(clock: ClockRow, how: 'metAt' | 'stoppedAt', now: number): void {
  if (clock.pausedAt !== null) resume(clock, now);
  clock[how] = now;
}

function resume(clock: ClockRow, now: number): void {
  if (clock.pausedAt === null) return;
  const pause = now - clock.pausedAt;
  clock.pausedMs += pause;
  clock.dueAt += pause;
  clock.yellowAt += pause;
  clock.pausedAt = null;
}

/** What the clocks of a ticket stand on. */
export interface ClockChange {
  readonly ticket: TicketRow;
  readonly effect: ClockEffect;
  readonly rules: RuleSet;
  readonly now: number;
}

/** The nearest running deadline of a ticket, and when it turns yellow. */
export type Deadline = Pick<TicketRow, 'dueAt' | 'yellowAt'>;

/** Runs an action's effect on the stored clocks of a ticket and returns its nearest running deadline. */
export async function runClocks(em: EntityManager, calendar: Dues, change: ClockChange): Promise<Deadline> {
  const { ticket, effect, now } = change;
  const clocks = await em.findBy(ClockRow, { ticketId: ticket.id });
  await wind(calendar, clocks, change);
  if (Object.keys(effect).length > 0) await em.save(ClockRow, clocks.filter((clock) => clock.startedAt === now || running(clock) || clock.metAt === now || clock.stoppedAt === now));
  return deadlineAmong(ticket, clocks);
}

/** Applies an effect to clocks in memory; started ones are added. */
export async function wind(calendar: Dues, clocks: ClockRow[], { ticket, effect, rules, now }: ClockChange): Promise<void> {
  applyEffect(clocks, effect, now);
  if (effect.extend) for (const clock of clocks.filter((one) => running(one) && one.kind === 'handle')) await extend(calendar, { clock, rules, by: effect.extend });
  // A long cycle's day was set by hand: no limit leads to it.
  const counted = clocks.filter((clock) => running(clock) && !(ticket.longCycle && clock.kind === 'handle'));
  if (effect.recount) for (const clock of counted) await count(calendar, { clock, rules, limit: limitOf(rules, clock.kind, ticket) });
  for (const kind of effect.start ?? []) {
    const clock = Object.assign(new ClockRow(), { id: newId(), ticketId: ticket.id, kind, round: ticket.round, startedAt: now, extendedWorkdays: 0, pausedMs: 0, pausedAt: null, metAt: null, stoppedAt: null });
    await count(calendar, { clock, rules, limit: limitOf(rules, kind, ticket) });
    clocks.push(clock);
  }
}

/** The nearest of the running deadlines; a merged ticket has none of its own. */
export function deadlineAmong(ticket: Pick<TicketRow, 'state'>, clocks: readonly ClockRow[]): Deadline {
  const ticking = ticket.state === 'merged' ? [] : clocks.filter((clock) => running(clock) && clock.pausedAt === null);
  const [nearest] = ticking.sort((a, b) => a.dueAt - b.dueAt);
  return { dueAt: nearest?.dueAt ?? null, yellowAt: nearest?.yellowAt ?? null };
}

interface Count {
  readonly clock: ClockRow;
  readonly rules: RuleSet;
  readonly limit: Limit;
}

/** Sets a clock's due date from its original start: limit, then what was granted, then the time it stood still. */
async function count(calendar: Dues, { clock, rules, limit }: Count): Promise<void> {
  const { startedAt, extendedWorkdays, pausedMs } = clock;
  const base = await calendar.due(startedAt, limit);
  const due = extendedWorkdays === 0 ? base : await calendar.due(base.dueAt - 1, { workdays: extendedWorkdays });
  clock.workdays = 'workdays' in limit ? limit.workdays : null;
  clock.provisional = base.provisional || due.provisional;
  clock.dueAt = due.dueAt + pausedMs;
  clock.yellowAt = (await yellowOf(calendar, { clock, rules, limit }, due.dueAt)) + pausedMs;
}

/** Yellow at the last workdays or the last share of the time, whichever begins first. */
async function yellowOf(calendar: Dues, { clock, rules, limit }: Count, dueAt: number): Promise<number> {
  const { yellowWorkdays, yellowPercent } = rules.warning;
  const share = Math.round(dueAt - ((dueAt - clock.startedAt) * yellowPercent) / 100);
  const days = 'workdays' in limit ? limit.workdays + clock.extendedWorkdays - yellowWorkdays : 0;
  if (days <= 0) return share;
  return Math.min(share, (await calendar.due(clock.startedAt, { workdays: days })).dueAt);
}

const dayMs = 24 * 3600_000;

async function extend(calendar: Dues, { clock, rules, by }: { clock: ClockRow; rules: RuleSet; by: NonNullable<ClockEffect['extend']> }): Promise<void> {
  if ('days' in by) {
    clock.dueAt += by.days * dayMs;
    clock.yellowAt += by.days * dayMs;
    clock.provisional = false;
    return;
  }
  const due = await calendar.due(clock.dueAt - clock.pausedMs - 1, by);
  clock.extendedWorkdays += by.workdays;
  clock.provisional ||= due.provisional;
  const limit: Limit = clock.workdays === null ? { ms: clock.dueAt - clock.pausedMs - clock.startedAt } : { workdays: clock.workdays };
  clock.dueAt = due.dueAt + clock.pausedMs;
  clock.yellowAt = (await yellowOf(calendar, { clock, rules, limit }, due.dueAt)) + clock.pausedMs;
}

/** All clocks of tickets, oldest first. */
export async function clocksOf(em: EntityManager, ticketIds: readonly string[]): Promise<ClockRow[]> {
  return ticketIds.length === 0 ? [] : em.find(ClockRow, { where: { ticketId: In([...ticketIds]) }, order: { startedAt: 'ASC', id: 'ASC' } });
}
