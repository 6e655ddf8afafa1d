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
  assertNotLocked(found, clock.now());
  const matches = await passwordMatches(password, found?.passwordHash ?? (await nobody));
  if (!found || !matches || found.disabled) {
    await recordFailure({ db, clock }, staffNo);
    throw new AppError('login.wrongPassword');
  }
  await db.transact((em) => em.update(StaffRow, { id: found.id }, { failedLogins: 0, lockedUntil: null }));
  return found;
}

function assertNotLocked(found: StaffRow | null, now: number): void {
  const lockedMs = (found?.lockedUntil ?? 0) - now;
  if (lockedMs > 0) throw new AppError('login.locked', { retryAfter: Math.ceil(lockedMs / 1000) });
}

async function recordFailure({ db, clock }: Pick<Platform, 'db' | 'clock'>, staffNo: string): Promise<void> {
  await db.transact(async (em) => {
    await em.increment(StaffRow, { staffNo }, 'failedLogins', 1);
    const row = await em.findOneBy(StaffRow, { staffNo });
    if (row && row.failedLogins >= maxFailures) await em.update(StaffRow, { staffNo }, { failedLogins: 0, lockedUntil: clock.now() + lockMs });
  });
}
