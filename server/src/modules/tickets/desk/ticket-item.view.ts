import type { CitizenTicketItem } from '@hotline/shared/contracts/tickets.citizen';
import type { StaffTicketItem } from '@hotline/shared/contracts/tickets.staff';
import { citizenStateLabels } from '@hotline/shared/vocabulary/ticket-state';
import type { TicketDeps } from '../deps';
import type { TicketRow } from '../ticket.entity';

const titleLength = 40;

/** The first words of what was said stand for a title. */
export function titleOf(content: string): string {
  const characters = [...content.replace(/\s+/g, ' ')];
  return characters.length <= titleLength ? characters.join('') : `${characters.slice(0, titleLength).join('')}…`;
}

/** A line of the citizen's list. */
export function citizenItem(ticket: TicketRow): CitizenTicketItem {
  const { id, ticketNo, requestType, state, createdAt, updatedAt, dueAt } = ticket;
  return { id, ticketNo, requestType, state, stateLabel: citizenStateLabels[state], createdAt, updatedAt, dueAt, title: titleOf(ticket.content) };
}

/** A line of a desk's list. */
export async function staffItem({ city, departments }: TicketDeps, ticket: TicketRow): Promise<StaffTicketItem> {
  const { id, ticketNo, state, urgency, requestType, channel, round, version, createdAt, updatedAt, dueAt, yellowAt, needs, supervisionLevel, confidential, arbitration, leadDepartment } = ticket;
  return {
    id, ticketNo, state, urgency, requestType, channel, round, version, createdAt, updatedAt, dueAt, yellowAt, needs, supervisionLevel, confidential, arbitration,
    title: titleOf(ticket.content),
    categoryName: await city.categoryName(ticket.category),
    areaName: await city.areaName(ticket.area),
    departmentName: leadDepartment === null ? null : ((await departments.find(leadDepartment))?.name ?? null),
  };
}
