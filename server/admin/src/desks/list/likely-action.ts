import { staffActions, type StaffAction } from '@hotline/shared/contracts/tickets.staff';
import { actionsFor, type TicketAction } from '@hotline/shared/rules/lifecycle';
import type { Role } from '@hotline/shared/vocabulary/role';
import type { TicketState } from '@hotline/shared/vocabulary/ticket-state';

/** The usual way forward first; whatever is not named here is an exception and comes after. */
const usual: readonly StaffAction[] = ['accept', 'dispatch', 'acknowledge', 'submitResolution', 'approveResolution', 'recordFollowUp'];

const rank = (action: StaffAction): number => {
  const index = usual.indexOf(action);
  return index < 0 ? usual.length : index;
};

/** Actions staff take themselves, the most likely first. */
export function inUsualOrder(actions: readonly TicketAction[]): StaffAction[] {
  const mine = staffActions.filter((action) => actions.includes(action));
  return mine.sort((one, other) => rank(one) - rank(other));
}

/** What this role most likely does next with a ticket in this state. */
export function likelyAction(state: TicketState, role: Role): StaffAction | undefined {
  return inUsualOrder(actionsFor(state, role))[0];
}
