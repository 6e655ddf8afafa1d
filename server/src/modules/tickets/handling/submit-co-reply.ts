import { AppError } from '../../../platform/errors';
import type { TicketDeps } from '../deps';
import { AssignmentRow } from '../life/assignment.entity';
import { assigned, actsFor } from '../life/assignments';
import { changeTicket } from '../life/change-ticket';
import type { Step } from '../life/step';
import type { TicketRow } from '../ticket.entity';

interface CoReply {
  readonly version: number;
  readonly reply: string;
}

/** Row 13: what a co-department has done and says; the lead department writes the reply to the requester. */
export function submitCoReply(deps: TicketDeps, step: Step, { version, reply }: CoReply): Promise<TicketRow> {
  return changeTicket(deps, {
    ...step,
    action: 'submitCoReply',
    version,
    decide: async (ticket, { em, now }) => {
      for (const co of await assigned(em, ticket.id, 'co')) {
        if (!(await actsFor(deps, step.actor, co.department))) continue;
        await em.update(AssignmentRow, { id: co.id }, { reply, repliedBy: step.actor.id, repliedAt: now });
        return { detail: reply };
      }
      throw new AppError('ticket.notCoDepartment');
    },
  });
}
