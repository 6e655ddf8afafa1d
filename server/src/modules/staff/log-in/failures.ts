import type { ErrorCode } from '@hotline/shared/text/errors';
import { LessThan, LessThanOrEqual, MoreThan, MoreThanOrEqual, IsNull } from 'typeorm';
import { AppError } from '../../../platform/errors';
import type { Platform } from '../../../platform/platform';
import { StaffRow } from '../staff.entity';
import { UnknownNumberRow } from './log-in.entity';

const maxFailures = 5;
const lockMs = 15 * 60_000;
const keepUnknownMs = 24 * 3600_000;

type Deps = Pick<Platform, 'db' | 'clock'>;
type Counted = StaffRow | UnknownNumberRow;

/**
 * Runs one check of a password or a second factor. It counts as failed before it begins, so that of many at once no more
 * than five are looked at; a right one takes its own count back. The fifth locks the number for 15 minutes, whether
 * anybody has it or not. Throws login.locked, or the refusal when the check finds nothing.
 */
export async function counted<T>(deps: Deps, staffNo: string, { check, refusal }: { readonly check: () => Promise<T | null>; readonly refusal: ErrorCode }): Promise<T> {
  await countFailure(deps, staffNo);
  const right = await check();
  if (right === null) throw new AppError(refusal);
  await deps.db.transact((em) => em.update(StaffRow, { staffNo, failedLogins: MoreThan(0) }, { failedLogins: () => 'failedLogins - 1', lockedUntil: null }));
  return right;
}

async function countFailure({ db, clock }: Deps, staffNo: string): Promise<void> {
  const now = clock.now();
  const known = await db.read((em) => em.existsBy(StaffRow, { staffNo }));
  const entity = known ? StaffRow : UnknownNumberRow;
  // In a unit of its own: a row that is there already would be locked for reading, and many at once would wait for each other.
  if (!known) await db.transact((em) => em.createQueryBuilder().insert().into(UnknownNumberRow).values({ staffNo, failedLogins: 0, lockedUntil: null, lastAt: now }).orIgnore().execute());
  const lockedUntil = await db.transact(async (em) => {
    await em.update<Counted>(entity, { staffNo, lockedUntil: LessThanOrEqual(now) }, { failedLogins: 0, lockedUntil: null });
    const { affected } = await em.update<Counted>(entity, { staffNo, lockedUntil: IsNull(), failedLogins: LessThan(maxFailures) }, { failedLogins: () => 'failedLogins + 1', ...(!known && { lastAt: now }) });
    if (affected !== 1) return (await em.findOneByOrFail<Counted>(entity, { staffNo })).lockedUntil ?? now;
    await em.update<Counted>(entity, { staffNo, failedLogins: MoreThanOrEqual(maxFailures) }, { lockedUntil: now + lockMs });
    return null;
  });
  if (lockedUntil !== null) throw new AppError('login.locked', { retryAfter: Math.max(1, Math.ceil((lockedUntil - now) / 1000)) });
}

/** Forgets numbers nobody has a day after the last attempt. */
export const forgetUnknownNumbers = async ({ db, clock }: Deps): Promise<void> => {
  const now = clock.now();
  await db.transact(async (em) => {
    const forgotten = em.createQueryBuilder().delete().from(UnknownNumberRow);
    await forgotten.where('lastAt < :before AND (lockedUntil IS NULL OR lockedUntil <= :now)', { before: now - keepUnknownMs, now }).execute();
  });
};
