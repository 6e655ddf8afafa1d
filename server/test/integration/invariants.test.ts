import { endStates } from '@hotline/shared/vocabulary/ticket-state';
import { In } from 'typeorm';
import { ClockRow } from '../../src/modules/tickets/life/clock.entity';
import { TicketRow } from '../../src/modules/tickets/ticket.entity';
import { TimelineEventRow } from '../../src/modules/tickets/life/timeline-event.entity';
import { SessionRow } from '../../src/platform/session/session.entity';
import { expected, type Action, type Who } from '../lifecycle/expected';
import { openHotline, type Hotline } from '../support/hotline';
import { act, citizenSteps, gatherCrew, staffSteps, submitted, type Case, type Crew } from '../support/journey';

/** Full count by `npm run verify:invariants`; a round of it in every test run. */
const walks = Number(process.env['VERIFY_COUNT'] ?? 20);
const steps = 9;
const hour = 3600_000;

let hotline: Hotline;
let crew: Crew;

beforeAll(async () => {
  hotline = await openHotline('sqlite');
  crew = await gatherCrew(hotline);
});
afterAll(() => hotline?.stop());

/** A small generator, so that a failing walk can be walked again. */
function random(seed: number): () => number {
  let state = seed + 0x9e3779b9;
  return () => {
    state = Math.imul(state ^ (state >>> 15), state | 1);
    state ^= state + Math.imul(state ^ (state >>> 7), state | 61);
    return ((state ^ (state >>> 14)) >>> 0) / 4294967296;
  };
}

const choices = (Object.keys(staffSteps) as Action[]).flatMap((action) => (['operator', 'dispatcher', 'handler', 'supervisor', 'followUpOfficer'] as Who[]).map((who) => [action, who] as const));

/** Lets time pass without ending anybody's session. */
async function pass(ms: number): Promise<void> {
  hotline.clock.advance(ms);
  const now = hotline.clock.now();
  await hotline.server.platform.db.transact((em) => em.update(SessionRow, { kind: In(['staff', 'citizen']) }, { openedAt: now, seenAt: now }));
}

async function stepOnce(on: Case, state: TicketRow['state'], pick: () => number): Promise<boolean> {
  const staff = choices.filter(([action, who]) => expected(state, action, who) !== null);
  const citizen = (Object.keys(citizenSteps) as (keyof typeof citizenSteps)[]).filter((action) => expected(state, action, 'citizen') !== null && (action !== 'withdraw' || pick() < 0.1));
  const at = Math.floor(pick() * (staff.length + citizen.length));
  const [action, who] = staff[at] ?? [];
  const own = citizen[at - staff.length];
  await pass(Math.floor(pick() * 30 * hour));
  if (action && who) await act(crew, [who as 'operator', action as keyof typeof staffSteps], on.id).catch(contactMissing);
  else if (own) await citizenSteps[own](on.citizen, on);
  else return false;
  return true;
}

/** Handling without a contact is refused; the walk simply goes on. */
function contactMissing(error: Error): void {
  if (!error.message.includes('ticket.contactRequired')) throw error;
}

const load = (id: string) =>
  hotline.server.platform.db.read(async (em) => ({
    ticket: await em.findOneByOrFail(TicketRow, { id }),
    events: await em.find(TimelineEventRow, { where: { ticketId: id }, order: { version: 'ASC' } }),
    clocks: await em.findBy(ClockRow, { ticketId: In([id]) }),
  }));

/** Events applied in order to an empty ticket. */
const replay = (events: readonly TimelineEventRow[]): Partial<TicketRow> => events.reduce<Partial<TicketRow>>((row, event) => ({ ...row, ...event.after }), {});

/** Time a handling clock stood still, by the timeline alone: from each request for closing to its return. */
function reviewedMs(events: readonly TimelineEventRow[], { startedAt, metAt, stoppedAt }: ClockRow): number {
  const own = events.filter((event) => event.at >= startedAt && event.at <= (metAt ?? stoppedAt ?? Number.MAX_SAFE_INTEGER));
  const sum = (action: Action) => own.filter((event) => event.action === action).map((event) => event.at);
  const returned = sum('returnResolution');
  return sum('submitResolution').slice(0, returned.length).reduce((total, at, round) => total + (returned[round] ?? at) - at, 0);
}

function assertInvariants({ ticket, events, clocks }: Awaited<ReturnType<typeof load>>): void {
  expect(events.map((event) => event.version)).toEqual(events.map((_, at) => at + 1));
  const rebuilt = replay(events);
  for (const [key, value] of Object.entries(rebuilt)) expect([key, ticket[key as keyof TicketRow]]).toEqual([key, value]);
  expect(Object.keys(rebuilt)).toEqual(expect.arrayContaining(['state', 'version', 'round', 'dueAt', 'updatedAt']));
  if (ticket.state === 'resolved' || ticket.state === 'closed') expect(ticket.reply).not.toBeNull();
  if (endStates.includes(ticket.state)) expect(clocks.filter((clock) => clock.metAt === null && clock.stoppedAt === null)).toEqual([]);
  assertClocks({ ticket, events, clocks });
}

function assertClocks({ ticket, events, clocks }: Awaited<ReturnType<typeof load>>): void {
  for (const clock of clocks) {
    expect(clock.dueAt).toBeGreaterThan(clock.startedAt);
    expect((clock.metAt ?? clock.stoppedAt ?? ticket.updatedAt) - clock.startedAt).toBeGreaterThanOrEqual(0);
    expect(clock.pausedMs).toBe(clock.kind === 'handle' ? reviewedMs(events, clock) : 0);
  }
}

test(`${walks} random lives: events rebuild the ticket, clocks add up, none ends without a reply`, async () => {
  for (let seed = 0; seed < walks; seed += 1) {
    const on = await submitted(crew);
    const pick = random(seed);
    for (let step = 0; step < steps; step += 1) {
      const { ticket } = await load(on.id);
      if (!(await stepOnce(on, ticket.state, pick))) break;
    }
    assertInvariants(await load(on.id));
  }
}, 600_000);

test('a planted gap in the events is noticed', async () => {
  const on = await submitted(crew);
  await act(crew, ['operator', 'accept'], on.id);
  const whole = await load(on.id);
  expect(() => assertInvariants({ ...whole, events: whole.events.slice(0, 1) })).toThrow();
});
