import { closedList } from './closed-list';

/** 诉求类型; the handling limit in workdays depends on it (rules/limits.ts). */
export const requestTypes = closedList({
  inquiry: '咨询',
  assistance: '求助',
  complaint: '投诉',
  irregularity: '举报',
  suggestion: '建议',
  praise: '表扬',
});

export type RequestType = (typeof requestTypes.codes)[number];
