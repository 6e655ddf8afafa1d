import { desksOf, type Desk } from '@hotline/shared/vocabulary/desk';
import type { TicketState } from '@hotline/shared/vocabulary/ticket-state';
import { In, type EntityManager } from 'typeorm';
import { AppError } from '../../../platform/errors';
import type { StaffActor } from '../../staff';
import type { TicketDeps } from '../deps';
import type { Step } from '../life/step';
import { TicketRow } from '../ticket.entity';
import { inScope, visibleTo, type Scope } from '../life/visible-to';
import { countPieces, firstIds, type Order, type Piece } from './queue-pieces';
import { narrowed, queueOf, readApart, viewerOf } from './queues';
import { listedSelection, type ListedTicket } from './ticket-item.view';

const pageSize = 30;
const changesAtOnce = 500;

export interface TicketPage {
  readonly rows: ListedTicket[];
  readonly nextCursor: string | null;
}

interface Filter {
  readonly desk: Desk;
  readonly state?: TicketState | undefined;
  readonly ticketNo?: string | undefined;
  readonly cursor?: string | undefined;
}

/** A ticket an actor may see; any other does not exist for them. */
export async function findVisible(deps: TicketDeps, { actor, ticketId }: Step): Promise<TicketRow> {
  const scope = await visibleTo(actor, deps);
  const ticket = await deps.platform.db.read((em) => em.findOneBy(TicketRow, { id: ticketId }));
  if (!ticket || !inScope(scope, ticket)) throw new AppError('ticket.notFound');
  return ticket;
}

/** Every ticket of a scope, in pieces. */
function allOf(em: EntityManager, scope: Scope): Piece[] {
  const tickets = (): Piece => em.createQueryBuilder(TicketRow, 't');
  if ('all' in scope) return [narrowed(tickets(), scope)];
  if ('requesters' in scope) return scope.requesters.map((requester) => tickets().where('t.requesterId = :requester', { requester }));
  return readApart(scope.departments).map((codes) => narrowed(tickets().where('t.leadDepartment IN (:...codes)', { codes }), scope));
}

/** A page of some pieces, merged. */
async function pageOf(em: EntityManager, pieces: readonly Piece[], { order, cursor }: { order: Order; cursor: string | undefined }): Promise<TicketPage> {
  const ids = await firstIds(em, pieces, { order, cursor, size: pageSize + 1 });
  const rows = await ticketsOf(em, ids.slice(0, pageSize));
  const last = ids.length > pageSize ? rows.at(-1) : undefined;
  return { rows, nextCursor: last ? `${last[order.column] ?? 0}_${last.id}` : null };
}

/** Tickets in the order of their ids. */
export async function ticketsOf(em: EntityManager, ids: readonly string[]): Promise<ListedTicket[]> {
  if (ids.length === 0) return [];
  const found = await em.find(TicketRow, { select: listedSelection, where: { id: In([...ids]) } });
  const rows = new Map(found.map((row) => [row.id, row]));
  return ids.flatMap((id) => rows.get(id) ?? []);
}

export const nearestDeadline: Order = { column: 'dueAt', direction: 'ASC' };
const newestFirst: Order = { column: 'createdAt', direction: 'DESC' };
/** A number begins with its day: newest first along the numbers themselves. */
const latestNumber: Order = { column: 'ticketNo', direction: 'DESC' };

/** A desk's queue, nearest deadline first; throws permission.denied for a desk of another role. */
export async function listDesk(deps: TicketDeps, actor: StaffActor, { desk, state, ticketNo, cursor }: Filter): Promise<TicketPage> {
  if (!desksOf[actor.role].includes(desk)) throw new AppError('permission.denied');
  const scope = await visibleTo(actor, deps);
  const viewer = await viewerOf(deps, actor);
  return deps.platform.db.read((em) => {
    const pieces = desk === 'all' ? allOf(em, scope) : queueOf(em, desk, viewer);
    for (const piece of pieces) {
      if (state) piece.andWhere('t.state = :wanted', { wanted: state });
      if (ticketNo) piece.andWhere('t.ticketNo LIKE :ticketNo', { ticketNo: `${ticketNo}%` });
    }
    const ofAll = ticketNo ? latestNumber : newestFirst;
    return pageOf(em, pieces, { order: desk === 'all' ? ofAll : nearestDeadline, cursor });
  });
}

/** A citizen's own tickets, newest first, whichever way the same person came in. */
export async function listOwn({ platform, citizens }: TicketDeps, citizenId: string, cursor: string | undefined): Promise<TicketPage> {
  const requesters = await citizens.members(citizenId);
  return platform.db.read((em) => pageOf(em, allOf(em, { requesters }), { order: newestFirst, cursor }));
}

/** A citizen's own ticket by its number, whichever way the same person came in; null for any other. */
export async function findOwn({ platform, citizens }: TicketDeps, citizenId: string, ticketNo: string): Promise<TicketRow | null> {
  const requesters = await citizens.members(citizenId);
  return platform.db.read((em) => em.findOneBy(TicketRow, { ticketNo, requesterId: In(requesters) }));
}

/** The desks of a role that are queues. */
export const queuesOf = ({ role }: StaffActor): Exclude<Desk, 'all'>[] => desksOf[role].filter((desk) => desk !== 'all');

/** How many tickets wait at each desk of the role, and how many of them are overdue; each counted to `countedTo`. */
export async function countDesks(deps: TicketDeps, actor: StaffActor): Promise<{ desk: Desk; waiting: number; overdue: number }[]> {
  const viewer = await viewerOf(deps, actor);
  return deps.platform.db.read(async (em) => {
    const counts = [];
    for (const desk of queuesOf(actor)) {
      const { waiting, overdue } = await countPieces(em, queueOf(em, desk, viewer), viewer.now);
      counts.push({ desk, waiting, overdue });
    }
    return counts;
  });
}

/** Every ticket changed after an instant, in the order of the changes; page by page, since a surge may change thousands. */
export async function changedSince({ platform }: TicketDeps, after: number): Promise<TicketRow[]> {
  const rows: TicketRow[] = [];
  for (let full = true; full; ) {
    const last = rows.at(-1) ?? { updatedAt: after, id: '~' };
    const page = await platform.db.read((em) =>
      em
        .createQueryBuilder(TicketRow, 't')
        .select(['t.id', 't.ticketNo', 't.state', 't.urgency', 't.version', 't.updatedAt', 't.requesterId', 't.leadDepartment', 't.involved', 't.accusedDepartment', 't.category', 't.area'])
        .where('(t.updatedAt > :at OR (t.updatedAt = :at AND t.id > :id))', { at: last.updatedAt, id: last.id })
        .orderBy('t.updatedAt')
        .addOrderBy('t.id')
        .take(changesAtOnce)
        .getMany(),
    );
    rows.push(...page);
    full = page.length === changesAtOnce;
  }
  return rows;
}
