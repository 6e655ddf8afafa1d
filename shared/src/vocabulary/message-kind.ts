import { closedList } from './closed-list';

/** What is said about a ticket while it lives. */
export const messageKinds = closedList({
  question: '要求补充',
  answer: '补充材料',
  supplement: '补充说明',
  reminder: '催办',
  note: '内部备注',
});
export type MessageKind = (typeof messageKinds.codes)[number];

/** What the requester may read; the rest is the desks' own. */
export const publicMessageKinds: readonly MessageKind[] = ['question', 'answer', 'supplement'];
