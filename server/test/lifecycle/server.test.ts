import { getTicket } from '@hotline/shared/contracts/tickets.staff';
import { staffActions, type StaffAction } from '@hotline/shared/contracts/ticket-actions.staff';
import type { Role } from '@hotline/shared/vocabulary/role';
import { roles } from '@hotline/shared/vocabulary/role';
import { TicketRow } from '../../src/modules/tickets';
import { databaseKinds, openHotline, type DatabaseKind, type Hotline } from '../support/hotline';
import { act, attempt, caseIn, citizenSteps, gatherCrew, heating, heatingStation, member, submitted, take, usual, type Case, type Crew } from '../support/journey';

import { Refusal } from '../support/people';
import { actions, expected, states, type Action, type State, type Who } from './expected';

const seers: readonly Role[] = ['operator', 'dispatcher', 'followUpOfficer', 'supervisor', 'dutyManager', 'handler'];
const isStaffAction = (action: Action): action is StaffAction => (staffActions as readonly string[]).includes(action);
const isCitizenAction = (action: Action): action is keyof typeof citizenSteps => action in citizenSteps;
const whoCanAsk: readonly Who[] = [...roles.codes, 'citizen'];

/** What the table allows and a ticket on its ordinary way does not, until what `prepare` does has been done. */
const guarded: ReadonlySet<string> = new Set(['grantExtension', 'refuseExtension', 'finalize', 'submitCoReply']);

/**
 * The whole matrix on both databases by `npm run verify:matrix`. In every test run each cell that is allowed is done on one of them, and of
 * those that are refused each action is tried in each state by one of those who may not.
 */
const full = process.env['VERIFY_COUNT'] !== undefined;
const isTurnOf = (kind: DatabaseKind, at: number): boolean => full || at % 2 === databaseKinds.indexOf(kind);

const cells = states.flatMap((state) => actions.flatMap((action) => whoCanAsk.map((who) => ({ state, action, who, next: expected(state, action, who) }))));
const legal = cells.filter(({ next }) => next !== null);
/** Leaves the ticket as it was for the next step; one ticket a state is enough. */
const staying = legal.filter(({ state, action, next }) => next === state && !guarded.has(action) && action !== 'requestExtension' && action !== 'delegate');
const moving = legal.filter((one) => !staying.includes(one));

function refusedOn(kind: DatabaseKind, state: State): (typeof cells)[number][] {
  const of = (action: Action) => cells.filter((one) => one.state === state && one.action === action && one.next === null);
  if (full) return actions.flatMap(of);
  const turn = states.indexOf(state);
  return actions.flatMap((action, at) => (isTurnOf(kind, at + turn) ? of(action).filter((_, nth, all) => nth === (3 * at + turn) % all.length) : []));
}

