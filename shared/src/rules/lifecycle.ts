import type { Principal } from '../vocabulary/role';
import type { TicketState } from '../vocabulary/ticket-state';

/** One row of the table of a ticket's life. `stays`: recorded, the state does not change; `back`: to the state it was held in. */
interface Transition {
  /** Row number in the hotline's rules; a record that a row asks for bears the number of that row. */
  readonly row: string;
  readonly to: TicketState | 'stays' | 'back';
  /** Who may, and from which states. */
  readonly by: Readonly<Partial<Record<Principal, readonly TicketState[]>>>;
}

const beforeReview = ['submitted', 'info_requested', 'accepted', 'dispatched', 'sent_back', 'in_progress'] as const;
const unresolved = [...beforeReview, 'in_review'] as const;
const open = [...unresolved, 'resolved'] as const;
const atDepartment = ['dispatched', 'sent_back', 'in_progress'] as const;
const always = [...open, 'declined', 'closed', 'finalized', 'withdrawn', 'merged'] as const;

/** The life of a ticket: the one table that server, desks and tests read. */
export const lifecycle = {
  requestInfo: { row: '2', to: 'info_requested', by: { operator: ['submitted'], handler: ['in_progress'] } },
  supplyInfo: { row: '3', to: 'back', by: { citizen: ['info_requested'], system: ['info_requested'] } },
  decline: { row: '4', to: 'declined', by: { operator: ['submitted'] } },
  answerDirectly: { row: '5', to: 'resolved', by: { operator: ['submitted', 'accepted'] } },
  accept: { row: '6a', to: 'accepted', by: { operator: ['submitted'], dispatcher: ['submitted'], rule: ['submitted'] } },
  dispatch: { row: '6b', to: 'dispatched', by: { dispatcher: ['accepted'], rule: ['accepted'] } },
  // The telephone call behind every critical ticket.
  callLead: { row: '6b', to: 'stays', by: { operator: atDepartment, dispatcher: atDepartment, supervisor: atDepartment, dutyManager: atDepartment } },
  acknowledge: { row: '7', to: 'in_progress', by: { handler: ['dispatched'] } },
  delegate: { row: '7', to: 'stays', by: { handler: ['dispatched', 'in_progress'] } },
  sendBack: { row: '8', to: 'sent_back', by: { handler: ['dispatched'] } },
  upholdSendBack: { row: '9', to: 'dispatched', by: { dispatcher: ['sent_back'] } },
  rejectSendBack: { row: '9', to: 'dispatched', by: { dispatcher: ['sent_back'] } },
  arbitrate: { row: '10', to: 'dispatched', by: { supervisor: ['sent_back'] } },
  deemAcknowledged: { row: '11', to: 'in_progress', by: { system: ['dispatched'] } },
  requestExtension: { row: '12', to: 'stays', by: { handler: ['in_progress'] } },
  grantExtension: { row: '12', to: 'stays', by: { supervisor: ['in_progress'] } },
  refuseExtension: { row: '12', to: 'stays', by: { supervisor: ['in_progress'] } },
  recordContact: { row: '13', to: 'stays', by: { handler: ['in_progress'] } },
  submitCoReply: { row: '13', to: 'stays', by: { handler: ['dispatched', 'in_progress'] } },
  submitResolution: { row: '13', to: 'in_review', by: { handler: ['in_progress'] } },
  returnResolution: { row: '14', to: 'in_progress', by: { supervisor: ['in_review'] } },
  approveResolution: { row: '15', to: 'resolved', by: { supervisor: ['in_review'], rule: ['in_review'] } },
  rate: { row: '16', to: 'closed', by: { citizen: ['resolved'] } },
  recordFollowUp: { row: '16', to: 'closed', by: { followUpOfficer: ['resolved'] } },
  expireRatingWindow: { row: '16', to: 'closed', by: { system: ['resolved'] } },
  // A ticket answered directly has no lead department: it goes back to the dispatcher (accepted) instead of to nobody.
  reopen: { row: '17', to: 'in_progress', by: { citizen: ['resolved'], followUpOfficer: ['resolved'] } },
  // The first of the two signatures that the final reply needs.
  proposeFinalReply: { row: '18', to: 'stays', by: { supervisor: ['resolved'] } },
  finalize: { row: '18', to: 'finalized', by: { supervisor: ['resolved'] } },
  recur: { row: '19', to: 'in_progress', by: { supervisor: ['closed'] } },
  withdraw: { row: '20', to: 'withdrawn', by: { citizen: beforeReview } },
  merge: { row: '21', to: 'merged', by: { dispatcher: open } },
  // The system, when the ticket that was to be answered for the group is withdrawn.
  unmerge: { row: '21', to: 'back', by: { dispatcher: ['merged'], system: ['merged'] } },
  // One answer for the whole group, each ticket with its own notice and rating.
  shareReply: { row: '21', to: 'resolved', by: { system: ['merged'] } },
  split: { row: '22', to: 'in_progress', by: { dispatcher: ['accepted'] } },
  resolveParts: { row: '22', to: 'resolved', by: { system: ['in_progress'] } },
  // Beside the rows: what changes a ticket and not its state.
  changeUrgency: { row: '–', to: 'stays', by: { operator: beforeReview, dispatcher: beforeReview, supervisor: beforeReview, dutyManager: beforeReview } },
  protect: { row: '–', to: 'stays', by: { operator: unresolved, dispatcher: unresolved, supervisor: unresolved } },
  // Consent is taken back as easily as it was given (个人信息保护法第15条).
  unpublish: { row: '–', to: 'stays', by: { citizen: always } },
  supplement: { row: '–', to: 'stays', by: { citizen: unresolved } },
  remind: { row: '–', to: 'stays', by: { citizen: unresolved, supervisor: unresolved, dutyManager: unresolved } },
  supervise: { row: '–', to: 'stays', by: { supervisor: unresolved, system: unresolved } },
  recomputeDeadlines: { row: '–', to: 'stays', by: { system: [...open, 'merged'] } },
  addNote: { row: '–', to: 'stays', by: { operator: always, dispatcher: always, handler: [...atDepartment, 'in_review', 'resolved', 'closed', 'finalized'], followUpOfficer: always, supervisor: always, dutyManager: always } },
} as const satisfies Record<string, Transition>;

