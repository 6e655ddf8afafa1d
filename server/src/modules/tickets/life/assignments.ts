import type { AssignmentPart } from '@hotline/shared/vocabulary/assignment';
import { In, IsNull, type EntityManager } from 'typeorm';
import { AppError } from '../../../platform/errors';
import { newId } from '../../../platform/ids';
import type { TicketDeps } from '../deps';
import type { TicketRow, TicketStatus } from '../ticket.entity';
import type { Actor } from './actor';
import { AssignmentRow } from './assignment.entity';
import type { Scene } from './change-ticket';

/** Who gives a ticket to whom, and why. */
export interface Assigning {
  readonly actor: Actor;
  readonly lead: string;
  readonly coDepartments: readonly string[];
  readonly reason: string;
}

/** The departments' names; throws ticket.unknownDepartment for one that is none, or that a ticket must not go to. */
export async function assertAssignable({ departments }: TicketDeps, ticket: Pick<TicketRow, 'accusedDepartment'>, codes: readonly string[]): Promise<string[]> {
  const found = await Promise.all(codes.map((code) => departments.findActive(code)));
  const names = found.map((row) => {
    if (!row) throw new AppError('ticket.unknownDepartment');
    return row.name;
  });
  // Whoever is complained of in confidence never gets the complaint, nor does anybody below.
  const barred = ticket.accusedDepartment === null ? [] : await departments.subtree(ticket.accusedDepartment);
  if (codes.some((code) => barred.includes(code))) throw new AppError('ticket.accusedDepartment');
  return names;
}

/** Gives a ticket to a lead department (and co-departments), ends what was before, and says what changes on the ticket. */
export async function assign({ em, now }: Scene, ticket: TicketRow, { actor, lead, coDepartments, reason }: Assigning): Promise<Partial<TicketStatus>> {
  await endAssignments({ em, now }, ticket.id, ['lead', 'delegate']);
  // A co-department that becomes the lead has nothing to say beside itself.
  await em.update(AssignmentRow, { ticketId: ticket.id, part: 'co', department: lead, endedAt: IsNull() }, { endedAt: now });
  const row = (part: AssignmentPart, department: string) => ({ id: newId(), ticketId: ticket.id, round: ticket.round, part, department, reason, assignedBy: actor.id, at: now, endedAt: null, reply: null, repliedBy: null, repliedAt: null });
  const fresh = [...new Set(coDepartments)].filter((code) => code !== lead).map((code) => row('co', code));
  await em.insert(AssignmentRow, [row('lead', lead), ...fresh]);
  return { leadDepartment: lead, involved: await coDepartmentsOf(em, ticket.id), delegatedTo: null, transfers: ticket.transfers + 1 };
}

/** Ends the running assignments of some parts. */
export async function endAssignments({ em, now }: Pick<Scene, 'em' | 'now'>, ticketId: string, parts: readonly AssignmentPart[]): Promise<void> {
  await em.update(AssignmentRow, { ticketId, part: In([...parts]), endedAt: IsNull() }, { endedAt: now });
}

/** The running assignments of a ticket, of one part. */
export const assigned = (em: EntityManager, ticketId: string, part: AssignmentPart): Promise<AssignmentRow[]> => em.findBy(AssignmentRow, { ticketId, part, endedAt: IsNull() });

/** The departments that help at present. */
export const coDepartmentsOf = async (em: EntityManager, ticketId: string): Promise<string[]> => (await assigned(em, ticketId, 'co')).map(({ department }) => department);

/** Whether a handler acts for a department or one above it. */
export async function actsFor({ departments }: TicketDeps, actor: Actor, department: string | null): Promise<boolean> {
  if (actor.kind !== 'staff' || actor.department === null || department === null) return false;
  return (await departments.subtree(actor.department)).includes(department);
}

/** Only the lead department's own people, not a co-department's and not those it passed the ticket to. Throws ticket.leadOnly. */
export async function assertLead(deps: TicketDeps, actor: Actor, ticket: TicketRow): Promise<void> {
  if (!(await actsFor(deps, actor, ticket.leadDepartment))) throw new AppError('ticket.leadOnly');
}
