import { AppError } from '../../../platform/errors';
import { changeTicket } from '../life/change-ticket';
import type { TicketDeps } from '../deps';
import type { Step } from '../life/step';
import type { TicketRow } from '../ticket.entity';

/** Nobody judges their own work. */
function assertOther({ actor }: Step, ticket: TicketRow): void {
  if (ticket.resolutionBy === actor.id) throw new AppError('ticket.sameAuthor');
}

/** Row 14: back to the department, with the reason; its handling clock resumes. */
export function returnResolution(deps: TicketDeps, step: Step, { version, reason }: { readonly version: number; readonly reason: string }): Promise<TicketRow> {
  return changeTicket(deps, {
    ...step,
    action: 'returnResolution',
    version,
    decide: (ticket) => {
      assertOther(step, ticket);
      return { patch: { resolutionBy: null }, reason };
    },
  });
}

/** Row 15: the reply becomes the citizen's to read, and the rating window opens. */
export function approveResolution(deps: TicketDeps, step: Step, { version }: { readonly version: number }): Promise<TicketRow> {
  return changeTicket(deps, {
    ...step,
    action: 'approveResolution',
    version,
    decide: (ticket, { now }) => {
      assertOther(step, ticket);
      return { patch: { reply: ticket.draftReply, repliedAt: now, draftReply: null } };
    },
  });
}
