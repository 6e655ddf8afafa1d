import { firstRules } from '@hotline/shared/rules/rule-set';
import { nextState } from '@hotline/shared/rules/lifecycle';
import { publishedCalendar } from '../../src/modules/calendar/published-calendar';
import { workdayDue, type WorkCalendar } from '../../src/modules/calendar/workdays';
import { difference } from '../../src/modules/tickets/life/change-ticket';
import { clockEffects, type ClockEffect } from '../../src/modules/tickets/life/clock-effects';
import type { ClockRow } from '../../src/modules/tickets/life/clock.entity';
import { deadlineAmong, running, wind, type Dues } from '../../src/modules/tickets/life/clocks';
import type { TicketRow, TicketStatus } from '../../src/modules/tickets/ticket.entity';
import { oneOf, random } from '../support/random';
import { actions, expected, principals, type Action, type State } from './expected';

/** Full count by `npm run verify:histories`. */
const histories = Number(process.env['VERIFY_COUNT'] ?? 100);
const steps = 24;
const hour = 3600_000;

const years = publishedCalendar();
const calendar: WorkCalendar = { published: new Set(years.map(({ year }) => year)), exceptions: new Map(years.flatMap(({ days }) => days.map((day) => [day.day, day]))) };
const dues: Dues = { due: (at, limit) => Promise.resolve('ms' in limit ? { dueAt: at + limit.ms, provisional: false } : workdayDue(calendar, at, limit.workdays)) };

/** A stretch of a clock's time, written down by the test as it happens. */
interface Segment {
  readonly from: number;
  to: number | null;
  readonly paused: boolean;
}

/** A ticket that lives in memory alone: its row, clocks, events, and the test's own book of how each clock spent its time. */
interface Life {
  now: number;
  row: TicketRow;
  clocks: ClockRow[];
  readonly events: Partial<TicketStatus>[];
  readonly book: Map<string, Segment[]>;
}

const blank = { state: 'submitted', urgency: 'normal', requestType: 'complaint', round: 1, heldState: null, mergedState: null, leadDepartment: null, longCycle: false, version: 1, dueAt: null, yellowAt: null } as TicketRow;

async function born(seed: number): Promise<Life> {
  const life: Life = { now: Date.UTC(2026, 0, 5) + seed * 7 * hour, row: { ...blank }, clocks: [], events: [], book: new Map() };
  await apply(life, { ...life.row }, clockEffects.submit);
  life.events[0] = { ...life.row };
  return life;
}

async function apply(life: Life, moved: TicketRow, effect: ClockEffect): Promise<void> {
  await wind(dues, life.clocks, { ticket: moved, effect, rules: firstRules, now: life.now });
  Object.assign(moved, deadlineAmong(moved, life.clocks));
  life.events.push(difference(life.row, moved).after);
  life.row = moved;
  writeBook(life);
}

/** Opens and closes segments as the clocks are found after a step. */
function writeBook({ clocks, book, now }: Life): void {
  for (const clock of clocks) {
    const segments = book.get(clock.id) ?? [];
    book.set(clock.id, segments);
    writeSegments(segments, clock, now);
  }
}

function writeSegments(segments: Segment[], clock: ClockRow, now: number): void {
  const open = segments.findLast((one) => one.to === null);
  const paused = clock.pausedAt !== null;
  if (running(clock) && open?.paused === paused) return;
  if (open) open.to = now;
  if (running(clock)) segments.push({ from: now, to: null, paused });
}

/** What the use cases add to the bare transition, as far as clocks and states care. */
function patchOf(action: Action, row: TicketRow, pick: () => number): Partial<TicketRow> {
  const patches: Partial<Record<Action, Partial<TicketRow>>> = {
    requestInfo: { heldState: row.state }, supplyInfo: { heldState: null }, merge: { mergedState: row.state }, unmerge: { mergedState: null }, shareReply: { mergedState: null },
    dispatch: { leadDepartment: 'a' }, upholdSendBack: { leadDepartment: 'b' }, reopen: { round: row.round + 1 }, recur: { round: row.round + 1 },
    changeUrgency: { urgency: oneOf(pick, ['normal', 'urgent', 'critical'] as const) ?? 'normal' },
  };
  return patches[action] ?? {};
}

