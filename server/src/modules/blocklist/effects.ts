import { blocklistEffects, type BlocklistEffect } from '@hotline/shared/vocabulary/blocklist';
import { In, LessThan, MoreThan } from 'typeorm';
import { shanghaiDay } from '../../platform/clock';
import { AppError } from '../../platform/errors';
import type { Platform } from '../../platform/platform';
import { BlocklistDayRow, BlocklistEntryRow } from './blocklist.entity';
import type { BlocklistDeps } from './deps';
import { subjectsOf, type Somebody } from './subjects';

/** Whether an effect includes another: each includes the milder ones. */
export const includes = (effect: BlocklistEffect, other: BlocklistEffect): boolean => blocklistEffects.codes.indexOf(effect) >= blocklistEffects.codes.indexOf(other);

/** The entries that hold for somebody now. */
export async function inForce(deps: BlocklistDeps, somebody: Somebody): Promise<BlocklistEntryRow[]> {
  const { db, clock } = deps.platform;
  const subjects = await subjectsOf(deps, somebody);
  return db.read((em) => em.find(BlocklistEntryRow, { where: { subject: In(subjects), state: 'active', endsAt: MoreThan(clock.now()) }, order: { id: 'ASC' } }));
}

/**
 * Counts one submission over an online channel, in the caller's transaction, so that a refused one leaves nothing.
 * Throws blocklist.limited when the day's are used up. Whoever telephones, or is in danger, is never asked.
 */
export async function admit(deps: BlocklistDeps, somebody: Somebody): Promise<void> {
  const limits = (await inForce(deps, somebody)).filter(({ effect }) => effect === 'limit');
  for (const entry of limits) await count(deps.platform, entry);
}

async function count({ db, clock }: Platform, { id: entryId, perDay }: BlocklistEntryRow): Promise<void> {
  const place = { entryId, day: shanghaiDay(clock.now()) };
  await db.transact(async (em) => {
    // Ours from here on: ignored, an old row would be shared with all who ask at this moment, and none could then change it.
    await em.createQueryBuilder().insert().into(BlocklistDayRow).values({ ...place, taken: 0 }).orUpdate(['day'], ['entryId', 'day']).updateEntity(false).execute();
    const { affected } = await em.update(BlocklistDayRow, { ...place, taken: LessThan(perDay ?? 1) }, { taken: () => 'taken + 1' });
    if (affected !== 1) throw new AppError('blocklist.limited');
  });
}
