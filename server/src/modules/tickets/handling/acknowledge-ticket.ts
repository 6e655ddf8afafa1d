import { changeTicket } from '../life/change-ticket';
import type { TicketDeps } from '../deps';
import type { Step } from '../life/step';
import type { TicketRow } from '../ticket.entity';

/** Row 7: the lead department takes it over; the contact clock starts. */
export function acknowledgeTicket(deps: TicketDeps, step: Step, { version }: { readonly version: number }): Promise<TicketRow> {
  return changeTicket(deps, { ...step, action: 'acknowledge', version, decide: () => ({}) });
}
