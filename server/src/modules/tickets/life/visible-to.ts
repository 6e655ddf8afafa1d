import type { Role } from '@hotline/shared/vocabulary/role';
import type { StaffActor } from '../../staff';
import type { TicketDeps } from '../deps';
import type { Actor } from './actor';
import type { TicketRow } from '../ticket.entity';

/** Roles that work on tickets of the whole city. */
const cityWide: readonly Role[] = ['operator', 'dispatcher', 'followUpOfficer', 'supervisor', 'dutyManager'];

/** What a temporary seat is limited to; an empty list limits nothing, and what is not classified yet is in everybody's queue. */
export interface SeatLimits {
  readonly categories: readonly string[];
  readonly areas: readonly string[];
}

/** What an actor may see: everything (or a temporary seat's part of it), own requests, tickets of some departments (unless one's own or one above is accused), or nothing (denied by default). */
export type Scope = { readonly all: true; readonly seat: SeatLimits | null } | { readonly requesters: readonly string[] } | { readonly departments: readonly string[]; readonly ownAndAbove: readonly string[] };

/** The tickets an actor may see at all; every list and every look goes through it. */
export async function visibleTo(actor: Actor, deps: Pick<TicketDeps, 'city' | 'departments' | 'citizens'>): Promise<Scope> {
  if (actor.kind === 'system' || actor.kind === 'rule') return { all: true, seat: null };
  if (actor.kind === 'citizen') return { requesters: await deps.citizens.members(actor.id) };
  if (cityWide.includes(actor.role)) return { all: true, seat: await limitsOf(actor, deps) };
  if (actor.role === 'handler' && actor.department !== null) return { departments: await deps.departments.subtree(actor.department), ownAndAbove: await deps.departments.pathUp(actor.department) };
  return { departments: [], ownAndAbove: [] };
}

async function limitsOf({ temporary }: StaffActor, { city }: Pick<TicketDeps, 'city'>): Promise<SeatLimits | null> {
  return temporary && { categories: await city.categoriesBelow(temporary.categories), areas: await city.areasBelow(temporary.areas) };
}

type Placed = Pick<TicketRow, 'requesterId' | 'leadDepartment' | 'involved' | 'accusedDepartment' | 'category' | 'area'>;

const within = (codes: readonly string[], code: string | null): boolean => codes.length === 0 || code === null || codes.includes(code);

const inSeat = (seat: SeatLimits | null, { category, area }: Placed): boolean => seat === null || (within(seat.categories, category) && within(seat.areas, area));

/** Whether a ticket lies in a scope: as lead, co-department or lower department, and never as the accused. */
export function inScope(scope: Scope, ticket: Placed): boolean {
  if ('all' in scope) return inSeat(scope.seat, ticket);
  if ('requesters' in scope) return ticket.requesterId !== null && scope.requesters.includes(ticket.requesterId);
  const mine = (department: string | null): boolean => department !== null && scope.departments.includes(department);
  // Who is complained of, and whoever is below: those above may have to look into it.
  return !scope.ownAndAbove.includes(ticket.accusedDepartment ?? '') && (mine(ticket.leadDepartment) || ticket.involved.some(mine));
}
