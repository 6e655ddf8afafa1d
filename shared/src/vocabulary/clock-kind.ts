import { closedList } from './closed-list';

/** 时限 kinds. */
export const clockKinds = closedList({
  accept: '受理',
  dispatch: '派单',
  acknowledge: '签收',
  contact: '首次联系',
  handle: '办理',
  review: '审核',
  rate: '评价',
});

export type ClockKind = (typeof clockKinds.codes)[number];
