import { judge, lifecycle, nextState, ticketActions } from '@hotline/shared/rules/lifecycle';
import { roles } from '@hotline/shared/vocabulary/role';
import { ticketStates } from '@hotline/shared/vocabulary/ticket-state';
import { actions, expected, legalCount, principals, states, type Action, type State, type Who } from './expected';

test('the reviewed table speaks of every state, action and role there is', () => {
  expect([...states].sort()).toEqual([...ticketStates.codes].sort());
  expect([...actions].sort()).toEqual([...ticketActions].sort());
  expect([...principals].sort()).toEqual([...roles.codes, 'citizen', 'system', 'rule'].sort());
  expect(legalCount).toBe(250);
});

const cells = states.flatMap((state) => actions.flatMap((action) => principals.map((who) => ({ state, action, who }))));

interface Row {
  readonly to: State | 'stays' | 'back';
  readonly by: Readonly<Partial<Record<Who, readonly State[]>>>;
}

/** Cells in which a table says otherwise than the reviewed one. */
const disagreements = (table: Readonly<Record<Action, Row>>) =>
  cells.filter(({ state, action, who }) => {
    const { to, by } = table[action];
    const next = by[who]?.includes(state) ? to : null;
    return (next === 'stays' ? state : next) !== expected(state, action, who);
  });

test(`the product's table agrees with it in all ${cells.length} cells`, () => {
  expect(disagreements(lifecycle)).toEqual([]);
  for (const { state, action, who } of cells) {
    const next = expected(state, action, who);
    expect([action, state, who, judge(action, state, who) === 'allowed']).toEqual([action, state, who, next !== null]);
    if (next !== null) expect(nextState(action, state, 'in_progress')).toBe(next === 'back' ? 'in_progress' : next);
  }
});

test('a role that never may is told so, whatever the state', () => {
  for (const { state, action, who } of cells) {
    const never = states.every((any) => expected(any, action, who) === null);
    expect(judge(action, state, who) === 'forbidden').toBe(never);
  }
});

test.each<[string, Partial<Record<Action, Row>>, number]>([
  ['somebody else may', { dispatch: { to: 'dispatched', by: { ...lifecycle.dispatch.by, operator: ['accepted'] } } }, 1],
  ['nobody may any more', { rate: { to: 'closed', by: {} } }, 1],
  ['it leads elsewhere', { acknowledge: { to: 'in_review', by: { handler: ['dispatched'] } } }, 1],
  ['it leads from one state more', { withdraw: { to: 'withdrawn', by: { citizen: [...lifecycle.withdraw.by.citizen, 'in_review'] } } }, 1],
])('a planted fault is noticed: %s', (_, planted, count) => {
  expect(disagreements({ ...lifecycle, ...planted })).toHaveLength(count);
});
