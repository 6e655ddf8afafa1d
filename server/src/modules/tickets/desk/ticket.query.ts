import type { Desk } from '@hotline/shared/contracts/tickets.staff';
import type { TicketState } from '@hotline/shared/vocabulary/ticket-state';
import { In, type SelectQueryBuilder } from 'typeorm';
import { AppError } from '../../../platform/errors';
import type { Actor } from '../life/actor';
import type { TicketDeps } from '../deps';
import type { Step } from '../life/step';
import { TicketRow } from '../ticket.entity';
import { inScope, visibleTo, type Scope } from '../life/visible-to';

const pageSize = 30;
const changesAtOnce = 500;

/** The states that wait at each desk; `all` is every ticket, newest first. */
export const deskStates: Readonly<Record<Exclude<Desk, 'all'>, readonly TicketState[]>> = {
  intake: ['submitted'],
  dispatch: ['accepted'],
  handling: ['dispatched', 'in_progress'],
  review: ['in_review'],
  followUp: ['resolved'],
};

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
  if ('all' in scope) return query;
  if ('requesters' in scope) return query.andWhere('t.requesterId IN (:...requesters)', scope);
  return scope.departments.length === 0 ? query.andWhere('1 = 0') : query.andWhere('t.leadDepartment IN (:...departments)', { departments: scope.departments });
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

/** A desk's queue, nearest deadline first. */
export async function listDesk(deps: TicketDeps, actor: Actor, filter: Filter): Promise<TicketPage> {
  const scope = await visibleTo(actor, deps);
  return deps.platform.db.read((em) => {
    const query = within(em.createQueryBuilder(TicketRow, 't').where('1 = 1'), scope);
    if (filter.state) query.andWhere('t.state = :state', { state: filter.state });
    if (filter.ticketNo) query.andWhere('t.ticketNo LIKE :ticketNo', { ticketNo: `${filter.ticketNo}%` });
    if (filter.desk === 'all') return pageBy(query, { column: 'createdAt', direction: 'DESC' }, filter.cursor);
    query.andWhere('t.state IN (:...states)', { states: deskStates[filter.desk] });
    return pageBy(query, { column: 'dueAt', direction: 'ASC' }, filter.cursor);
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

/** How many tickets wait at each desk in the actor's sight, and how many of them are overdue. */
export async function countDesks(deps: TicketDeps, actor: Actor): Promise<{ desk: Desk; waiting: number; overdue: number }[]> {
  const { platform } = deps;
  const scope = await visibleTo(actor, deps);
  const counts = await platform.db.read((em) =>
    within(em.createQueryBuilder(TicketRow, 't'), scope)
      .andWhere('t.state IN (:...states)', { states: Object.values(deskStates).flat() })
      .select('t.state', 'state')
      .addSelect('COUNT(*)', 'waiting')
      .addSelect('SUM(CASE WHEN t.dueAt < :now THEN 1 ELSE 0 END)', 'overdue')
      .setParameter('now', platform.clock.now())
      .groupBy('t.state')
      .getRawMany<{ state: TicketState; waiting: string | number; overdue: string | number }>(),
  );
  const sum = (states: readonly TicketState[], part: 'waiting' | 'overdue') => counts.filter((row) => states.includes(row.state)).reduce((total, row) => total + Number(row[part]), 0);
  return Object.entries(deskStates).map(([desk, states]) => ({ desk: desk as Desk, waiting: sum(states, 'waiting'), overdue: sum(states, 'overdue') }));
}

/** Every ticket changed after an instant, in the order of the changes; page by page, since a surge may change thousands. */
export async function changedSince({ platform }: TicketDeps, after: number): Promise<TicketRow[]> {
  const rows: TicketRow[] = [];
  for (let full = true; full; ) {
    const last = rows.at(-1) ?? { updatedAt: after, id: '~' };
    const page = await platform.db.read((em) =>
      em
        .createQueryBuilder(TicketRow, 't')
        .select(['t.id', 't.ticketNo', 't.state', 't.urgency', 't.version', 't.updatedAt', 't.requesterId', 't.leadDepartment'])
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