describe.each(databaseKinds)('the life of a ticket over HTTP on %s', (kind) => {
  let hotline: Hotline;
  let crew: Crew;

  beforeAll(async () => {
    hotline = await openHotline(kind);
    crew = await gatherCrew(hotline);
  });
  afterAll(() => hotline?.stop());

  /** Tries one cell at the front door; the refusal, or null when it was done. */
  async function cell(on: Case & { readonly version: number }, action: Action, who: Who): Promise<Refusal | null> {
    const step = who === 'citizen' ? citizenStep(on, action) : staffStep(on, action, who as Role);
    return step.then(
      () => null,
      (error: unknown) => {
        if (error instanceof Refusal) return error;
        throw error;
      },
    );
  }

  function citizenStep({ id, citizen }: Case, action: Action): Promise<unknown> {
    if (isCitizenAction(action)) return citizenSteps[action](citizen, { id });
    return citizen.send('POST', `/api/staff/tickets/${id}/${action}`, {});
  }

  async function staffStep(on: Case & { readonly version: number }, action: Action, role: Role): Promise<unknown> {
    const person = member(crew, role);
    if (!isStaffAction(action)) return person.send('POST', `/api/staff/tickets/${on.id}/${action}`, { version: on.version });
    return attempt(person, on, [action, action === 'merge' ? { into: leader.id } : {}]);
  }

  let leader: Case;
  beforeAll(async () => {
    leader = await submitted(crew);
  });

  /** One ticket a state, for what leaves it there. */
  const standing = new Map<State, Promise<Case>>();
  function standingIn(state: State): Promise<Case> {
    const on = standing.get(state) ?? caseIn(crew, state);
    standing.set(state, on);
    return on;
  }

  const stored = ({ id }: Case) => hotline.server.platform.db.read((em) => em.findOneByOrFail(TicketRow, { id }));
  const seen = async (on: Case) => ({ ...on, version: (await stored(on)).version });

  test.each(states.map((state) => [state]))('in state %s every refused action is refused, with the ticket untouched', async (state) => {
    const on = await seen(await standingIn(state));
    const wrong: string[] = [];
    for (const { action, who } of refusedOn(kind, state)) {
      const refusal = await cell(on, action, who);
      const fitting = refusal !== null && [401, 403, 404, 409].includes(refusal.status) && (refusal.status !== 409 || refusal.body.state === state);
      if (!fitting) wrong.push(`${action} by ${who}: ${refusal ? `${refusal.status} ${refusal.body.code}` : 'done'}`);
    }
    expect(wrong).toEqual([]);
    expect(await stored(on)).toMatchObject({ state, version: on.version });
  }, 120_000);

  test.each(states.map((state) => [state]))('in state %s the desks are offered what is allowed and not barred by the case itself', async (state) => {
    const { id } = await standingIn(state);
    for (const role of roles.codes.filter((_, at) => isTurnOf(kind, at + states.indexOf(state)))) {
      const shown = await member(crew, role).call(getTicket, { params: { id } }).catch((error: unknown) => error as Refusal);
      if (shown instanceof Refusal) {
        expect([role, shown.status]).toEqual([role, 404]);
        expect(!seers.includes(role) || role === 'handler').toBe(true);
      } else {
        const allowed = actions.filter((action) => expected(state, action, role) !== null);
        const open = (action: Action): boolean => !guarded.has(action) && isStaffAction(action);
        expect([role, shown.actions.filter(open).sort()]).toEqual([role, allowed.filter(open).sort()]);
        expect([role, shown.actions.filter((action) => !allowed.includes(action))]).toEqual([role, []]);
      }
    }
  });

  /** What must have happened before a legal step: the other of two signatures, a request to decide on, a part in the ticket. */
  const prepare: Partial<Record<Action, (on: Case, state: State) => Promise<void>>> = {
    grantExtension: ({ id }) => act(crew, ['handler', 'requestExtension'], id),
    refuseExtension: ({ id }) => act(crew, ['handler', 'requestExtension'], id),
    finalize: ({ id }) => take(crew.secondSupervisor, id, 'proposeFinalReply'),
  };

  /** A ticket whose lead is another department and where the heating company helps. */
  async function helping(state: State): Promise<Case> {
    const on = await caseIn(crew, 'accepted');
    await act(crew, ['dispatcher', 'dispatch', { department: 'urban-management', coDepartments: [heating] }], on.id);
    if (state === 'in_progress') await take(await crew.handlerOf('urban-management'), on.id, 'acknowledge');
    return on;
  }

  async function tryLegal(on: Case, { action, who, next }: (typeof legal)[number]): Promise<void> {
    const { heldState, mergedState } = await stored(on);
    const refusal = await cell(await seen(on), action, who);
    expect([action, who, refusal?.body ?? null]).toEqual([action, who, null]);
    expect([action, (await stored(on)).state]).toEqual([action, next === 'back' ? (mergedState ?? heldState) : next]);
  }

  test.each(states.map((state) => [state]))('in state %s everything that changes no state is done by whoever may', async (state) => {
    const on = await standingIn(state);
    for (const one of staying.filter((cell, at) => cell.state === state && isTurnOf(kind, at))) await tryLegal(on, one);
  });

  test.each(moving.filter((_, at) => isTurnOf(kind, at)))('$state: $action by $who leads to $next', async (one) => {
    const on = one.action === 'submitCoReply' ? await helping(one.state) : await caseIn(crew, one.state);
    await prepare[one.action]?.(on, one.state);
    await tryLegal(on, one);
  });

  test('in a test run, too, nothing is left out: each action in each state is refused to somebody, on one database or the other', () => {
    const tried = databaseKinds.flatMap((each) => states.flatMap((state) => refusedOn(each, state).map(({ action }) => `${state} ${action}`)));
    const all = cells.filter(({ next }) => next === null).map(({ state, action }) => `${state} ${action}`);
    expect([...new Set(all)].filter((one) => !tried.includes(one))).toEqual([]);
  });

  test('every staff action has a route, a body and a place in the reviewed table', () => {
    expect(staffActions.filter((action) => !actions.includes(action))).toEqual([]);
    expect(Object.keys(usual).sort()).toEqual([...staffActions].sort());
    expect(heatingStation).not.toBe(heating);
  });
});
