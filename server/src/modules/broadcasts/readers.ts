import type { BroadcastReader, listBroadcastReaders } from '@hotline/shared/contracts/broadcasts.staff';
import type { OutputOf, ParsedOf } from '@hotline/shared/contracts/contract';
import type { Platform } from '../../platform/platform';
import type { Colleague } from '../staff';
import { BroadcastReceiptRow, type BroadcastRow } from './broadcast.entity';
import type { BroadcastDeps } from './deps';
import { isAddressed } from './recipients';

const shown = 300;

/** How many have read each. */
export async function countsOf({ db }: Pick<Platform, 'db'>, ids: readonly string[]): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map();
  const rows = await db.read((em) =>
    em.createQueryBuilder(BroadcastReceiptRow, 'r').select('r.broadcastId', 'id').addSelect('COUNT(*)', 'count').where('r.broadcastId IN (:...ids)', { ids }).groupBy('r.broadcastId').getRawMany<{ id: string; count: string | number }>(),
  );
  return new Map(rows.map(({ id, count }) => [id, Number(count)]));
}

/** Who has read it, the latest first, or has not, by number. */
export async function readersOf(deps: BroadcastDeps, row: BroadcastRow, { state, q = '' }: ParsedOf<typeof listBroadcastReaders>['query']): Promise<OutputOf<typeof listBroadcastReaders>> {
  const receipts = await deps.platform.db.read((em) => em.findBy(BroadcastReceiptRow, { broadcastId: row.id }));
  const read = new Map(receipts.map(({ staffId, readAt }) => [staffId, readAt]));
  const missing = (await deps.staff.ableToWork()).filter((person) => isAddressed(row, person) && !read.has(person.id));
  const wanted = state === 'read' ? await deps.staff.find([...read.keys()]) : missing;
  const found = wanted.filter((person) => matches(person, q)).sort((one, other) => (read.get(other.id) ?? 0) - (read.get(one.id) ?? 0));
  const names = await deps.departments.names(found.flatMap(({ department }) => department ?? []));
  const items = found.slice(0, shown).map(({ id, staffNo, name, role, department }): BroadcastReader => ({ staffNo, name, role, departmentName: department === null ? null : (names.get(department) ?? null), readAt: read.get(id) ?? null }));
  return { read: read.size, unread: missing.length, items };
}

/** Whether what was typed is part of a number or a name. */
export const matches = ({ staffNo, name }: Colleague, typed: string): boolean => staffNo.toLowerCase().includes(typed.toLowerCase()) || name.includes(typed);
