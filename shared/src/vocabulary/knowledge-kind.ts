import { closedList } from './closed-list';

/** 政策 (whole texts) and 答复口径 (answers approved for citizens). */
export const knowledgeKinds = closedList({ policy: '政策', approvedAnswer: '答复口径' });
export type KnowledgeKind = (typeof knowledgeKinds.codes)[number];
