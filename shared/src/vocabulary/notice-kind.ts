import { closedList } from './closed-list';

/** Messages a citizen receives about a ticket; one WeChat template each. */
export const noticeKinds = closedList({ accepted: '受理', progress: '办理进度', resolved: '办结' });
export type NoticeKind = (typeof noticeKinds.codes)[number];

/** Answers of `wx.requestSubscribeMessage` (one per template). */
export const subscribeChoices = closedList({ accept: '同意', acceptWithAudio: '同意（语音提醒）', reject: '拒绝', ban: '被后台封禁', filter: '被后台过滤' });
export type SubscribeChoice = (typeof subscribeChoices.codes)[number];
