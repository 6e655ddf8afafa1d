import { AppError } from '../../../platform/errors';
import { changeTicket } from '../life/change-ticket';
import type { TicketDeps } from '../deps';
import { attemptsOf, isValidContact } from './record-contact';
import { assertPublishable } from './reply-checks';
import type { Step } from '../life/step';
import type { TicketRow } from '../ticket.entity';

interface Resolution {
  readonly version: number;
  readonly reply: string;
}

/** Row 13: the department asks for closing; without a valid contact with the requester it may not. */
export function submitResolution(deps: TicketDeps, step: Step, { version, reply }: Resolution): Promise<TicketRow> {
  assertPublishable(reply);
  return changeTicket(deps, {
    ...step,
    action: 'submitResolution',
    version,
    decide: async (ticket, em) => {
      if (!isValidContact(await attemptsOf(em, ticket))) throw new AppError('ticket.contactRequired');
      return { patch: { draftReply: reply, resolutionBy: step.actor.id } };
    },
  });
}
