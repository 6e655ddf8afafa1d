import { countedTo } from '@hotline/shared/rules/limits';
import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { TicketRow } from '../ticket.entity';

/** Tickets `t` along one index; pieces of one list never hold the same ticket twice. */
export type Piece = SelectQueryBuilder<TicketRow>;

/** What a list is ordered by; the id decides between equals. */
export interface Order {
  readonly column: 'dueAt' | 'createdAt' | 'ticketNo';
  readonly direction: 'ASC' | 'DESC';
}

interface Wanted {
  readonly order: Order;
  readonly cursor?: string | undefined;
  readonly size: number;
}

const ordered = (piece: Piece, { column, direction }: Order, limit: number): Piece => piece.orderBy(`t.${column}`, direction).addOrderBy('t.id', direction).limit(limit);

/** Keyset paging in its expanded form: MariaDB would scan the range for row values. What has no deadline comes first and has 0 in the cursor. */
function beyond(piece: Piece, { column, direction }: Order, cursor: string): Piece {
  const [at = '', id] = cursor.split('_');
  if (column === 'dueAt' && at === '0') return piece.andWhere('(t.dueAt IS NOT NULL OR t.id > :id)', { id });
  const sign = direction === 'ASC' ? '>' : '<';
  return piece.andWhere(`(t.${column} ${sign} :at OR (t.${column} = :at AND t.id ${sign} :id))`, { at: column === 'ticketNo' ? at : Number(at), id });
}

interface Query {
  readonly sql: string;
  readonly params: readonly unknown[];
}

/** One query over all pieces, each read along its own index: an OR between them would read them whole and sort. */
function union(pieces: readonly Piece[], around: (piece: string) => string): Query {
  const queries = pieces.map((piece) => piece.getQueryAndParameters());
  return { sql: queries.map(([sql], at) => around(`(${sql}) p${at}`)).join(' UNION ALL '), params: queries.flatMap(([, params]) => params) };
}

/** Ids of the first tickets of some pieces, merged. */
export async function firstIds(em: EntityManager, pieces: readonly Piece[], { order, cursor, size }: Wanted): Promise<string[]> {
  if (pieces.length === 0) return [];
  const { column, direction } = order;
  const first = pieces.map((piece) => ordered(cursor ? beyond(piece, order, cursor) : piece, order, size).select('t.id', 'id').addSelect(`t.${column}`, 'place'));
  const { sql, params } = union(first, (piece) => `SELECT * FROM ${piece}`);
  const rows: { id: string }[] = await em.query(`SELECT u.id AS id FROM (${sql}) u ORDER BY u.place ${direction}, u.id ${direction} LIMIT ${size}`, [...params]);
  return rows.map(({ id }) => id);
}

export interface QueueCount {
  readonly waiting: number;
  readonly overdue: number;
  readonly yellow: number;
  /** Id of the ticket with the nearest deadline; one that has none comes first. */
  readonly first: string | null;
}

type Sums = Record<'waiting' | 'overdue' | 'yellow', string | number | null> & { readonly first: string | null };

/** A deadline before an id, such that texts have the order of both. */
const placed = 'CONCAT(1000000000000000 + COALESCE(dueAt, 0), id)';
const digits = 16;

/** How much waits in some pieces, is overdue, or turns so soon, each counted to `countedTo`; and what is most pressing. */
export async function countPieces(em: EntityManager, pieces: readonly Piece[], now: number): Promise<QueueCount> {
  const counted = pieces.map((piece) => ordered(piece, { column: 'dueAt', direction: 'ASC' }, countedTo).select('t.id', 'id').addSelect('t.dueAt', 'dueAt').addSelect('t.yellowAt', 'yellowAt'));
  // An instant is a number of ours: as a parameter it would have to stand between those of the pieces.
  const sums = `COUNT(*) AS waiting, SUM(CASE WHEN dueAt < ${now} THEN 1 ELSE 0 END) AS overdue, SUM(CASE WHEN dueAt >= ${now} AND yellowAt <= ${now} THEN 1 ELSE 0 END) AS yellow, MIN(${placed}) AS first`;
  const { sql, params } = union(counted, (piece) => `SELECT ${sums} FROM ${piece}`);
  const rows: Sums[] = await em.query(sql, [...params]);
  const total = (column: 'waiting' | 'overdue' | 'yellow'): number => Math.min(rows.reduce((sum, row) => sum + Number(row[column] ?? 0), 0), countedTo);
  const [first] = rows.flatMap((row) => row.first ?? []).sort();
  return { waiting: total('waiting'), overdue: total('overdue'), yellow: total('yellow'), first: first?.slice(digits) ?? null };
}
