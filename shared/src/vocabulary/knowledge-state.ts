import { closedList } from './closed-list';

/** Where an item of knowledge stands. The first three speak of its draft, the rest of what was published. */
export const knowledgeStates = closedList({ draft: '草稿', in_review: '待审核', scheduled: '定时发布', published: '已发布', superseded: '已被替代', expired: '已失效', retired: '已下架' });
export type KnowledgeState = (typeof knowledgeStates.codes)[number];

/** How far a draft has come. */
export const draftStates = ['draft', 'in_review', 'scheduled'] as const satisfies readonly KnowledgeState[];
export type DraftState = (typeof draftStates)[number];
