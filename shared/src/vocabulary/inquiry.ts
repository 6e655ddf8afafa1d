import { closedList } from './closed-list';

/** Where a question is put to the search. */
export const inquiryChannels = closedList({ miniProgram: '小程序', h5: '微信网页', officialAccount: '公众号对话', desk: '坐席' });
export type InquiryChannel = (typeof inquiryChannels.codes)[number];

/** Why an answer was of no use, in one tap. */
export const uselessReasons = closedList({ offTopic: '不是我要问的', outdated: '内容过时', unclear: '看不明白', incomplete: '不够具体', wrong: '与实际不符' });
export type UselessReason = (typeof uselessReasons.codes)[number];

/** 知识缺口: how it showed. */
export const gapKinds = closedList({ noAnswer: '查不到', useless: '评为没用', uncited: '答复无依据' });
export type GapKind = (typeof gapKinds.codes)[number];

export const gapStates = closedList({ open: '待处理', taken: '处理中', answered: '已补充', dismissed: '不予补充' });
export type GapState = (typeof gapStates.codes)[number];

/** What an editor has decided about a question on the home page. */
export const questionStandings = closedList({ pinned: '置顶', hidden: '不展示' });
export type QuestionStanding = (typeof questionStandings.codes)[number];
