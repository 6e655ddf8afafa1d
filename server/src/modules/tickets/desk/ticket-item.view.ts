import type { CitizenTicketItem } from '@hotline/shared/contracts/tickets.citizen';
import type { StaffTicketItem } from '@hotline/shared/contracts/tickets.staff';
import { citizenStateLabels } from '@hotline/shared/vocabulary/ticket-state';
import type { FindOptionsSelect } from 'typeorm';
import type { TicketDeps } from '../deps';
import type { TicketRow } from '../ticket.entity';

/** What a list shows of a ticket, orders it by, and goes by to tell who may see it: a whole row takes three times as long to read. */
export const listedSelection = {
  id: true, ticketNo: true, state: true, urgency: true, requestType: true, channel: true, round: true, version: true, createdAt: true, updatedAt: true, dueAt: true, yellowAt: true,
  needs: true, supervisionLevel: true, confidential: true, arbitration: true, content: true, category: true, area: true, leadDepartment: true, requesterId: true, involved: true, accusedDepartment: true,
} as const satisfies FindOptionsSelect<TicketRow>;

export type ListedTicket = Pick<TicketRow, keyof typeof listedSelection>;

const titleLength = 40;

/** The first words of what was said stand for a title. */
export function titleOf(content: string): string {
  const characters = [...content.replace(/\s+/g, ' ')];
  return characters.length <= titleLength ? characters.join('') : `${characters.slice(0, titleLength).join('')}…`;
}

/** A line of the citizen's list. */
export function citizenItem(ticket: ListedTicket): CitizenTicketItem {
  const { id, ticketNo, requestType, state, createdAt, updatedAt, dueAt } = ticket;
  return { id, ticketNo, requestType, state, stateLabel: citizenStateLabels[state], createdAt, updatedAt, dueAt, title: titleOf(ticket.content) };
}

/** A line of a desk's list. */
export async function staffItem({ city, departments }: TicketDeps, ticket: ListedTicket): Promise<StaffTicketItem> {
  const { id, ticketNo, state, urgency, requestType, channel, round, version, createdAt, updatedAt, dueAt, yellowAt, needs, supervisionLevel, confidential, arbitration, leadDepartment } = ticket;
  return {
    id, ticketNo, state, urgency, requestType, channel, round, version, createdAt, updatedAt, dueAt, yellowAt, needs, supervisionLevel, confidential, arbitration,
    title: titleOf(ticket.content),
    categoryName: await city.categoryName(ticket.category),
    areaName: await city.areaName(ticket.area),
    departmentName: leadDepartment === null ? null : ((await departments.find(leadDepartment))?.name ?? null),
  };
}
