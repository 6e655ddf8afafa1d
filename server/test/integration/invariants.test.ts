import { staffActions, type StaffAction } from '@hotline/shared/contracts/ticket-actions.staff';
import { ClockRow } from '../../src/modules/tickets/life/clock.entity';
import { expected, type State, type Who } from '../lifecycle/expected';
import { databaseKinds, openHotline, type Hotline } from '../support/hotline';
import { assertInvariants, loadHeld, type Held } from '../support/invariants';
import { act, attempt, citizenSteps, gatherCrew, member, submitted, take, type Case, type Crew } from '../support/journey';
import { letPass } from '../support/let-pass';
import { Refusal, type Person } from '../support/people';
import { oneOf, random } from '../support/random';

/** Full count by `npm run verify:invariants`; a round of it in every test run. */
const walks = Number(process.env['VERIFY_COUNT'] ?? 10);
const steps = 12;
const hour = 3600_000;

const workers: readonly Who[] = ['operator', 'dispatcher', 'handler', 'supervisor', 'followUpOfficer', 'dutyManager'];
const choices = staffActions.filter((action) => action !== 'merge' && action !== 'unmerge').flatMap((action) => workers.map((who) => [action, who] as const));
const rare: readonly string[] = ['withdraw', 'decline', 'split', 'finalize', 'addNote', 'remind', 'callLead', 'protect', 'supplement'];

describe.each(databaseKinds)('lives of tickets on %s', (kind) => {
  let hotline: Hotline;
  let crew: Crew;
  let leader: Case;
  let above: Person;

  beforeAll(async () => {
    hotline = await openHotline(kind);
    crew = await gatherCrew(hotline);
    leader = await submitted(crew);
    // Above the heating company, so that a ticket sent elsewhere is still in sight.
    above = await crew.handlerOf('urban-management');
  });
  afterAll(() => hotline?.stop());

  const load = (id: string): Promise<Held> => loadHeld(hotline, id);

  /** Refused by the case itself, or overtaken by a job of the minute: the walk goes on. */
  async function tolerantly(step: Promise<unknown>): Promise<void> {
    await step.catch((error: unknown) => {
      if (!(error instanceof Refusal && error.body.code.startsWith('ticket.'))) throw error;
    });
  }

  const comparable = ({ ticket, clocks }: Held) => ({ ...ticket, version: 0, updatedAt: 0, clocks });

  async function mergeAndBack(on: Case, pick: () => number): Promise<void> {
    const held = await load(on.id);
    // What is confidential joins nothing that is not.
    if (held.ticket.confidential) return;
    const before = comparable(held);
    // In the version just read, or not at all: what a job does in between is no trace of the merge.
    const merged = await attempt(member(crew, 'dispatcher'), held.ticket, ['merge', { into: leader.id }]).then(() => true, (error: unknown) => {
      if (error instanceof Refusal && error.body.code === 'ticket.versionConflict') return false;
      throw error;
    });
    if (!merged) return;
    await letPass(hotline, Math.floor(pick() * 100 * hour));
    await act(crew, ['dispatcher', 'unmerge'], on.id);
    expect(comparable(await load(on.id))).toEqual(before);
  }

  type Choice = readonly [StaffAction, Who] | keyof typeof citizenSteps;

  /** What may be done by the table; what would end a life early is rare. */
  function choicesIn(state: State, pick: () => number): Choice[] {
    const likely = (action: string): boolean => !rare.includes(action) || pick() < 0.15;
    const staff = choices.filter(([action, who]) => expected(state, action, who) !== null && likely(action));
    const citizen = (Object.keys(citizenSteps) as (keyof typeof citizenSteps)[]).filter((action) => expected(state, action, 'citizen') !== null && likely(action));
    return [...staff, ...citizen];
  }

  function personFor(action: StaffAction, who: Who): Person {
    if (action === 'finalize') return crew.secondSupervisor;
    return who === 'handler' ? above : member(crew, who as 'operator');
  }

  async function stepOnce(on: Case, state: State, pick: () => number): Promise<void> {
    const chosen = oneOf(pick, choicesIn(state, pick));
    await letPass(hotline, Math.floor(pick() * 30 * hour));
    if (expected(state, 'merge', 'dispatcher') !== null && pick() < 0.15) await mergeAndBack(on, pick);
    if (typeof chosen === 'string') await tolerantly(citizenSteps[chosen](on.citizen, on));
    else if (chosen) await tolerantly(take(personFor(...chosen), on.id, chosen[0]));
  }

  test(`${walks} random lives: events rebuild the ticket, clocks add up, merging leaves no trace, none ends without a reply`, async () => {
    for (let seed = 0; seed < walks; seed += 1) {
      const on = await submitted(crew);
      const pick = random(seed);
      for (let step = 0; step < steps; step += 1) await stepOnce(on, (await load(on.id)).ticket.state, pick);
      assertInvariants(await load(on.id));
    }
  }, 1_800_000);

  test('a planted gap in the events and a pause nobody wrote down are noticed', async () => {
    const on = await submitted(crew);
    await act(crew, ['operator', 'accept'], on.id);
    const whole = await load(on.id);
    assertInvariants(whole);
    expect(() => assertInvariants({ ...whole, events: whole.events.slice(0, 1) })).toThrow();
    expect(() => assertInvariants({ ...whole, clocks: whole.clocks.map((clock) => Object.assign(new ClockRow(), clock, { pausedMs: 1 })) })).toThrow();
  });
});
