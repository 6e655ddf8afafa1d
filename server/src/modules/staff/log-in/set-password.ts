import { namesOwner, passwordAgeMs, passwordsRemembered } from '@hotline/shared/rules/password';
import type { EntityManager } from 'typeorm';
import { AppError } from '../../../platform/errors';
import { hashPassword, passwordMatches } from '../password';
import { StaffRow } from '../staff.entity';

/** Whether the next log-in asks for a new password: given by an administrator, or 90 days old. Demo log-ins lie in a file and stay. */
export const passwordIsDue = ({ demo, passwordSetAt }: StaffRow, now: number): boolean => !demo && (passwordSetAt === null || now - passwordSetAt > passwordAgeMs);

interface NewPassword {
  readonly password: string;
  /** PASSWORD_COST */
  readonly cost: number;
  readonly now: number;
}

/** The change to an account whose owner chose a new password; throws password.namesOwner and password.reused. Hashing takes its time: not inside a transaction. */
export async function newPasswordOf(row: Pick<StaffRow, 'staffNo' | 'name' | 'passwordHash' | 'formerPasswords'>, { password, cost, now }: NewPassword): Promise<Pick<StaffRow, 'passwordHash' | 'formerPasswords' | 'passwordSetAt'>> {
  if (namesOwner(password, [row.staffNo, row.name])) throw new AppError('password.namesOwner');
  const used = [row.passwordHash, ...(row.formerPasswords ?? [])].filter(Boolean).slice(0, passwordsRemembered);
  for (const hash of used) if (await passwordMatches(password, hash)) throw new AppError('password.reused');
  return { passwordHash: await hashPassword(password, cost), formerPasswords: used, passwordSetAt: now };
}

/** Stores the change unless the password was changed meanwhile, so that none drops out of the remembered ones. */
export async function storePassword(em: EntityManager, { id, passwordHash }: StaffRow, change: Partial<StaffRow>): Promise<void> {
  const { affected } = await em.update(StaffRow, { id, passwordHash }, change);
  if (affected !== 1) throw new AppError('login.expired');
}
