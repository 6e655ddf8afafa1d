import { finishContactRequest, listContactRequests, requestContact as contract, type ContactRequest } from '@hotline/shared/contracts/contact-requests.staff';
import { maskPhone } from '@hotline/shared/rules/phone-mask';
import { In, IsNull } from 'typeorm';
import { route, type Route } from '../../../platform/http/route';
import type { TicketDeps } from '../deps';
import { ContactRequestRow } from '../requester/contact-request.entity';
import { openContact } from '../requester/personal-data';
import type { RelayCalls } from '../requester/relay-calls';
import { finishContact, requestContact } from '../requester/request-contact';
import { TicketRow } from '../ticket.entity';
import { titleOf } from './ticket-item.view';

const listed = 100;

/** 代为联系: asked for by handlers, done by those who telephone. */
export function contactRequestRoutes(deps: TicketDeps, relayCalls: RelayCalls | null): Route[] {
  const { platform: { db, seal }, staff, departments } = deps;
  const callers = staff.gate('operator', 'followUpOfficer', 'dutyManager');

  const viewsOf = async (rows: readonly ContactRequestRow[]): Promise<ContactRequest[]> => {
    const found = await db.read((em) => em.findBy(TicketRow, { id: In(rows.map(({ ticketId }) => ticketId)) }));
    const tickets = new Map(found.map((ticket) => [ticket.id, ticket]));
    const people = await staff.names(rows.map(({ staffId }) => staffId));
    const leads = await departments.names(found.flatMap(({ leadDepartment }) => leadDepartment ?? []));
    return rows.flatMap(({ id, ticketId, staffId, createdAt }) => {
      const ticket = tickets.get(ticketId);
      if (!ticket) return [];
      const { ticketNo, content, leadDepartment } = ticket;
      return { id, ticketId, ticketNo, title: titleOf(content), contactPhoneMasked: maskPhone(openContact(seal, ticket).contactPhone), askedBy: people.get(staffId) ?? '承办人员', departmentName: leads.get(leadDepartment ?? '') ?? null, createdAt };
    });
  };

  return [
    route(contract, staff.gate('handler'), async ({ actor, input }) => ({ relay: await requestContact(deps, relayCalls, { actor, ticketId: input.params.id }) })),
    route(listContactRequests, callers, async () => {
      const [rows, waiting] = await db.read((em) => em.findAndCount(ContactRequestRow, { where: { doneAt: IsNull() }, order: { createdAt: 'ASC', id: 'ASC' }, take: listed }));
      return { items: await viewsOf(rows), waiting };
    }),
    route(finishContactRequest, callers, async ({ actor, input }) => {
      await finishContact(deps, { actor, ...input.params, ...input.body });
      return {};
    }),
  ];
}
