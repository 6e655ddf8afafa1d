import type { TicketFilter } from '@hotline/shared/contracts/ticket-lists.staff';
import type { Scope } from '../tickets';
import { equalTo, involves, type Clause } from './clauses';

/** What a list is ordered by; `id` decides between equals. */
export interface Order {
  readonly column: 'createdAt' | 'dueAt';
  readonly down: boolean;
}

/** A range of an index, read in the order of the list. */
export interface Range {
  /** The table whose index it is, and what leads from there to the ticket `t`. */
  readonly table: string;
  readonly join: string;
  /** The columns that order it, as that index has them. */
  readonly at: string;
  readonly id: string;
  readonly where: readonly Clause[];
  /** What else makes a ticket belong to it. */
  readonly checks: readonly Clause[];
  /** A few rows however many tickets there are: read as a whole. */
  readonly few: boolean;
}

/** A column that must have one of some values. */
export interface Equal {
  readonly column: string;
  readonly values: readonly string[];
}

/** More ranges than this are not merged but looked for in the whole list. */
const mostRanges = 30;
/** Columns with an index in each order, the most telling first. */
const indexed: Readonly<Record<Order['column'], readonly string[]>> = {
  createdAt: ['leadDepartment', 'category', 'area', 'supervisionLevel', 'round', 'urgency', 'state'],
  dueAt: ['leadDepartment', 'state'],
};

const ofTickets = ({ column }: Order, where: readonly Clause[]): Range => ({ table: 'ticket t', join: '', at: `t.${column}`, id: 't.id', where, checks: [], few: false });

/** What a department has part in besides what it leads. */
function parts(order: Order, department: string): Range {
  return {
    table: 'ticket_part i', join: ' JOIN ticket t ON t.id = i.ticketId', at: `i.${order.column}`, id: 'i.ticketId',
    where: [equalTo('i.department', department)], checks: [involves(department)], few: false,
  };
}

function keyed(order: Order, { ticketNo, contactKey, oldNumber }: TicketFilter): Range | null {
  if (oldNumber) return { ...ofTickets(order, [equalTo('o.oldNumber', oldNumber)]), table: 'ticket_origin o', join: ' JOIN ticket t ON t.id = o.ticketId', few: true };
  if (ticketNo) return { ...ofTickets(order, [{ sql: 't.ticketNo LIKE ?', params: [`${ticketNo}%`] }]), few: true };
  if (!contactKey) return null;
  return { ...ofTickets(order, [equalTo('k.keyHash', contactKey)]), table: 'ticket_contact_key k', join: ' JOIN ticket t ON t.id = k.ticketId', few: true };
}

export interface Ranges {
  readonly ranges: readonly Range[];
  /** The condition they stand for, which need not be looked at again. */
  readonly stand: Equal | 'scope' | null;
}

/** The ranges that hold all tickets of a filter, chosen so that as little else as possible is in them. */
export function rangesOf(filter: TicketFilter, scope: Scope, { equals, order }: { readonly equals: readonly Equal[]; readonly order: Order }): Ranges {
  const range = keyed(order, filter);
  if (range) return { ranges: [range], stand: null };
  if ('departments' in scope && !filter.department && scope.departments.length <= mostRanges) {
    return { ranges: scope.departments.flatMap((department) => [ofTickets(order, [equalTo('t.leadDepartment', department)]), parts(order, department)]), stand: 'scope' };
  }
  const [stand = null] = indexed[order.column].flatMap((column) => equals.filter((equal) => equal.column === column && equal.values.length <= mostRanges));
  return { ranges: stand ? stand.values.map((value) => ofTickets(order, [equalTo(`t.${stand.column}`, value)])) : [ofTickets(order, [])], stand };
}
