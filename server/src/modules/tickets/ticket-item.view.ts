import type { CitizenTicketItem } from '@hotline/shared/contracts/tickets.citizen';
import type { StaffTicketItem } from '@hotline/shared/contracts/tickets.staff';
import { citizenStateLabels } from '@hotline/shared/vocabulary/ticket-state';
import type { TicketDeps } from './deps';
import type { TicketRow } from './ticket.entity';

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

/** Names the desks show beside codes. */
async function namesOf({ city, departments }: TicketDeps, tickets: readonly TicketRow[]) {
  const codes = (pick: (ticket: TicketRow) => string | null) => [...new Set(tickets.map(pick))].filter((code) => code !== null);
  const table = async (wanted: readonly string[], name: (code: string) => Promise<string | null>) => {
    const entries: [string, string | null][] = [];
    for (const code of wanted) entries.push([code, await name(code)]);
    return new Map(entries);
  };
  return {
    categories: await table(codes((ticket) => ticket.category), city.categoryName),
    areas: await table(codes((ticket) => ticket.area), city.areaName),
    departments: await departments.names(codes((ticket) => ticket.leadDepartment)),
  };
}

/** Lines of a desk's list. */
export async function staffItems(deps: TicketDeps, tickets: readonly TicketRow[]): Promise<StaffTicketItem[]> {
  const names = await namesOf(deps, tickets);
  return tickets.map((ticket) => {
    const { id, ticketNo, state, urgency, requestType, channel, round, version, createdAt, updatedAt, dueAt } = ticket;
    return {
      id, ticketNo, state, urgency, requestType, channel, round, version, createdAt, updatedAt, dueAt,
      title: titleOf(ticket.content),
      categoryName: names.categories.get(ticket.category ?? '') ?? null,
      areaName: names.areas.get(ticket.area ?? '') ?? null,
      departmentName: names.departments.get(ticket.leadDepartment ?? '') ?? null,
    };
  });
}
