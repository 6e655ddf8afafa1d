import type { AccountView } from '@hotline/shared/contracts/accounts.staff';
import type { AccountState } from '@hotline/shared/vocabulary/account-state';
import type { StaffRow } from '../staff.entity';
import type { AccountsDeps } from './deps';

const isLocked = ({ lockedUntil }: StaffRow, now: number): boolean => lockedUntil !== null && lockedUntil > now;

function stateOf(row: StaffRow, now: number): AccountState {
  if (row.grantedAt === null) return 'ungranted';
  if (row.disabled) return 'disabled';
  if (row.passwordHash === '') return 'inactive';
  return isLocked(row, now) ? 'locked' : 'active';
}

/** The same states as conditions of a query on `s`; needs `:now`. */
export const stateConditions: Readonly<Record<AccountState, string>> = {
  ungranted: 's.grantedAt IS NULL',
  disabled: 's.grantedAt IS NOT NULL AND s.disabled = 1',
  inactive: "s.grantedAt IS NOT NULL AND s.disabled = 0 AND s.passwordHash = ''",
  locked: "s.grantedAt IS NOT NULL AND s.disabled = 0 AND s.passwordHash <> '' AND s.lockedUntil > :now",
  active: "s.grantedAt IS NOT NULL AND s.disabled = 0 AND s.passwordHash <> '' AND (s.lockedUntil IS NULL OR s.lockedUntil <= :now)",
};

/** An account as administrators see it: nothing of its password. */
export async function accountView({ platform, departments }: AccountsDeps, row: StaffRow): Promise<AccountView> {
  const now = platform.clock.now();
  const { id, staffNo, name, role, department, seatBatch, createdAt } = row;
  return {
    id, staffNo, name, role, seatBatch, createdAt,
    department: department === null ? null : await departments.find(department),
    state: stateOf(row, now),
    lockedUntil: isLocked(row, now) ? row.lockedUntil : null,
  };
}

/** How the audit trail names an account. */
export const accountName = ({ staffNo, name }: Pick<StaffRow, 'staffNo' | 'name'>): string => `账号 ${staffNo} ${name}`.trim();
