import type { Platform } from '../../../platform/platform';
import { hashOfNobody, passwordMatches } from '../password';
import { StaffRow } from '../staff.entity';
import { isUsable } from '../usable';
import { counted } from './failures';

/**
 * The account of a number and its password. Unknown, disabled and wrong are one answer (login.wrongPassword) after the
 * same work; five wrong ones lock the number (login.locked).
 */
export function checkPassword(platform: Platform, { staffNo, password }: { readonly staffNo: string; readonly password: string }): Promise<StaffRow> {
  const check = async (): Promise<StaffRow | null> => {
    const found = await platform.db.read((em) => em.findOneBy(StaffRow, { staffNo }));
    // No such account, or none that has chosen a password yet: the answer takes as long.
    const matches = await passwordMatches(password, found?.passwordHash || hashOfNobody(platform.config.PASSWORD_COST));
    return found && matches && isUsable(found, platform.clock.now()) ? found : null;
  };
  return counted(platform, staffNo, { check, refusal: 'login.wrongPassword' });
}
