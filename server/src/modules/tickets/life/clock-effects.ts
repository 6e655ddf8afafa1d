import type { TicketAction } from '@hotline/shared/rules/lifecycle';
import type { ClockKind } from '@hotline/shared/vocabulary/clock-kind';

/** What an action does to a ticket's clocks; applied in this order. */
export interface ClockEffect {
  readonly meet?: readonly ClockKind[];
  /** End without being met. */
  readonly stop?: readonly ClockKind[];
  readonly pause?: readonly ClockKind[] | 'all';
  readonly resume?: readonly ClockKind[] | 'all';
  /** Everything still running ends without being met. */
  readonly stopRest?: true;
  /** More time to handle: workdays, or calendar days for a long cycle. */
  readonly extend?: { readonly workdays: number } | { readonly days: number };
  /** Limits changed: due dates are counted again from the original start. */
  readonly recount?: true;
  readonly start?: readonly ClockKind[];
}

/** A new lead department: its own clocks from the start; nobody is charged with the former's time. */
const anew: ClockEffect = { meet: ['decide'], stop: ['handle', 'call'], start: ['acknowledge', 'handle'] };

/**
 * One row an action. Handling runs from dispatch, not from acknowledgement; time under review is not the
 * department's, so handling pauses there; a question to the requester stops everything but the wait for the answer.
 * A merged ticket's clocks run on unseen, so that unmerging finds them as if nothing had happened.
 */
export const clockEffects: Readonly<Record<TicketAction | 'submit' | 'register', ClockEffect>> = {
  submit: { start: ['accept'] },
  register: { start: ['accept'] },
  requestInfo: { pause: 'all', start: ['supply'] },
  supplyInfo: { meet: ['supply'], resume: 'all' },
  decline: { meet: ['accept'], stopRest: true },
  answerDirectly: { meet: ['accept', 'dispatch'], start: ['rate'] },
  accept: { meet: ['accept'], start: ['dispatch'] },
  dispatch: { meet: ['dispatch'], start: ['acknowledge', 'handle'] },
  callLead: {},
  acknowledge: { meet: ['acknowledge'], start: ['contact'] },
  delegate: {},
  // Sending back in time is an answer within the limit; handling runs on.
  sendBack: { meet: ['acknowledge'], start: ['decide'] },
  upholdSendBack: anew,
  rejectSendBack: { meet: ['decide'], start: ['acknowledge'] },
  arbitrate: anew,
  // 首办责任: silence is taken for acknowledgement, and the limit was broken.
  deemAcknowledged: { stop: ['acknowledge'], start: ['contact'] },
  requestExtension: {},
  grantExtension: {},
  refuseExtension: {},
  recordContact: {},
  submitCoReply: {},
  submitResolution: { pause: ['handle'], start: ['review'] },
  returnResolution: { meet: ['review'], resume: ['handle'] },
  approveResolution: { meet: ['review', 'handle'], stopRest: true, start: ['rate'] },
  rate: { meet: ['rate'] },
  recordFollowUp: { meet: ['rate'] },
  expireRatingWindow: { stopRest: true },
  reopen: { meet: ['rate'], start: ['handle', 'contact'] },
  proposeFinalReply: {},
  finalize: { stopRest: true },
  recur: { start: ['handle', 'contact'] },
  withdraw: { stopRest: true },
  merge: {},
  unmerge: {},
  shareReply: { stopRest: true, start: ['rate'] },
  split: { meet: ['dispatch'], stopRest: true },
  resolveParts: { start: ['rate'] },
  changeUrgency: { recount: true },
  protect: {},
  unpublish: {},
  supplement: {},
  remind: {},
  supervise: {},
  recomputeDeadlines: { recount: true },
  addNote: {},
};
