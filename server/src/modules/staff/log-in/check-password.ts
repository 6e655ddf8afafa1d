import { AppError } from '../../../platform/errors';
import type { Platform } from '../../../platform/platform';
import { hashPassword, passwordMatches } from '../password';
import { StaffRow } from '../staff.entity';
import { isUsable } from '../usable';
import { assertNotLocked, countFailure } from './failures';

/** Compared against when there is no such account, or none has chosen a password yet, so that both answers take the same time. */
const nobody = hashPassword('nobody');

/**
 * The account of a number and its password. Unknown, disabled and wrong are one answer (login.wrongPassword) after the
 * same work; five wrong ones lock the number (login.locked).
 */
export async function checkPassword(platform: Platform, { staffNo, password }: { readonly staffNo: string; readonly password: string }): Promise<StaffRow> {
  await assertNotLocked(platform, staffNo);
  const found = await platform.db.read((em) => em.findOneBy(StaffRow, { staffNo }));
  const matches = await passwordMatches(password, found?.passwordHash || (await nobody));
  if (found && matches && isUsable(found, platform.clock.now())) return found;
  await countFailure(platform, staffNo);
  throw new AppError('login.wrongPassword');
}
