import { actionsFor, type TicketAction } from '@hotline/shared/rules/lifecycle';
import type { StaffActor } from '../../staff';
import type { TicketDeps } from '../deps';
import { actsFor } from '../life/assignments';
import type { TicketRow } from '../ticket.entity';

type Guard = (ticket: TicketRow, actor: StaffActor) => boolean;

/** What the table allows and the ticket as it stands does not; a button that would only be refused is not shown. */
const guards: Readonly<Partial<Record<TicketAction, Guard>>> = {
  approveResolution: (ticket, actor) => ticket.resolutionBy !== actor.id,
  returnResolution: (ticket, actor) => ticket.resolutionBy !== actor.id,
  upholdSendBack: (ticket) => !ticket.arbitration,
  rejectSendBack: (ticket) => !ticket.arbitration,
  sendBack: (ticket) => !ticket.arbitration,
  requestExtension: (ticket) => !ticket.extensionPending,
  grantExtension: (ticket) => ticket.extensionPending,
  refuseExtension: (ticket) => ticket.extensionPending,
  finalize: (ticket, actor) => ticket.finalReply !== null && ticket.finalBy !== actor.id,
};

/** What a handler of a co-department or a lower one may do; everything else is the lead department's. */
const beside: readonly TicketAction[] = ['recordContact', 'submitCoReply', 'addNote'];

/** What a person may do with a ticket now. */
export async function actionsOf(deps: TicketDeps, actor: StaffActor, ticket: TicketRow): Promise<TicketAction[]> {
  const possible = actionsFor(ticket.state, actor.role).filter((action) => guards[action]?.(ticket, actor) ?? true);
  if (actor.role !== 'handler') return possible;
  const leads = await actsFor(deps, actor, ticket.leadDepartment);
  return possible.filter((action) => (leads ? action !== 'submitCoReply' : beside.includes(action)));
}
