import type { Job } from '../../platform/jobs/scheduler';
import type { Subscriber } from '../../platform/outbox/outbox';
import { calendarPublished } from '../calendar';
import { citizensErased } from '../citizens';
import { expireRatingWindows } from './closing/expire-rating-windows';
import type { TicketDeps } from './deps';
import { releaseGroup } from './groups/merge-tickets';
import { shareReply } from './groups/share-reply';
import { resolveParts } from './groups/split-ticket';
import { deemAcknowledged } from './handling/acknowledge-ticket';
import { takeRuleSteps } from './handling/rule-steps';
import { sweepLooseAttachments } from './intake/attachments';
import { releaseIdle } from './intake/claims';
import { expireInfoRequests } from './intake/request-info';
import { ticketChanged, type TicketChanged } from './life/change-ticket';
import { recomputeDeadlines } from './life/recompute-deadlines';
import { queueCase } from './public/queue-case';
import { forgetRequester } from './requester/forget-requester';
import { superviseOverdue } from './supervision/supervise-ticket';

/** Whether a change was one of these. */
const after = (...actions: readonly TicketChanged['action'][]) => ({ action }: TicketChanged): boolean => actions.includes(action);

/** What follows from events. */
export const subscribersOf = (deps: TicketDeps): Subscriber[] => [
  { name: 'tickets-forget-contacts', topics: [citizensErased], handle: (event) => forgetRequester(deps.platform, event) },
  { name: 'tickets-rules', topics: [ticketChanged], wants: after('submit', 'register', 'submitResolution'), handle: (event) => takeRuleSteps(deps, event) },
  { name: 'tickets-groups', topics: [ticketChanged], wants: after('answerDirectly', 'approveResolution', 'resolveParts', 'finalize', 'decline'), handle: (event) => shareReply(deps, event) },
  { name: 'tickets-groups-released', topics: [ticketChanged], wants: after('withdraw'), handle: (event) => releaseGroup(deps, event) },
  { name: 'tickets-parts', topics: [ticketChanged], wants: after('answerDirectly', 'approveResolution', 'shareReply', 'withdraw', 'decline', 'unmerge'), handle: (event) => resolveParts(deps, event) },
  { name: 'tickets-cases', topics: [ticketChanged], wants: after('rate', 'recordFollowUp', 'expireRatingWindow', 'finalize'), handle: (event) => queueCase(deps, event) },
  { name: 'tickets-deadlines', topics: [calendarPublished], handle: () => recomputeDeadlines(deps) },
];

/** What follows from time alone. */
export const jobsOf = (deps: TicketDeps): Job[] => [
  { name: 'silent-departments', pattern: '10 * * * * *', run: () => deemAcknowledged(deps) },
  { name: 'unanswered-questions', pattern: '20 * * * * *', run: () => expireInfoRequests(deps) },
  { name: 'overdue-supervision', pattern: '40 */5 * * * *', run: () => superviseOverdue(deps) },
  { name: 'idle-claims', pattern: '*/30 * * * * *', run: async () => void (await releaseIdle(deps.platform)) },
  { name: 'rating-windows', pattern: '30 * * * * *', run: () => expireRatingWindows(deps) },
  { name: 'loose-attachments', pattern: '0 10 3 * * *', run: () => sweepLooseAttachments(deps.platform) },
];
