import { closedList } from './closed-list';

/** Whom a broadcast is for. */
export const recipientKinds = closedList({ everyone: '全体人员', roles: '按岗位', departments: '按单位', people: '指定人员' });

export type RecipientKind = (typeof recipientKinds.codes)[number];
