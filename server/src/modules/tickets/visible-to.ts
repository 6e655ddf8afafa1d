import type { Role } from '@hotline/shared/vocabulary/role';
import type { DepartmentsApi } from '../departments';
import type { Actor } from './actor';
import type { TicketRow } from './ticket.entity';

/** Roles that work on tickets of the whole city. */
const cityWide: readonly Role[] = ['operator', 'dispatcher', 'followUpOfficer', 'supervisor', 'dutyManager'];

/** What an actor may see: everything, own requests, tickets of some departments, or nothing (denied by default). */
export type Scope = { readonly all: true } | { readonly requesterId: string } | { readonly departments: readonly string[] };

/** The tickets an actor may see at all; every list and every look goes through it. */
export async function visibleTo(actor: Actor, departments: DepartmentsApi): Promise<Scope> {
  if (actor.kind === 'system') return { all: true };
  if (actor.kind === 'citizen') return { requesterId: actor.id };
  if (cityWide.includes(actor.role)) return { all: true };
  if (actor.role === 'handler' && actor.department !== null) return { departments: await departments.subtree(actor.department) };
  return { departments: [] };
}

/** Whether a ticket lies in a scope. */
export function inScope(scope: Scope, ticket: Pick<TicketRow, 'requesterId' | 'leadDepartment'>): boolean {
  if ('all' in scope) return true;
  if ('requesterId' in scope) return ticket.requesterId === scope.requesterId;
  return ticket.leadDepartment !== null && scope.departments.includes(ticket.leadDepartment);
}
