import type { Principal } from '../vocabulary/role';
import type { TicketState } from '../vocabulary/ticket-state';

/** One row of the table of a ticket's life. `stays`: the action is recorded, the state does not change. */
interface Transition {
  /** Row number in the hotline's rules. */
  readonly row: string;
  readonly from: readonly TicketState[];
  readonly to: TicketState | 'stays';
  readonly by: readonly Principal[];
}

const openBeforeReview = ['submitted', 'info_requested', 'accepted', 'dispatched', 'sent_back', 'in_progress'] as const;

/**
 * The life of a ticket: the one table that server, desks and tests read.
 * Rows 2-4, 8-12, 18, 19, 21 and 22 are not here yet, so their actions are refused.
 */
export const lifecycle = {
  answerDirectly: { row: '5', from: ['submitted', 'accepted'], to: 'resolved', by: ['operator'] },
  accept: { row: '6a', from: ['submitted'], to: 'accepted', by: ['operator', 'dispatcher'] },
  dispatch: { row: '6b', from: ['accepted'], to: 'dispatched', by: ['dispatcher'] },
  acknowledge: { row: '7', from: ['dispatched'], to: 'in_progress', by: ['handler'] },
  // Not a row of its own: the valid contact record that row 13 asks for.
  recordContact: { row: '13', from: ['in_progress'], to: 'stays', by: ['handler'] },
  submitResolution: { row: '13', from: ['in_progress'], to: 'in_review', by: ['handler'] },
  returnResolution: { row: '14', from: ['in_review'], to: 'in_progress', by: ['supervisor'] },
  approveResolution: { row: '15', from: ['in_review'], to: 'resolved', by: ['supervisor'] },
  rate: { row: '16', from: ['resolved'], to: 'closed', by: ['citizen'] },
  recordFollowUp: { row: '16', from: ['resolved'], to: 'closed', by: ['followUpOfficer'] },
  expireRatingWindow: { row: '16', from: ['resolved'], to: 'closed', by: ['system'] },
  // A ticket answered directly has no lead department: it goes back to the dispatcher (accepted) instead of to nobody.
  reopen: { row: '17', from: ['resolved'], to: 'in_progress', by: ['citizen', 'followUpOfficer'] },
  withdraw: { row: '20', from: openBeforeReview, to: 'withdrawn', by: ['citizen'] },
} as const satisfies Record<string, Transition>;

export type TicketAction = keyof typeof lifecycle;

export const ticketActions = Object.keys(lifecycle) as [TicketAction, ...TicketAction[]];

/** Chinese names of the actions, as on buttons and in the timeline. */
export const actionLabels: Readonly<Record<TicketAction | 'submit' | 'register', string>> = {
  submit: '提交诉求',
  register: '登记工单',
  answerDirectly: '直接答复',
  accept: '受理',
  dispatch: '派单',
  acknowledge: '签收',
  recordContact: '记录联系',
  submitResolution: '申请办结',
  returnResolution: '退回重办',
  approveResolution: '审核通过',
  rate: '评价',
  recordFollowUp: '回访',
  expireRatingWindow: '评价期满',
  reopen: '重办',
  withdraw: '撤诉',
};

/** `allowed`; `forbidden`: this principal never may; `wrongState`: may, but not in this state. */
export type Verdict = 'allowed' | 'forbidden' | 'wrongState';

/** Judges an action by the table alone; department and authorship guards come on top. */
export function judge(action: TicketAction, state: TicketState, principal: Principal): Verdict {
  const { by, from }: Transition = lifecycle[action];
  if (!by.includes(principal)) return 'forbidden';
  return from.includes(state) ? 'allowed' : 'wrongState';
}

/** The state after an allowed action. */
export function nextState(action: TicketAction, state: TicketState): TicketState {
  const { to }: Transition = lifecycle[action];
  return to === 'stays' ? state : to;
}

/** Actions a principal may take in a state. */
export function actionsFor(state: TicketState, principal: Principal): TicketAction[] {
  return ticketActions.filter((action) => judge(action, state, principal) === 'allowed');
}
