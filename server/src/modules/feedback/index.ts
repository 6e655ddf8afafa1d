import type { OutboxEvent } from '../../platform/outbox/outbox';
import type { Module } from '../../platform/platform';
import { citizensErased } from '../citizens';
import type { FeedbackDeps } from './deps';
import { FeedbackRow } from './feedback.entity';
import { citizenRoutes, staffRoutes } from './feedback.routes';
import { forgetFeedback, heldFeedback } from './held-feedback';

export const feedbackEntities = [FeedbackRow];

/** 意见反馈: what citizens think of the service itself. */
export function createFeedbackModule(deps: FeedbackDeps) {
  deps.citizens.holds({ tell: (person) => heldFeedback(deps.platform, person) });
  const subscribers = [{ name: 'feedback-forget', topics: [citizensErased], handle: (event: OutboxEvent) => forgetFeedback(deps.platform, event) }];
  return { api: {}, routes: [...citizenRoutes(deps), ...staffRoutes(deps)], subscribers } satisfies Module<unknown>;
}
