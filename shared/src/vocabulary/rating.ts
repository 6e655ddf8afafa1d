import { closedList } from './closed-list';

/** 是否解决, by the citizen's or the follow-up officer's word only. */
export const solutions = closedList({ solved: '已解决', partly: '部分解决', unsolved: '未解决' });
export type Solution = (typeof solutions.codes)[number];

/** 满意度; never assumed. */
export const satisfactions = closedList({ satisfied: '满意', basicallySatisfied: '基本满意', dissatisfied: '不满意' });
export type Satisfaction = (typeof satisfactions.codes)[number];
