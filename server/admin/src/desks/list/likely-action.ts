import { staffActions, type StaffAction } from '@hotline/shared/contracts/ticket-actions.staff';
import { actionsFor, type TicketAction } from '@hotline/shared/rules/lifecycle';
import type { Desk } from '@hotline/shared/vocabulary/desk';
import type { Role } from '@hotline/shared/vocabulary/role';
import type { TicketState } from '@hotline/shared/vocabulary/ticket-state';

/** The usual way forward; whatever is not named here is an exception. */
const usual: readonly StaffAction[] = ['accept', 'dispatch', 'acknowledge', 'submitResolution', 'approveResolution', 'recordFollowUp'];

/** After it what is decided or said often, then everything else. */
const order: readonly StaffAction[] = [
  ...usual, 'upholdSendBack', 'rejectSendBack', 'arbitrate', 'grantExtension', 'refuseExtension', 'finalize', 'answerDirectly', 'recordContact', 'submitCoReply', 'returnResolution', 'reopen', 'callLead',
  'sendBack', 'unmerge', 'supervise', 'remind', 'requestInfo', 'requestExtension', 'decline',
];

const rank = (action: StaffAction): number => {
  const index = order.indexOf(action);
  return index < 0 ? order.length : index;
};

/** Actions staff take themselves, the most likely first. */
export function inUsualOrder(actions: readonly TicketAction[]): StaffAction[] {
  const mine = staffActions.filter((action) => actions.includes(action));
  return mine.sort((one, other) => rank(one) - rank(other));
}

/** What a desk is there for, where the state alone does not say it. */
const deskActions: Readonly<Partial<Record<Desk, readonly StaffAction[]>>> = {
  coHandling: ['submitCoReply'],
  extension: ['grantExtension'],
  finalApproval: ['finalize'],
  supervision: ['supervise', 'remind'],
};

/** What this role most likely does next with a ticket in this state, at a desk; exceptions depend on the ticket and are never likely. */
export function likelyAction(state: TicketState, role: Role, desk: Desk = 'all'): StaffAction | undefined {
  const possible = actionsFor(state, role);
  return [...(deskActions[desk] ?? []), ...usual].find((action) => possible.includes(action));
}
