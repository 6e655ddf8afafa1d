import { importColumns, type AccountView, type exportAccounts, type listAccounts } from '@hotline/shared/contracts/accounts.staff';
import type { OutputOf, ParsedOf } from '@hotline/shared/contracts/contract';
import { toCsv } from '@hotline/shared/text/csv';
import { accountStates } from '@hotline/shared/vocabulary/account-state';
import { roles } from '@hotline/shared/vocabulary/role';
import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { AppError } from '../../../platform/errors';
import type { StaffActor } from '../staff-actor';
import { StaffRow } from '../staff.entity';
import { containing } from '../../../platform/db/containing';
import { accountView, stateConditions } from './account.view';
import type { AccountsDeps } from './deps';

type Filter = ParsedOf<typeof exportAccounts>['body'];

const pageSize = 50;

function matching(em: EntityManager, { q, role, department, state, seatBatch }: Filter, now: number): SelectQueryBuilder<StaffRow> {
  const query = em.createQueryBuilder(StaffRow, 's').orderBy('s.staffNo').setParameters({ now });
  query.where(seatBatch ? 's.seatBatch = :seatBatch' : 's.seatBatch IS NULL', { seatBatch });
  if (q) query.andWhere("(LOWER(s.staffNo) LIKE :q ESCAPE '!' OR LOWER(s.name) LIKE :q ESCAPE '!')", { q: containing(q.toLowerCase()) });
  if (role) query.andWhere('s.role = :role', { role });
  if (department) query.andWhere('s.department = :department', { department });
  if (state) query.andWhere(stateConditions[state]);
  return query;
}

/** A page of accounts by number. */
export async function list(deps: AccountsDeps, { cursor, ...filter }: ParsedOf<typeof listAccounts>['query']): Promise<OutputOf<typeof listAccounts>> {
  const { db, clock } = deps.platform;
  const rows = await db.read((em) => {
    const query = matching(em, filter, clock.now()).take(pageSize + 1);
    return (cursor ? query.andWhere('s.staffNo > :cursor', { cursor }) : query).getMany();
  });
  const items = await Promise.all(rows.slice(0, pageSize).map((row) => accountView(deps, row)));
  return { items, nextCursor: rows.length > pageSize ? (items.at(-1)?.staffNo ?? null) : null };
}

/** One account; throws staff.notFound. */
export async function find(deps: AccountsDeps, id: string): Promise<AccountView> {
  const row = await deps.platform.db.read((em) => em.findOneBy(StaffRow, { id }));
  if (!row) throw new AppError('staff.notFound');
  return accountView(deps, row);
}

/** The accounts of a filter as CSV, in the columns an import takes. */
export async function exportCsv(deps: AccountsDeps, actor: StaffActor, filter: Filter): Promise<{ csv: string }> {
  const { platform: { db, clock }, audit } = deps;
  const rows = await db.transact(async (em) => {
    const found = await matching(em, filter, clock.now()).getMany();
    await audit.record(em, actor, { action: 'exportAccounts', object: `账号 ${found.length} 个` });
    return found;
  });
  const views = await Promise.all(rows.map((row) => accountView(deps, row)));
  const head = [...Object.values(importColumns), '状态'];
  return { csv: toCsv([head, ...views.map(({ staffNo, name, role, department, state }) => [staffNo, name, roles.labels[role], department?.name ?? '', accountStates.labels[state]])]) };
}
