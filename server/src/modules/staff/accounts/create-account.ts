import type { createAccount, editAccount } from '@hotline/shared/contracts/accounts.staff';
import type { ParsedOf } from '@hotline/shared/contracts/contract';
import { roles } from '@hotline/shared/vocabulary/role';
import { isDuplicateKey } from '../../../platform/db/db-errors';
import { AppError } from '../../../platform/errors';
import type { StaffActor } from '../staff-actor';
import { StaffRow } from '../staff.entity';
import { accountName } from './account.view';
import { assertNoneOfThree, changeAccount } from './change-account';
import type { AccountsDeps } from './deps';
import { newAccount } from './new-account';

async function assertDepartment({ departments }: AccountsDeps, code: string | null): Promise<void> {
  if (code !== null && (await departments.find(code))?.retiredAt !== null) throw new AppError('ticket.unknownDepartment');
}

/** Creates an account that opens nothing until its role is granted by somebody else. */
export async function create(deps: AccountsDeps, actor: StaffActor, account: ParsedOf<typeof createAccount>['body']): Promise<StaffRow> {
  const { platform: { db, clock }, audit } = deps;
  assertNoneOfThree(account.role);
  await assertDepartment(deps, account.department);
  const row = newAccount({ ...account, createdAt: clock.now() });
  try {
    await db.transact(async (em) => {
      await em.insert(StaffRow, row);
      await audit.record(em, actor, { action: 'createAccount', object: accountName(row), detail: `建议岗位：${roles.labels[row.role]}` });
    });
  } catch (error) {
    throw isDuplicateKey(error) ? new AppError('account.numberTaken', { cause: error }) : error;
  }
  return row;
}

/** Changes name and department. Another department is another view of the tickets, so the sessions end. */
export async function edit(deps: AccountsDeps, { actor, id }: { readonly actor: StaffActor; readonly id: string }, { name, department }: ParsedOf<typeof editAccount>['body']): Promise<StaffRow> {
  await assertDepartment(deps, department);
  return changeAccount(deps, { actor, id }, (row) => {
    const detail = [row.name === name ? [] : [`姓名：${row.name} → ${name}`], row.department === department ? [] : [`单位：${row.department ?? '无'} → ${department ?? '无'}`]].flat();
    return { set: { name, department }, note: { action: 'editAccount', detail: detail.join('；') || null }, endSessions: row.department !== department };
  });
}
