import { IsNull, LessThan } from 'typeorm';
import { shanghaiDay } from '../../../platform/clock';
import type { Platform } from '../../../platform/platform';
import { GapRow } from './gap.entity';

/** Three times as long as signs count. */
const keptMs = 90 * 86_400_000;

/** Lets go of what was closed long ago, and of what nobody has asked for since: the words in it are somebody's. */
export async function forgetGaps({ db, clock }: Pick<Platform, 'db' | 'clock'>): Promise<void> {
  const before = clock.now() - keptMs;
  await db.transact(async (em) => {
    await em.delete(GapRow, { closedAt: LessThan(before) });
    await em.delete(GapRow, { closedAt: IsNull(), lastDay: LessThan(shanghaiDay(before)) });
  });
}
