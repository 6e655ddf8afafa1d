import type { BulkWork } from '@hotline/shared/contracts/ticket-lists.staff';
import { AppError } from '../../platform/errors';
import type { StaffActor } from '../staff';
import type { ListedTicket } from '../tickets';
import type { ListDeps } from './deps';

interface One {
  readonly actor: StaffActor;
  readonly ticket: ListedTicket;
  /** The version that was chosen: who changed it since is not overruled. */
  readonly version: number;
}

/** What a ticket already has stands where the bulk job says nothing. */
function acceptance(work: BulkWork & { action: 'accept' }, ticket: ListedTicket) {
  const category = work.category ?? ticket.category;
  if (category === null) throw new AppError('bulk.noCategory');
  return { requestType: work.requestType ?? ticket.requestType, category, area: work.area ?? ticket.area, urgency: work.urgency ?? ticket.urgency };
}

/** One ticket's share of a bulk job: an ordinary action of the person who asked for it. */
export function takeBulkAction({ tickets }: ListDeps, work: BulkWork, { actor, ticket, version }: One): Promise<unknown> {
  const step = { actor, ticketId: ticket.id };
  switch (work.action) {
    case 'accept':
      return tickets.act(step, { action: 'accept', body: { version, ...acceptance(work, ticket) } });
    case 'dispatch':
      return tickets.act(step, { action: 'dispatch', body: { version, department: work.department, reason: work.reason, coDepartments: [] } });
    case 'acknowledge':
      return tickets.act(step, { action: 'acknowledge', body: { version } });
    case 'changeUrgency':
      return tickets.act(step, { action: 'changeUrgency', body: { version, urgency: work.urgency, needs: ticket.needs, reason: work.reason } });
    case 'remind':
      return tickets.act(step, { action: 'remind', body: { version, note: work.note } });
    case 'addNote':
      return tickets.act(step, { action: 'addNote', body: { text: work.text } });
  }
}
