import { AppError } from '../../../platform/errors';
import { changeTicket } from '../life/change-ticket';
import type { TicketDeps } from '../deps';
import type { Step } from '../life/step';
import type { TicketRow } from '../ticket.entity';

interface Dispatch {
  readonly version: number;
  readonly department: string;
  readonly reason: string;
}

/** Row 6b: exactly one lead department, with the reason recorded; handling runs from here. */
export async function dispatchTicket(deps: TicketDeps, step: Step, { version, department, reason }: Dispatch): Promise<TicketRow> {
  const lead = await deps.departments.find(department);
  if (!lead) throw new AppError('ticket.unknownDepartment');
  return changeTicket(deps, { ...step, action: 'dispatch', version, decide: () => ({ patch: { leadDepartment: department }, reason, detail: lead.name }) });
}
