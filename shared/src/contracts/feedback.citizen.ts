import * as z from 'zod/mini';
import { feedbackLimits } from '../rules/feedback-limits';
import { feedbackKinds, feedbackStates } from '../vocabulary/feedback';
import { contract } from './contract';
import { id, idempotencyKey, instant, page, pageQuery, text } from './fields';

/** 意见反馈: what citizens think of the service itself. A demand goes to 微受理. */

export const ownFeedback = z.object({
  id: id(),
  kind: z.enum(feedbackKinds.codes),
  opinion: z.string(),
  at: instant(),
  state: z.enum(feedbackStates.codes),
  /** What the hotline answered; null while it has not, or sees no need to. */
  answer: z.nullable(z.object({ text: z.string(), at: instant() })),
});
export type OwnFeedback = z.output<typeof ownFeedback>;

export const sendFeedback = contract({
  method: 'POST',
  path: '/api/citizen/feedback',
  summary: 'Say what one thinks of the service; with mayCall the hotline may ring the number bound to the account. The same key is the same opinion.',
  body: z.strictObject({ idempotencyKey: idempotencyKey(), kind: z.enum(feedbackKinds.codes), opinion: text(feedbackLimits.opinionMin, feedbackLimits.opinionMax), mayCall: z.boolean() }),
  response: ownFeedback,
  errors: ['feedback.keyReused', 'feedback.noPhone', 'feedback.tooMany'],
});

export const listMyFeedback = contract({
  method: 'GET',
  path: '/api/citizen/feedback',
  summary: 'The citizen’s own opinions with their answers, newest first.',
  query: z.strictObject(pageQuery),
  response: page(ownFeedback),
});
