import { closedList } from './closed-list';

/** 时限 kinds. */
export const clockKinds = closedList({
  accept: '受理',
  dispatch: '派单',
  call: '电话跟进',
  acknowledge: '签收',
  decide: '退单审核',
  contact: '首次联系',
  handle: '办理',
  supply: '补充材料',
  review: '审核',
  rate: '评价',
});

export type ClockKind = (typeof clockKinds.codes)[number];
