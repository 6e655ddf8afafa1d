import { changeTicket } from '../life/change-ticket';
import type { TicketDeps } from '../deps';
import type { Step } from '../life/step';
import type { TicketRow } from '../ticket.entity';

/** Row 20: the citizen takes the request back while it is not yet under review. */
export function withdrawTicket(deps: TicketDeps, step: Step, { reason }: { readonly reason: string }): Promise<TicketRow> {
  return changeTicket(deps, { ...step, action: 'withdraw', decide: () => ({ reason }) });
}
