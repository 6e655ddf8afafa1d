import { closedList } from './closed-list';

/** Who the person is to the requester that the request is made for. */
export const relations = closedList({ family: '家人', neighbour: '邻居', friend: '亲友', colleague: '同事', client: '委托人', other: '其他' });

export type Relation = (typeof relations.codes)[number];
