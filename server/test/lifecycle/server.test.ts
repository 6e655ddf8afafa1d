import { getTicket } from '@hotline/shared/contracts/tickets.staff';
import { getMyTicket } from '@hotline/shared/contracts/tickets.citizen';
import type { Role } from '@hotline/shared/vocabulary/role';
import { roles } from '@hotline/shared/vocabulary/role';
import { openHotline, type Hotline } from '../support/hotline';
import { citizenSteps, gatherCrew, member, staffSteps, caseIn, type Case, type Crew } from '../support/journey';
import { Refusal } from '../support/people';
import { actions, expected, states, type Action, type State, type Who } from './expected';

let hotline: Hotline;
let crew: Crew;

beforeAll(async () => {
  hotline = await openHotline('sqlite');
  crew = await gatherCrew(hotline);
});
afterAll(() => hotline?.stop());

const seers: readonly Role[] = ['operator', 'dispatcher', 'followUpOfficer', 'supervisor', 'dutyManager', 'handler'];
const isStaffAction = (action: Action): action is Action & keyof typeof staffSteps => action in staffSteps;
const isCitizenAction = (action: Action): action is Action & keyof typeof citizenSteps => action in citizenSteps;

/** Tries one cell at the front door; the refusal, or null when it was done. */
async function attempt(on: Case, action: Action, who: Who): Promise<Refusal | null> {
  const step = who === 'citizen' ? citizenStep(on, action) : staffStep(on.id, action, who as Role);
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

async function staffStep(id: string, action: Action, role: Role): Promise<unknown> {
  const person = member(crew, role);
  const { version } = await member(crew, 'operator').call(getTicket, { params: { id } });
  return isStaffAction(action) ? staffSteps[action](person, { id }, version) : person.send('POST', `/api/staff/tickets/${id}/${action}`, { version });
}

const stateOf = async ({ id, citizen }: Case): Promise<State> => (await citizen.call(getMyTicket, { params: { id } })).state;

const whoCanAsk: readonly Who[] = [...roles.codes, 'citizen'];

test.each(states.map((state) => [state]))('in state %s every refused action is refused, with the state untouched', async (state) => {
  const on = await caseIn(crew, state);
  const wrong: string[] = [];
  for (const action of actions) {
    for (const who of whoCanAsk.filter((one) => expected(state, action, one) === null)) {
      const refusal = await attempt(on, action, who);
      const fitting = refusal !== null && [401, 403, 404, 409].includes(refusal.status) && (refusal.status !== 409 || refusal.body.state === state);
      if (!fitting) wrong.push(`${action} by ${who}: ${refusal ? `${refusal.status} ${refusal.body.code}` : 'done'}`);
    }
  }
  expect(wrong).toEqual([]);
  expect(await stateOf(on)).toBe(state);
});

const legal = states.flatMap((state) => actions.flatMap((action) => whoCanAsk.map((who) => ({ state, action, who, next: expected(state, action, who) })))).filter((cell) => cell.next !== null);

test.each(legal)('$state: $action by $who leads to $next', async ({ state, action, who, next }) => {
  const on = await caseIn(crew, state);
  const refusal = await attempt(on, action, who);
  expect(refusal?.body ?? null).toBeNull();
  expect(await stateOf(on)).toBe(next);
});

test.each(states.map((state) => [state]))('in state %s the desks are offered exactly what is allowed', async (state) => {
  const { id } = await caseIn(crew, state);
  for (const role of roles.codes) {
    const seen = await member(crew, role).call(getTicket, { params: { id } }).catch((error: unknown) => error as Refusal);
    if (seen instanceof Refusal) {
      expect([role, seen.status]).toEqual([role, 404]);
      expect(!seers.includes(role) || role === 'handler').toBe(true);
    } else {
      expect([role, [...seen.actions].sort()]).toEqual([role, actions.filter((action) => expected(state, action, role) !== null).sort()]);
    }
  }
});
