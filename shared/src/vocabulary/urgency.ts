import { closedList } from './closed-list';

/** 紧急程度, three tiers. */
export const urgencies = closedList({ normal: '普通', urgent: '急', critical: '紧急' });

export type Urgency = (typeof urgencies.codes)[number];
