import { finishContactRequest, listContactRequests, requestContact as contract, type ContactRequest } from '@hotline/shared/contracts/contact-requests.staff';
import { maskPhone } from '@hotline/shared/rules/phone-mask';
import { IsNull } from 'typeorm';
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

  const viewOf = async ({ row, ticket }: { readonly row: ContactRequestRow; readonly ticket: TicketRow }): Promise<ContactRequest> => {
    const names = await staff.names([row.staffId]);
    const department = ticket.leadDepartment === null ? null : await departments.find(ticket.leadDepartment);
    return {
      id: row.id, ticketId: ticket.id, ticketNo: ticket.ticketNo, title: titleOf(ticket.content), contactPhoneMasked: maskPhone(openContact(seal, ticket).contactPhone),
      askedBy: names.get(row.staffId) ?? '承办人员', departmentName: department?.name ?? null, createdAt: row.createdAt,
    };
  };

  return [
    route(contract, staff.gate('handler'), async ({ actor, input }) => ({ relay: await requestContact(deps, relayCalls, { actor, ticketId: input.params.id }) })),
    route(listContactRequests, callers, async () => {
      const found = await db.read(async (em) => {
        const rows = await em.find(ContactRequestRow, { where: { doneAt: IsNull() }, order: { createdAt: 'ASC', id: 'ASC' }, take: listed });
        const pairs = [];
        for (const row of rows) pairs.push({ row, ticket: await em.findOneByOrFail(TicketRow, { id: row.ticketId }) });
        return { pairs, waiting: await em.countBy(ContactRequestRow, { doneAt: IsNull() }) };
      });
      const items = [];
      for (const pair of found.pairs) items.push(await viewOf(pair));
      return { items, waiting: found.waiting };
    }),
    route(finishContactRequest, callers, async ({ actor, input }) => {
      await finishContact(deps, { actor, ...input.params, ...input.body });
      return {};
    }),
  ];
}
