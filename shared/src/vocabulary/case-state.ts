import { closedList } from './closed-list';

/** Where a closed request stands whose requester allows publishing it. */
export const caseStates = closedList({ waiting: '待审核', published: '已公开', withheld: '不公开' });

export type CaseState = (typeof caseStates.codes)[number];