async function take(life: Life, action: Action, pick: () => number): Promise<void> {
  const { row } = life;
  const state = nextState(action, row.state, action === 'unmerge' ? row.mergedState : row.heldState);
  const extra: ClockEffect = action === 'grantExtension' ? { extend: { workdays: 1 + Math.floor(pick() * 3) } } : {};
  await apply(life, { ...row, state, ...patchOf(action, row, pick), version: row.version + 1 }, { ...clockEffects[action], ...extra });
}

const possible = (state: State): Action[] => actions.filter((action) => principals.some((who) => expected(state, action, who) !== null));

const replayed = (events: readonly Partial<TicketStatus>[]): Partial<TicketRow> => events.reduce<Partial<TicketRow>>((row, event) => ({ ...row, ...event }), {});

const lengthOf = (segments: readonly Segment[], paused: boolean): number => segments.filter((one) => one.paused === paused).reduce((sum, { from, to }) => sum + (to === null ? 0 : to - from), 0);

/** Running and paused stretches follow each other without a gap, from the clock's start to its end, and the paused ones are what it says it stood still. */
function faultsOf({ clocks, book }: Life): string[] {
  return clocks.flatMap((clock) => {
    const segments = book.get(clock.id) ?? [];
    const [running, paused] = [lengthOf(segments, false), lengthOf(segments, true)];
    const end = clock.metAt ?? clock.stoppedAt ?? segments.at(-1)?.from ?? Number.NaN;
    const faults = [[running + paused !== end - clock.startedAt, 'wall time'], [paused !== clock.pausedMs, 'pauses'], [clock.yellowAt > clock.dueAt, 'yellow after red']] as const;
    return faults.filter(([wrong]) => wrong).map(([, name]) => `${clock.kind}: ${name}`);
  });
}

const copyOf = ({ row, clocks }: Life) => structuredClone({ row: { ...row, version: 0 }, clocks: clocks.map((clock) => ({ ...clock })) });

/** Merges, lets time pass, unmerges: nothing may be left of it. */
async function mergeAndBack(life: Life, pick: () => number): Promise<void> {
  const before = copyOf(life);
  await take(life, 'merge', pick);
  expect(life.row).toMatchObject({ state: 'merged', dueAt: null });
  life.now += Math.floor(pick() * 300 * hour);
  await take(life, 'unmerge', pick);
  expect(copyOf(life)).toEqual(before);
}

async function walk(seed: number): Promise<Life> {
  const life = await born(seed);
  const pick = random(seed);
  for (let step = 0; step < steps; step += 1) {
    life.now += Math.floor(pick() * 30 * hour);
    if (expected(life.row.state, 'merge', 'dispatcher') !== null && pick() < 0.2) await mergeAndBack(life, pick);
    // Endings that leave nothing to do are rare, so that lives are long.
    const action = oneOf(pick, possible(life.row.state).filter((one) => !['withdraw', 'decline', 'merge', 'finalize', 'resolveParts', 'split'].includes(one) || pick() < 0.1));
    if (action) await take(life, action, pick);
  }
  return life;
}

test(`${histories} random histories: events rebuild the row, clock segments are wall time, merging and unmerging is nothing`, async () => {
  const met = new Set<State>();
  for (let seed = 0; seed < histories; seed += 1) {
    const life = await walk(seed);
    expect(faultsOf(life)).toEqual([]);
    expect(replayed(life.events)).toEqual(life.row);
    for (const event of life.events) if (event.state) met.add(event.state);
  }
  expect(met.size).toBe(13);
}, 900_000);

test('a lost event, a clock that forgets a pause, and a merge that leaves a trace are noticed', async () => {
  const life = await walk(7);
  expect(replayed(life.events.slice(0, -1))).not.toEqual(life.row);
  const [clock] = life.clocks;
  if (!clock) throw new Error('no clock');
  clock.pausedMs += 1;
  expect(faultsOf(life)).toHaveLength(1);
  const other = await born(1);
  const before = copyOf(other);
  await take(other, 'merge', random(1));
  expect(copyOf(other)).not.toEqual(before);
});
