import { closedList } from './closed-list';

/** Columns of the ticket list that a person may show, hide and order; the number comes first and the next step last, always. */
export const listColumns = closedList({
  urgency: '紧急',
  state: '状态',
  requestType: '类型',
  title: '诉求',
  category: '分类',
  area: '区域',
  department: '承办单位',
  channel: '渠道',
  round: '轮次',
  supervision: '督办',
  createdAt: '登记时间',
  updatedAt: '更新时间',
  dueAt: '时限',
});

export type ListColumn = (typeof listColumns.codes)[number];

/** What a person sees who has not chosen yet. */
export const firstColumns: readonly ListColumn[] = ['urgency', 'state', 'requestType', 'title', 'category', 'area', 'department', 'createdAt', 'dueAt'];
