import { AppError } from '../../../platform/errors';
import { newId } from '../../../platform/ids';
import type { TicketDeps } from '../deps';
import { AssignmentRow } from '../life/assignment.entity';
import { assertAssignable, assertLead, coDepartmentsOf, endAssignments } from '../life/assignments';
import { changeTicket } from '../life/change-ticket';
import type { Step } from '../life/step';
import type { TicketRow } from '../ticket.entity';

interface Delegation {
  readonly version: number;
  readonly department: string;
  readonly reason: string;
}

/** 转下级: the lead department passes the work on and stays the one that answers for it. */
export function delegateTicket(deps: TicketDeps, step: Step, { version, department, reason }: Delegation): Promise<TicketRow> {
  return changeTicket(deps, {
    ...step,
    action: 'delegate',
    version,
    decide: async (ticket, { em, now }) => {
      await assertLead(deps, step.actor, ticket);
      const below = (await deps.departments.subtree(ticket.leadDepartment ?? '')).slice(1);
      if (!below.includes(department)) throw new AppError('ticket.notBelow');
      const [name] = await assertAssignable(deps, ticket, [department]);
      await endAssignments({ em, now }, ticket.id, ['delegate']);
      await em.insert(AssignmentRow, { id: newId(), ticketId: ticket.id, round: ticket.round, part: 'delegate', department, reason, assignedBy: step.actor.id, at: now, endedAt: null, reply: null, repliedBy: null, repliedAt: null });
      const involved = [...(await coDepartmentsOf(em, ticket.id)), department];
      return { patch: { delegatedTo: department, involved: [...new Set(involved)] }, reason, detail: name ?? null };
    },
  });
}
