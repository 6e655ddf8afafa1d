import { AppError } from '../../../platform/errors';
import type { TicketDeps } from '../deps';
import { changeTicket } from '../life/change-ticket';
import type { Step } from '../life/step';
import type { TicketRow } from '../ticket.entity';

interface Protection {
  readonly version: number;
  readonly confidential: boolean;
  readonly accusedDepartment: string | null;
  readonly reason: string;
}

/** 保密: the accused department and those below it neither see nor handle the ticket (信访工作条例第30条). */
export async function protectTicket(deps: TicketDeps, step: Step, { version, confidential, accusedDepartment, reason }: Protection): Promise<TicketRow> {
  const accused = accusedDepartment === null ? null : await deps.departments.find(accusedDepartment);
  if (accusedDepartment !== null && !accused) throw new AppError('ticket.unknownDepartment');
  const barred = accusedDepartment === null ? [] : await deps.departments.subtree(accusedDepartment);
  return changeTicket(deps, {
    ...step,
    action: 'protect',
    version,
    decide: (ticket) => {
      if (barred.includes(ticket.leadDepartment ?? '') || ticket.involved.some((code) => barred.includes(code))) throw new AppError('ticket.accusedDepartment');
      return { patch: { confidential, accusedDepartment }, reason, detail: confidential ? '设为保密' : '取消保密' };
    },
  });
}
