import { closedList } from './closed-list';

/** How a handler reached for the requester. */
export const contactMethods = closedList({ call: '电话联系', message: '微信消息', visit: '上门走访' });
export type ContactMethod = (typeof contactMethods.codes)[number];

/** Outcome of an attempt; only `reached` is a valid contact by itself (domain rule: or three attempts an hour apart). */
export const contactOutcomes = closedList({ reached: '已联系上', noAnswer: '无人接听', refused: '拒绝沟通' });
export type ContactOutcome = (typeof contactOutcomes.codes)[number];

/** Result of a 回访 call; `noContact` counts as an attempt and changes no state. */
export const followUpResults = closedList({ reached: '已接通', noContact: '未接通' });
export type FollowUpResult = (typeof followUpResults.codes)[number];

/** Outcome of a telephone call to the lead department behind a critical ticket. */
export const callOutcomes = closedList({ answered: '已接听并确认', noAnswer: '无人接听', engaged: '占线' });
export type CallOutcome = (typeof callOutcomes.codes)[number];
