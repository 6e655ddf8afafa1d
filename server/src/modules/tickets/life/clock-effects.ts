import type { TicketAction } from '@hotline/shared/rules/lifecycle';
import type { ClockKind } from '@hotline/shared/vocabulary/clock-kind';

/** What an action does to a ticket's clocks. */
export interface ClockEffect {
  readonly meet?: readonly ClockKind[];
  readonly start?: readonly ClockKind[];
  readonly pause?: readonly ClockKind[];
  readonly resume?: readonly ClockKind[];
  /** Everything still running ends without being met. */
  readonly stopRest?: true;
}

/**
 * One row an action. Handling runs from dispatch, not from acknowledgement; time under review is not the
 * department's, so handling pauses there.
 */
export const clockEffects: Readonly<Record<TicketAction | 'submit' | 'register', ClockEffect>> = {
  submit: { start: ['accept'] },
  register: { start: ['accept'] },
  accept: { meet: ['accept'], start: ['dispatch'] },
  answerDirectly: { meet: ['accept', 'dispatch'], start: ['rate'] },
  dispatch: { meet: ['dispatch'], start: ['acknowledge', 'handle'] },
  acknowledge: { meet: ['acknowledge'], start: ['contact'] },
  recordContact: {},
  submitResolution: { pause: ['handle'], start: ['review'] },
  returnResolution: { meet: ['review'], resume: ['handle'] },
  approveResolution: { meet: ['review', 'handle'], start: ['rate'] },
  rate: { meet: ['rate'] },
  recordFollowUp: { meet: ['rate'] },
  expireRatingWindow: { stopRest: true },
  reopen: { meet: ['rate'], start: ['handle', 'contact'] },
  withdraw: { stopRest: true },
};
