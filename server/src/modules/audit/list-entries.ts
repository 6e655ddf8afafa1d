import type { listAudit } from '@hotline/shared/contracts/audit.staff';
import type { OutputOf, ParsedOf } from '@hotline/shared/contracts/contract';
import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { endOfShanghaiDay } from '../../platform/clock';
import { AuditEntryRow } from './audit.entity';

type Filter = ParsedOf<typeof listAudit>['query'];

const pageSize = 50;
const dayMs = 86_400_000;

function narrow(query: SelectQueryBuilder<AuditEntryRow>, { action, staffNo, result, from, to, cursor }: Filter): void {
  if (action) query.andWhere('e.action = :action', { action });
  if (staffNo) query.andWhere('e.staffNo = :staffNo', { staffNo });
  if (result) query.andWhere('e.result = :result', { result });
  if (from) query.andWhere('e.at >= :from', { from: endOfShanghaiDay(from) - dayMs });
  if (to) query.andWhere('e.at < :to', { to: endOfShanghaiDay(to) });
  if (!cursor) return;
  const [at, sequence] = cursor.split('_').map(Number);
  query.andWhere('e.at <= :at AND (e.at < :at OR e.sequence < :sequence)', { at, sequence });
}

/** A page of the trail, newest first. */
export async function listEntries(em: EntityManager, filter: Filter): Promise<OutputOf<typeof listAudit>> {
  const query = em.createQueryBuilder(AuditEntryRow, 'e').orderBy('e.at', 'DESC').addOrderBy('e.sequence', 'DESC').take(pageSize + 1);
  narrow(query, filter);
  const rows = await query.getMany();
  const items = rows.slice(0, pageSize);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > pageSize && last ? `${last.at}_${last.sequence}` : null };
}
