import { AppError } from '../../../platform/errors';
import type { TicketDeps } from '../deps';
import { assertPublishable } from '../handling/reply-checks';
import { changeTicket } from '../life/change-ticket';
import type { Step } from '../life/step';
import type { TicketRow } from '../ticket.entity';

interface Proposal {
  readonly version: number;
  readonly reply: string;
  readonly signedBy: string;
}

/** Row 18, first signature: the final reply as the department's head signed it off. */
export function proposeFinalReply(deps: TicketDeps, step: Step, { version, reply, signedBy }: Proposal): Promise<TicketRow> {
  assertPublishable(reply);
  return changeTicket(deps, {
    ...step,
    action: 'proposeFinalReply',
    version,
    decide: () => ({ patch: { finalReply: reply, finalBy: step.actor.id, finalSignedBy: signedBy }, detail: `签发：${signedBy}` }),
  });
}

/** Row 18, second signature, another supervisor's: the matter is over, with the final reply as its last word. */
export function finalizeTicket(deps: TicketDeps, step: Step, { version }: { readonly version: number }): Promise<TicketRow> {
  return changeTicket(deps, {
    ...step,
    action: 'finalize',
    version,
    decide: (ticket, { now }) => {
      if (ticket.finalReply === null) throw new AppError('ticket.noFinalReply');
      if (ticket.finalBy === step.actor.id) throw new AppError('ticket.sameAuthor');
      return { patch: { reply: ticket.finalReply, repliedAt: now, finalReply: null } };
    },
  });
}
