import { createAccount, importColumns, type importAccounts } from '@hotline/shared/contracts/accounts.staff';
import type { OutputOf, ParsedOf } from '@hotline/shared/contracts/contract';
import { errorTexts } from '@hotline/shared/text/errors';
import { describeIssue } from '@hotline/shared/text/fields';
import { roles, threePowers, type Role } from '@hotline/shared/vocabulary/role';
import { In, type EntityManager } from 'typeorm';
import * as z from 'zod/mini';
import { isDuplicateKey } from '../../../platform/db/db-errors';
import { AppError } from '../../../platform/errors';
import type { StaffActor } from '../staff-actor';
import { StaffRow } from '../staff.entity';
import type { AccountsDeps } from './deps';
import { newAccount } from './new-account';
import { readAccountsFile, type FileRow } from './read-accounts-file';

type Account = ParsedOf<typeof createAccount>['body'];

interface Fault {
  readonly line: number;
  readonly message: string;
}

const maxRows = 2000;
const insertStep = 200;

const roleOf = (written: string): Role | undefined => roles.codes.find((role) => role === written || roles.labels[role] === written);

/** Roles and departments nobody has heard of, and roles no file gives. */
const unknownNames = ({ cells }: FileRow, role: Role | undefined, department: string | null | undefined): string[] => [
  ...(role === undefined ? [`${importColumns.role}：没有“${cells.role}”这个岗位`] : []),
  ...(role && threePowers.includes(role) ? [`${importColumns.role}：${errorTexts['account.threePowers']}`] : []),
  ...(department === undefined ? [`${importColumns.department}：没有“${cells.department}”这个单位，请填写单位名称或代码`] : []),
];

/** A row as an account, or what is wrong with it: every fault names its column. */
function accountOf(row: FileRow, departmentOf: ReadonlyMap<string, string>): Account | string[] {
  const { staffNo, name, ...written } = row.cells;
  const role = roleOf(written.role);
  const department = written.department === '' ? null : departmentOf.get(written.department);
  const unknown = unknownNames(row, role, department);
  // What is unknown has been said: a stand-in keeps the schema from saying it again.
  const parsed = z.safeParse(createAccount.body as z.ZodMiniType<Account>, { staffNo, name, role: role ?? 'operator', department: department ?? null });
  if (parsed.success && unknown.length === 0) return parsed.data;
  const issues = parsed.error?.issues.filter(({ path }) => unknown.length === 0 || path[0] !== 'department') ?? [];
  return [...unknown, ...issues.map((issue) => describeIssue({ ...issue, path: [importColumns[issue.path[0] as keyof Account]] }))];
}

/** Numbers that come twice, in the file or in the store. */
async function takenNumbers(em: EntityManager, rows: readonly FileRow[]): Promise<Fault[]> {
  const first = new Map<string, number>();
  const twice: Fault[] = [];
  for (const { line, cells: { staffNo } } of rows) {
    const before = first.get(staffNo);
    if (before !== undefined) twice.push({ line, message: `${importColumns.staffNo}：${staffNo} 与第 ${before} 行重复` });
    else first.set(staffNo, line);
  }
  const stored = await em.find(StaffRow, { select: { staffNo: true }, where: { staffNo: In([...first.keys()]) } });
  return [...twice, ...stored.map(({ staffNo }) => ({ line: first.get(staffNo) ?? 0, message: `${importColumns.staffNo}：${staffNo} 已经存在` }))];
}

async function store({ platform: { db, clock }, audit }: AccountsDeps, actor: StaffActor, accounts: readonly Account[]): Promise<void> {
  const rows = accounts.map((account) => newAccount({ ...account, createdAt: clock.now() }));
  try {
    await db.transact(async (em) => {
      for (let at = 0; at < rows.length; at += insertStep) await em.insert(StaffRow, rows.slice(at, at + insertStep));
      await audit.record(em, actor, { action: 'importAccounts', object: `账号 ${rows.length} 个`, detail: rows.map(({ staffNo }) => staffNo).join('、') });
    });
  } catch (error) {
    // Somebody else took a number since it was looked for.
    throw isDuplicateKey(error) ? new AppError('account.numberTaken', { cause: error }) : error;
  }
}

/** Creates the accounts of a file, all of them or none; a dry run only looks. Each waits for its role to be granted. */
export async function importFile(deps: AccountsDeps, actor: StaffActor, { bytes, dryRun }: { readonly bytes: Buffer; readonly dryRun: boolean }): Promise<OutputOf<typeof importAccounts>> {
  const rows = readAccountsFile(bytes);
  if (rows.length > maxRows) return { rows: rows.length, imported: 0, faults: [{ line: maxRows + 2, message: `一次最多导入 ${maxRows} 个账号，请分成几个文件` }] };
  const { items } = await deps.departments.list();
  const departmentOf = new Map(items.filter(({ retired }) => !retired).flatMap(({ code, name }) => [[name, code], [code, code]] as const));
  const accounts: Account[] = [];
  const faults: Fault[] = [];
  for (const row of rows) {
    const account = accountOf(row, departmentOf);
    if (Array.isArray(account)) faults.push(...account.map((message) => ({ line: row.line, message })));
    else accounts.push(account);
  }
  if (rows.length > 0) faults.push(...(await deps.platform.db.read((em) => takenNumbers(em, rows))));
  const imported = dryRun || faults.length > 0 ? 0 : accounts.length;
  if (imported > 0) await store(deps, actor, accounts);
  return { rows: rows.length, imported, faults: faults.sort((one, other) => one.line - other.line) };
}
