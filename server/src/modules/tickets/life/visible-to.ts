import type { Role } from '@hotline/shared/vocabulary/role';
import type { TicketDeps } from '../deps';
import type { Actor } from './actor';
import type { TicketRow } from '../ticket.entity';

/** Roles that work on tickets of the whole city. */
const cityWide: readonly Role[] = ['operator', 'dispatcher', 'followUpOfficer', 'supervisor', 'dutyManager'];

/** What an actor may see: everything, own requests, tickets of some departments, or nothing (denied by default). */
export type Scope = { readonly all: true } | { readonly requesters: readonly string[] } | { readonly departments: readonly string[] };

/** The tickets an actor may see at all; every list and every look goes through it. */
export async function visibleTo(actor: Actor, { departments, citizens }: Pick<TicketDeps, 'departments' | 'citizens'>): Promise<Scope> {
  if (actor.kind === 'system') return { all: true };
  if (actor.kind === 'citizen') return { requesters: await citizens.members(actor.id) };
  if (cityWide.includes(actor.role)) return { all: true };
  if (actor.role === 'handler' && actor.department !== null) return { departments: await departments.subtree(actor.department) };
  return { departments: [] };
}

/** Whether a ticket lies in a scope. */
export function inScope(scope: Scope, ticket: Pick<TicketRow, 'requesterId' | 'leadDepartment'>): boolean {
  if ('all' in scope) return true;
  if ('requesters' in scope) return ticket.requesterId !== null && scope.requesters.includes(ticket.requesterId);
  return ticket.leadDepartment !== null && scope.departments.includes(ticket.leadDepartment);
}
