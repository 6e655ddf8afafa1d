import type { Platform } from '../../platform/platform';
import { AppError } from '../../platform/errors';
import { hashPassword, passwordMatches } from './password';
import { StaffRow } from './staff.entity';

const maxFailures = 5;
const lockMs = 15 * 60_000;

/** Compared against when there is no such account, so that both answers take the same time. */
const nobody = hashPassword('nobody');

/**
 * Checks a log-in. Five wrong passwords lock the account for 15 minutes, whoever it was that typed them.
 * Unknown, disabled and wrong are one answer: login.wrongPassword. Locked: login.locked.
 */
export async function authenticate({ db, clock }: Platform, staffNo: string, password: string): Promise<StaffRow> {
  const found = await db.read((em) => em.findOneBy(StaffRow, { staffNo }));
  const now = clock.now();
  if (found?.lockedUntil && found.lockedUntil > now) throw new AppError('login.locked', { retryAfter: Math.ceil((found.lockedUntil - now) / 1000) });
  const matches = await passwordMatches(password, found?.passwordHash ?? (await nobody));
  if (found && matches && !found.disabled) {
    await db.transact((em) => em.update(StaffRow, { id: found.id }, { failedLogins: 0, lockedUntil: null }));
    return found;
  }
  if (found) await recordFailure({ db, clock }, found.id);
  throw new AppError('login.wrongPassword');
}

async function recordFailure({ db, clock }: Pick<Platform, 'db' | 'clock'>, id: string): Promise<void> {
  await db.transact(async (em) => {
    await em.increment(StaffRow, { id }, 'failedLogins', 1);
    const { failedLogins } = await em.findOneByOrFail(StaffRow, { id });
    if (failedLogins >= maxFailures) await em.update(StaffRow, { id }, { failedLogins: 0, lockedUntil: clock.now() + lockMs });
  });
}
