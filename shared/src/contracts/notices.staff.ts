import * as z from 'zod/mini';
import { callBackReasons } from '../vocabulary/notice-channel';
import { noticeKinds } from '../vocabulary/notice-kind';
import { contract } from './contract';
import { id, instant, nothing } from './fields';

/** 待电话告知: a requester no message has told. */
export const callBackTask = z.object({
  id: id(),
  ticketId: id(),
  ticketNo: z.string(),
  title: z.string(),
  contactPhoneMasked: z.string(),
  /** What there is to tell. */
  kind: z.enum(noticeKinds.codes),
  reason: z.enum(callBackReasons.codes),
  createdAt: instant(),
});
export type CallBackTask = z.output<typeof callBackTask>;

export const listCallBacks = contract({
  method: 'GET',
  path: '/api/staff/call-backs',
  summary: 'Requesters who have to be telephoned because no message reached them, the longest waiting first (at most a hundred).',
  response: z.object({ items: z.array(callBackTask), waiting: z.int() }),
  errors: ['permission.denied'],
});

export const finishCallBack = contract({
  method: 'POST',
  path: '/api/staff/call-backs/:id/finish',
  summary: 'The requester has been told by telephone; done already is as good.',
  params: z.strictObject({ id: id() }),
  response: nothing(),
  errors: ['permission.denied'],
});
