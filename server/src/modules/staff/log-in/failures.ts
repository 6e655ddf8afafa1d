import { LessThan } from 'typeorm';
import { AppError } from '../../../platform/errors';
import type { Platform } from '../../../platform/platform';
import { StaffRow } from '../staff.entity';
import { UnknownNumberRow } from './log-in.entity';

const maxFailures = 5;
const lockMs = 15 * 60_000;
const keepUnknownMs = 24 * 3600_000;

type Deps = Pick<Platform, 'db' | 'clock'>;

/** Throws login.locked while a number is locked, whether anybody has it or not. */
export async function assertNotLocked({ db, clock }: Deps, staffNo: string): Promise<void> {
  const [account, unknown] = await db.read(async (em) => [await em.findOneBy(StaffRow, { staffNo }), await em.findOneBy(UnknownNumberRow, { staffNo })] as const);
  const lockedMs = ((account ?? unknown)?.lockedUntil ?? 0) - clock.now();
  if (lockedMs > 0) throw new AppError('login.locked', { retryAfter: Math.ceil(lockedMs / 1000) });
}

/** Counts a wrong password or second factor; the fifth locks the number for 15 minutes, whoever typed them. */
export async function countFailure({ db, clock }: Deps, staffNo: string): Promise<void> {
  await db.transact(async (em) => {
    const { affected } = await em.increment(StaffRow, { staffNo }, 'failedLogins', 1);
    const entity = affected === 1 ? StaffRow : UnknownNumberRow;
    if (entity === UnknownNumberRow) {
      await em.createQueryBuilder().insert().into(UnknownNumberRow).values({ staffNo, failedLogins: 0, lockedUntil: null, lastAt: clock.now() }).orIgnore().execute();
      await em.increment(UnknownNumberRow, { staffNo }, 'failedLogins', 1);
    }
    const row = await em.findOneByOrFail<StaffRow | UnknownNumberRow>(entity, { staffNo });
    if (row.failedLogins >= maxFailures) await em.update<StaffRow | UnknownNumberRow>(entity, { staffNo }, { failedLogins: 0, lockedUntil: clock.now() + lockMs });
  });
}

/** Forgets numbers nobody has a day after the last attempt. */
export const forgetUnknownNumbers = async ({ db, clock }: Deps): Promise<void> => {
  await db.transact((em) => em.delete(UnknownNumberRow, { lastAt: LessThan(clock.now() - keepUnknownMs) }));
};
