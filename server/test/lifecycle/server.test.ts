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

/** What is refused is refused before the database matters: of those cells every fourth on each, another on either; all by `npm run verify:matrix`. */
const isTried = (kind: DatabaseKind, at: number): boolean => process.env['VERIFY_COUNT'] !== undefined || at % 4 === (kind === 'sqlite' ? 0 : 2);

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

  const stored = ({ id }: Case) => hotline.server.platform.db.read((em) => em.findOneByOrFail(TicketRow, { id }));
  const seen = async (on: Case) => ({ ...on, version: (await stored(on)).version });

  test.each(states.map((state) => [state]))('in state %s every refused action is refused, with the ticket untouched', async (state) => {
    const on = await seen(await caseIn(crew, state));
    const wrong: string[] = [];
    const refused = actions.flatMap((action) => whoCanAsk.filter((who) => expected(state, action, who) === null).map((who) => ({ action, who })));
    for (const { action, who } of refused.filter((_, at) => isTried(kind, at))) {
      const refusal = await cell(on, action, who);
      const fitting = refusal !== null && [401, 403, 404, 409].includes(refusal.status) && (refusal.status !== 409 || refusal.body.state === state);
      if (!fitting) wrong.push(`${action} by ${who}: ${refusal ? `${refusal.status} ${refusal.body.code}` : 'done'}`);
    }
    expect(wrong).toEqual([]);
    expect(await stored(on)).toMatchObject({ state, version: on.version });
  }, 120_000);

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

  const legal = states.flatMap((state) => actions.flatMap((action) => whoCanAsk.map((who) => ({ state, action, who, next: expected(state, action, who) })))).filter((one) => one.next !== null);
  /** Leaves the ticket as it was for the next step; one ticket a state is enough. */
  const staying = legal.filter(({ state, action, next }) => next === state && !guarded.has(action) && action !== 'requestExtension' && action !== 'delegate');

  async function tryLegal(on: Case, { action, who, next }: (typeof legal)[number]): Promise<void> {
    const { heldState, mergedState } = await stored(on);
    const refusal = await cell(await seen(on), action, who);
    expect([action, who, refusal?.body ?? null]).toEqual([action, who, null]);
    expect([action, (await stored(on)).state]).toEqual([action, next === 'back' ? (mergedState ?? heldState) : next]);
  }

  test.each(states.map((state) => [state]))('in state %s everything that changes no state is done by whoever may', async (state) => {
    const on = await caseIn(crew, state);
    for (const one of staying.filter((cell) => cell.state === state)) await tryLegal(on, one);
  });

  test.each(legal.filter((one) => !staying.includes(one)))('$state: $action by $who leads to $next', async (one) => {
    const on = one.action === 'submitCoReply' ? await helping(one.state) : await caseIn(crew, one.state);
    await prepare[one.action]?.(on, one.state);
    await tryLegal(on, one);
  });

  test.each(states.map((state) => [state]))('in state %s the desks are offered what is allowed and not barred by the case itself', async (state) => {
    const { id } = await caseIn(crew, state);
    for (const role of roles.codes) {
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

  test('every staff action has a route, a body and a place in the reviewed table', () => {
    expect(staffActions.filter((action) => !actions.includes(action))).toEqual([]);
    expect(Object.keys(usual).sort()).toEqual([...staffActions].sort());
    expect(heatingStation).not.toBe(heating);
  });
});
