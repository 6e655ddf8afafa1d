import { closedList } from './closed-list';

/** States of a ticket as staff read them. */
export const ticketStates = closedList({
  submitted: '待受理',
  info_requested: '待补充',
  declined: '不予受理',
  accepted: '待派单',
  dispatched: '待签收',
  sent_back: '退单待审',
  in_progress: '办理中',
  in_review: '待审核',
  resolved: '待评价',
  closed: '已办结',
  finalized: '已终结',
  withdrawn: '已撤诉',
  merged: '已并单',
});

export type TicketState = (typeof ticketStates.codes)[number];

/** The same states in the citizen's words: no departments' business shows through. */
export const citizenStateLabels: Readonly<Record<TicketState, string>> = {
  ...ticketStates.labels,
  info_requested: '请您补充材料',
  accepted: '已受理，正在确定负责单位',
  dispatched: '已转负责单位',
  sent_back: '正在确定负责单位',
  in_review: '答复审核中',
  resolved: '已答复，请您评价',
  finalized: '已作出最终答复',
  withdrawn: '已撤回',
  merged: '正与同类诉求一并办理',
};

/** States in which nothing more happens by itself (Open311 "closed"). */
export const endStates: readonly TicketState[] = ['declined', 'closed', 'finalized', 'withdrawn', 'merged'];

/** The same for the requester, whose merged ticket is being answered together with others. */
export const citizenEndStates: readonly TicketState[] = endStates.filter((state) => state !== 'merged');
