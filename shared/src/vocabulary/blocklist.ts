import { closedList } from './closed-list';

/** Why a requester is on the list (不良使用名单). */
export const blocklistReasons = closedList({
  harassment: '骚扰',
  abuse: '辱骂',
  falseReports: '虚假反映',
  advertising: '广告',
  other: '其他',
});
export type BlocklistReason = (typeof blocklistReasons.codes)[number];

/** What an entry does, mildest first; each includes the ones before it. None of them refuses a demand for good. */
export const blocklistEffects = closedList({
  remind: '提示',
  review: '转人工核查',
  limit: '限频',
});
export type BlocklistEffect = (typeof blocklistEffects.codes)[number];

/** Where an entry stands; `ended` is its last day passed, by itself. */
export const blocklistStates = closedList({
  proposed: '待确认',
  active: '生效中',
  ended: '已到期',
  refused: '未同意',
  lifted: '已解除',
});
export type BlocklistState = (typeof blocklistStates.codes)[number];

/** How a requester misbehaved towards staff, mildest first. */
export const abuseGrades = closedList({
  improper: '言语不当',
  insult: '辱骂',
  threat: '威胁',
});
export type AbuseGrade = (typeof abuseGrades.codes)[number];
