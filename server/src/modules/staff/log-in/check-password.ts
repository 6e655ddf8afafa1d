import type { Platform } from '../../../platform/platform';
import { hashPassword, passwordMatches } from '../password';
import { StaffRow } from '../staff.entity';
import { isUsable } from '../usable';
import { counted } from './failures';

/** Compared against when there is no such account, or none has chosen a password yet, so that both answers take the same time. */
const nobody = hashPassword('nobody');

/**
 * The account of a number and its password. Unknown, disabled and wrong are one answer (login.wrongPassword) after the
 * same work; five wrong ones lock the number (login.locked).
 */
export function checkPassword(platform: Platform, { staffNo, password }: { readonly staffNo: string; readonly password: string }): Promise<StaffRow> {
  const check = async (): Promise<StaffRow | null> => {
    const found = await platform.db.read((em) => em.findOneBy(StaffRow, { staffNo }));
    const matches = await passwordMatches(password, found?.passwordHash || (await nobody));
    return found && matches && isUsable(found, platform.clock.now()) ? found : null;
  };
  return counted(platform, staffNo, { check, refusal: 'login.wrongPassword' });
}
