import { judge, lifecycle, nextState, ticketActions } from '@hotline/shared/rules/lifecycle';
import { roles } from '@hotline/shared/vocabulary/role';
import { ticketStates } from '@hotline/shared/vocabulary/ticket-state';
import { actions, expected, legalCount, principals, states } from './expected';

test('the reviewed table speaks of every state, action and role there is', () => {
  expect([...states].sort()).toEqual([...ticketStates.codes].sort());
  expect([...actions].sort()).toEqual([...ticketActions].sort());
  expect([...principals].sort()).toEqual([...roles.codes, 'citizen', 'system'].sort());
  expect(legalCount).toBe(21);
});

const cells = states.flatMap((state) => actions.flatMap((action) => principals.map((who) => ({ state, action, who }))));

test(`the product's table agrees with it in all ${cells.length} cells`, () => {
  const wrong = cells.filter(({ state, action, who }) => {
    const allowed = judge(action, state, who) === 'allowed';
    const next = expected(state, action, who);
    return allowed ? nextState(action, state) !== next : next !== null;
  });
  expect(wrong).toEqual([]);
});

test('a role that never may is told so, whatever the state', () => {
  for (const { state, action, who } of cells) {
    const never = states.every((any) => expected(any, action, who) === null);
    expect(judge(action, state, who) === 'forbidden').toBe(never);
  }
});

test('a planted arrow is noticed', () => {
  const planted = { ...lifecycle.dispatch, by: ['operator'] };
  expect(planted.by.some((who) => expected('accepted', 'dispatch', who as 'operator') === null)).toBe(true);
});
