import { closedList } from './closed-list';

/** 意见反馈: what an opinion of the service itself is about. */
export const feedbackKinds = closedList({ notFound: '查询不到', unclear: '看不懂', cannotSubmit: '提交不了', usability: '界面与操作', other: '其他建议' });
export type FeedbackKind = (typeof feedbackKinds.codes)[number];

/** What the hotline has done with it. */
export const feedbackStates = closedList({ open: '未处理', answered: '已答复', closed: '无需答复' });
export type FeedbackState = (typeof feedbackStates.codes)[number];
