import type { TicketDeps } from '../deps';
import { changeTicket } from '../life/change-ticket';
import type { Step } from '../life/step';
import type { TicketRow } from '../ticket.entity';

/** The requester takes back the leave to publish (公开 → 不公开): a published case of it is out of sight at once. */
export function unpublishTicket(deps: TicketDeps, step: Step): Promise<TicketRow> {
  return changeTicket(deps, { ...step, action: 'unpublish', decide: () => ({ patch: { mayPublish: false } }) });
}
