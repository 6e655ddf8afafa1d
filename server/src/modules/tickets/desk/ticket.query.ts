import { desksOf, type Desk } from '@hotline/shared/vocabulary/desk';
import type { TicketState } from '@hotline/shared/vocabulary/ticket-state';
import { In, type SelectQueryBuilder } from 'typeorm';
import { AppError } from '../../../platform/errors';
import type { StaffActor } from '../../staff';
import type { TicketDeps } from '../deps';
import type { Step } from '../life/step';
import { TicketRow } from '../ticket.entity';
import { inScope, visibleTo, type Scope } from '../life/visible-to';
import { queueOf, viewerOf } from './queues';

const pageSize = 30;
const changesAtOnce = 500;

export interface TicketPage {
  readonly rows: TicketRow[];
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

function within(query: SelectQueryBuilder<TicketRow>, scope: Scope): SelectQueryBuilder<TicketRow> {
  if ('all' in scope) {
    for (const column of ['categories', 'areas'] as const) {
      const codes = scope.seat?.[column] ?? [];
      const name = column === 'categories' ? 't.category' : 't.area';
      if (codes.length > 0) query.andWhere(`(${name} IS NULL OR ${name} IN (:...${column}))`, { [column]: codes });
    }
    return query;
  }
  if ('requesters' in scope) return query.andWhere('t.requesterId IN (:...requesters)', scope);
  return ofDepartments(query, scope.departments);
}

function ofDepartments(query: SelectQueryBuilder<TicketRow>, departments: readonly string[]): SelectQueryBuilder<TicketRow> {
  if (departments.length === 0) return query.andWhere('1 = 0');
  return query.andWhere('t.leadDepartment IN (:...departments) AND (t.accusedDepartment IS NULL OR t.accusedDepartment NOT IN (:...departments))', { departments });
}

/** Keyset paging in its expanded form: MariaDB would scan the range for row values. */
function pageBy(query: SelectQueryBuilder<TicketRow>, order: { column: 'dueAt' | 'createdAt'; direction: 'ASC' | 'DESC' }, cursor: string | undefined): Promise<TicketPage> {
  const { column, direction } = order;
  if (cursor) {
    const [at, id] = cursor.split('_');
    const beyond = direction === 'ASC' ? '>' : '<';
    query.andWhere(`(t.${column} ${beyond} :at OR (t.${column} = :at AND t.id ${beyond} :id))`, { at: Number(at), id });
  }
  return query
    .orderBy(`t.${column}`, direction)
    .addOrderBy('t.id', direction)
    .take(pageSize + 1)
    .getMany()
    .then((rows) => {
      const last = rows.length > pageSize ? rows[pageSize - 1] : undefined;
      return { rows: rows.slice(0, pageSize), nextCursor: last ? `${last[column] ?? 0}_${last.id}` : null };
    });
}

/** A desk's queue, nearest deadline first; throws permission.denied for a desk of another role. */
export async function listDesk(deps: TicketDeps, actor: StaffActor, { desk, state, ticketNo, cursor }: Filter): Promise<TicketPage> {
  if (!desksOf[actor.role].includes(desk)) throw new AppError('permission.denied');
  const scope = await visibleTo(actor, deps);
  const viewer = await viewerOf(deps, actor);
  return deps.platform.db.read((em) => {
    const query = desk === 'all' ? within(em.createQueryBuilder(TicketRow, 't').where('1 = 1'), scope) : queueOf(em, desk, viewer);
    if (state) query.andWhere('t.state = :state', { state });
    if (ticketNo) query.andWhere('t.ticketNo LIKE :ticketNo', { ticketNo: `${ticketNo}%` });
    return pageBy(query, desk === 'all' ? { column: 'createdAt', direction: 'DESC' } : { column: 'dueAt', direction: 'ASC' }, cursor);
  });
}

/** A citizen's own tickets, newest first, whichever way the same person came in. */
export async function listOwn({ platform, citizens }: TicketDeps, citizenId: string, cursor: string | undefined): Promise<TicketPage> {
  const requesters = await citizens.members(citizenId);
  return platform.db.read((em) => pageBy(within(em.createQueryBuilder(TicketRow, 't').where('1 = 1'), { requesters }), { column: 'createdAt', direction: 'DESC' }, cursor));
}

/** A citizen's own ticket by its number, whichever way the same person came in; null for any other. */
export async function findOwn({ platform, citizens }: TicketDeps, citizenId: string, ticketNo: string): Promise<TicketRow | null> {
  const requesters = await citizens.members(citizenId);
  return platform.db.read((em) => em.findOneBy(TicketRow, { ticketNo, requesterId: In(requesters) }));
}

/** The desks of a role that are queues. */
export const queuesOf = ({ role }: StaffActor): Exclude<Desk, 'all'>[] => desksOf[role].filter((desk) => desk !== 'all');

/** Counts a queue, and what of it is overdue. */
export const countOf = (query: SelectQueryBuilder<TicketRow>, now: number): SelectQueryBuilder<TicketRow> =>
  query.select('COUNT(*)', 'waiting').addSelect('COALESCE(SUM(CASE WHEN t.dueAt < :now THEN 1 ELSE 0 END), 0)', 'overdue').setParameter('now', now);

/** How many tickets wait at each desk of the role, and how many of them are overdue. */
export async function countDesks(deps: TicketDeps, actor: StaffActor): Promise<{ desk: Desk; waiting: number; overdue: number }[]> {
  const viewer = await viewerOf(deps, actor);
  return deps.platform.db.read(async (em) => {
    const counts = [];
    for (const desk of queuesOf(actor)) {
      const row = await countOf(queueOf(em, desk, viewer), viewer.now).getRawOne<Record<'waiting' | 'overdue', string | number>>();
      counts.push({ desk, waiting: Number(row?.waiting), overdue: Number(row?.overdue) });
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
