import type { EntityManager } from 'typeorm';
import type { Clause } from './clauses';
import type { Plan } from './plan';
import type { Order, Range } from './ranges';

/** A place in a list. */
interface Place {
  readonly at: number;
  readonly id: string;
}

/** Ids of a piece of a list; `next` is where the following piece begins, null at the end. */
export interface Piece {
  readonly ids: readonly string[];
  readonly next: string | null;
}

/** So many index entries are looked at for one piece: a rare combination takes several pieces, never a long wait. */
const looked = 1_000;

const lowest = '0'.repeat(26);
const highest = 'Z'.repeat(26);

const cursorOf = ({ at, id }: Place): string => `${at}_${id}`;

/** Keyset in its expanded form (MariaDB scans the range for row values), after a bound that an index understands. */
function beyond({ down }: Order, cursor: string): Clause {
  const [at = '', id = ''] = cursor.split('_');
  const sign = down ? '<' : '>';
  return { sql: `AT ${sign}= ? AND (AT ${sign} ? OR ID ${sign} ?)`, params: [Number(at), Number(at), id] };
}

const directionOf = ({ down }: Order): string => (down ? 'DESC' : 'ASC');

/** The first rows of a range; `AT` and `ID` of the clauses become the range's own columns. */
function firstOf({ at, id }: Range, from: string, { order, clauses, limit }: { order: Order; clauses: readonly Clause[]; limit: number }): Clause {
  const conditions = clauses.map(({ sql }) => sql.replace(/\bAT\b/g, at).replace(/\bID\b/g, id));
  const where = conditions.length > 0 ? ` WHERE ${conditions.join(' AND ')}` : '';
  const direction = directionOf(order);
  return { sql: `SELECT ${id} AS id, ${at} AS at FROM ${from}${where} ORDER BY ${at} ${direction}, ${id} ${direction} LIMIT ${limit}`, params: clauses.flatMap(({ params }) => params) };
}

const union = (clauses: readonly Clause[]): Clause => ({ sql: clauses.map(({ sql }) => sql).join(' UNION ALL '), params: clauses.flatMap(({ params }) => params) });

/** How far every range may be read in this piece; null: to its end. */
async function edgeOf(em: EntityManager, { order, ranges }: Plan, bounds: readonly Clause[]): Promise<number | null> {
  const long = ranges.filter(({ few }) => !few);
  if (long.length === 0) return null;
  const quota = Math.ceil(looked / long.length);
  const far = order.down ? 'MIN' : 'MAX';
  const edges = long.map((range) => {
    const { sql, params } = firstOf(range, range.table, { order, clauses: [...range.where, ...bounds], limit: quota });
    return { sql: `SELECT ${far}(w.at) AS edge, COUNT(*) AS seen FROM (${sql}) w`, params };
  });
  const { sql, params } = union(edges);
  const rows: { edge: string | number | null; seen: string | number }[] = await em.query(sql, [...params]);
  const full = rows.filter(({ seen }) => Number(seen) === quota).map(({ edge }) => Number(edge));
  if (full.length === 0) return null;
  return order.down ? Math.max(...full) : Math.min(...full);
}

/** Rows between the cursor and the edge, from all ranges, merged. */
async function rowsOf(em: EntityManager, { order, ranges, checks, guards }: Plan, { bounds, size }: { bounds: readonly Clause[]; size: number }): Promise<Place[]> {
  const parts = ranges.map((range, at) => {
    const { sql, params } = firstOf(range, range.table + range.join, { order, clauses: [...range.where, ...bounds, ...range.checks, ...checks, ...guards], limit: size });
    return { sql: `SELECT * FROM (${sql}) r${at}`, params };
  });
  const { sql, params } = union(parts);
  const direction = directionOf(order);
  // A department may be lead and involved, too: its ticket comes from both ranges.
  const rows: { id: string; at: string | number }[] = await em.query(`SELECT DISTINCT u.id AS id, u.at AS at FROM (${sql}) u ORDER BY at ${direction}, id ${direction} LIMIT ${size}`, [...params]);
  return rows.map(({ id, at }) => ({ id, at: Number(at) }));
}

/** Where the piece after this one begins: behind its last row, or where looking was broken off. */
function nextOf({ down }: Order, last: Place | undefined, edge: number | null): string | null {
  if (last) return cursorOf(last);
  return edge === null ? null : cursorOf({ at: edge, id: down ? lowest : highest });
}

/** Reads up to `size` ids of a list from a cursor on. */
export async function readIds(em: EntityManager, plan: Plan, { cursor, size }: { cursor: string | undefined; size: number }): Promise<Piece> {
  if (plan.ranges.length === 0) return { ids: [], next: null };
  const { order, checks } = plan;
  const bounds = [...plan.bounds, ...(cursor ? [beyond(order, cursor)] : [])];
  const edge = checks.length > 0 ? await edgeOf(em, plan, bounds) : null;
  const until = edge === null ? [] : [{ sql: `AT ${order.down ? '>=' : '<='} ?`, params: [edge] }];
  const rows = await rowsOf(em, plan, { bounds: [...bounds, ...until], size: size + 1 });
  const last = rows.length > size ? rows[size - 1] : undefined;
  return { ids: rows.slice(0, size).map(({ id }) => id), next: nextOf(order, last, edge) };
}
