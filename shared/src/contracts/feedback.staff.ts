import * as z from 'zod/mini';
import { feedbackLimits } from '../rules/feedback-limits';
import { channels } from '../vocabulary/channel';
import { feedbackKinds, feedbackStates } from '../vocabulary/feedback';
import type { Role } from '../vocabulary/role';
import { contract } from './contract';
import { id, instant, page, pageQuery, reason, text } from './fields';

/** Who reads what citizens think of the service. */
export const feedbackReaders = ['supervisor', 'dutyManager', 'systemAdmin'] as const satisfies readonly Role[];
/** Who answers, and may ring. */
export const feedbackAnswerers = ['supervisor', 'dutyManager'] as const satisfies readonly Role[];

export const feedbackItem = z.object({
  id: id(),
  kind: z.enum(feedbackKinds.codes),
  /** Where it was written. */
  channel: z.enum(channels.codes),
  opinion: z.string(),
  at: instant(),
  state: z.enum(feedbackStates.codes),
  /** Shown to the citizen. */
  answer: z.nullable(z.string()),
  settledBy: z.nullable(z.string()),
  settledAt: z.nullable(instant()),
  /** What this person may do with it now. */
  abilities: z.object({ settle: z.boolean(), call: z.boolean() }),
});
export type FeedbackItem = z.output<typeof feedbackItem>;

const params = z.strictObject({ id: id() });

export const listFeedback = contract({
  method: 'GET',
  path: '/api/staff/feedback',
  summary: 'What citizens think of the service, newest first.',
  query: z.strictObject({ ...pageQuery, kind: z.optional(z.enum(feedbackKinds.codes)), state: z.optional(z.enum(feedbackStates.codes)) }),
  response: page(feedbackItem),
  errors: ['permission.denied'],
});

export const countFeedback = contract({
  method: 'GET',
  path: '/api/staff/feedback/count',
  summary: 'How much of it waits for an answer; not counted to the end.',
  response: z.object({ open: z.int() }),
  errors: ['permission.denied'],
});

export const answerFeedback = contract({
  method: 'POST',
  path: '/api/staff/feedback/:id/answer',
  summary: 'Answer an opinion; the citizen reads it where it was sent. Once.',
  params,
  body: z.strictObject({ answer: text(1, feedbackLimits.answerMax) }),
  response: feedbackItem,
  errors: ['permission.denied', 'feedback.notFound', 'feedback.settled'],
});

export const closeFeedback = contract({
  method: 'POST',
  path: '/api/staff/feedback/:id/close',
  summary: 'Settle an opinion that needs no answer.',
  params,
  response: feedbackItem,
  errors: ['permission.denied', 'feedback.notFound', 'feedback.settled'],
});

export const revealFeedbackPhone = contract({
  method: 'POST',
  path: '/api/staff/feedback/:id/reveals',
  summary: 'Show the number of somebody who agreed to be rung about their opinion, with a reason; audited.',
  params,
  body: z.strictObject({ reason: reason() }),
  response: z.object({ phone: z.string() }),
  errors: ['permission.denied', 'feedback.notFound', 'feedback.notReachable'],
});