export type TicketAction = keyof typeof lifecycle;

export const ticketActions = Object.keys(lifecycle) as [TicketAction, ...TicketAction[]];

/** What stands in a timeline: actions, how a ticket began, and what was taken over of a former system. */
export type TimelineAction = TicketAction | 'submit' | 'register' | 'import';

/** Chinese names of the actions, as on buttons and in the timeline. */
export const actionLabels: Readonly<Record<TimelineAction, string>> = {
  submit: '提交诉求',
  register: '登记工单',
  import: '历史工单导入',
  requestInfo: '要求补充',
  supplyInfo: '补充材料',
  decline: '不予受理',
  answerDirectly: '直接答复',
  accept: '受理',
  dispatch: '派单',
  callLead: '电话跟进',
  acknowledge: '签收',
  delegate: '转下级办理',
  sendBack: '退单',
  upholdSendBack: '同意退单',
  rejectSendBack: '驳回退单',
  arbitrate: '裁定承办单位',
  deemAcknowledged: '逾期视为签收',
  requestExtension: '申请延期',
  grantExtension: '同意延期',
  refuseExtension: '不同意延期',
  recordContact: '记录联系',
  submitCoReply: '提交协办意见',
  submitResolution: '申请办结',
  returnResolution: '退回重办',
  approveResolution: '审核通过',
  rate: '评价',
  recordFollowUp: '回访',
  expireRatingWindow: '评价期满',
  reopen: '重办',
  proposeFinalReply: '提请终结',
  finalize: '批准终结',
  recur: '再次发生',
  withdraw: '撤诉',
  merge: '并单',
  unmerge: '撤销并单',
  shareReply: '随主单答复',
  split: '拆单',
  resolveParts: '分项全部办结',
  changeUrgency: '调整紧急程度',
  protect: '设置保密',
  unpublish: '收回公开同意',
  supplement: '补充说明',
  remind: '催办',
  supervise: '督办',
  recomputeDeadlines: '重算时限',
  addNote: '内部备注',
};

/** `allowed`; `forbidden`: this principal never may; `wrongState`: may, but not in this state. */
export type Verdict = 'allowed' | 'forbidden' | 'wrongState';

/** Judges an action by the table alone; department and authorship guards come on top. */
export function judge(action: TicketAction, state: TicketState, principal: Principal): Verdict {
  const { by }: Transition = lifecycle[action];
  const from = by[principal];
  if (!from) return 'forbidden';
  return from.includes(state) ? 'allowed' : 'wrongState';
}

/** The state after an allowed action; `held` is the state it was put aside in. */
export function nextState(action: TicketAction, state: TicketState, held: TicketState | null): TicketState {
  const { to }: Transition = lifecycle[action];
  if (to === 'back') return held ?? state;
  return to === 'stays' ? state : to;
}

/** Actions a principal may take in a state. */
export function actionsFor(state: TicketState, principal: Principal): TicketAction[] {
  return ticketActions.filter((action) => judge(action, state, principal) === 'allowed');
}
