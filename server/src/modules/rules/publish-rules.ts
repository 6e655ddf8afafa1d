import type { RuleSet } from '@hotline/shared/rules/rule-set';
import { isDeepStrictEqual } from 'node:util';
import { IsNull, MoreThan } from 'typeorm';
import { AppError } from '../../platform/errors';
import { dayOfEffect } from '../../platform/clock';
import { isDuplicateKey } from '../../platform/db/db-errors';
import type { Platform } from '../../platform/platform';
import { RuleVersionRow } from './rule-version.entity';

/** What an administrator publishes; `base` is the newest version seen, `day` is `YYYY-MM-DD` in Asia/Shanghai. */
export interface NewRules {
  readonly base: number;
  readonly day: string;
  readonly rules: RuleSet;
  readonly note: string;
}

/**
 * Publishes the next version, today at once or from the start of a later day; it takes the place of one still waiting
 * for its day. Throws rules.versionConflict when somebody published meanwhile, rules.dayPassed, rules.unchanged.
 */
export const publishRules = ({ db, clock }: Platform, inForce: () => Promise<RuleVersionRow>) => async (staffId: string, { base, day, rules, note }: NewRules): Promise<void> => {
  const now = clock.now();
  const effectiveFrom = dayOfEffect(day, now);
  if (effectiveFrom === null) throw new AppError('rules.dayPassed');
  await db.transact(async (em) => {
    const [newest] = await em.find(RuleVersionRow, { order: { version: 'DESC' }, take: 1 });
    if (newest?.version !== base) throw new AppError('rules.versionConflict');
    if (isDeepStrictEqual((await inForce()).rules, rules)) throw new AppError('rules.unchanged');
    await em.update(RuleVersionRow, { effectiveFrom: MoreThan(now), withdrawnAt: IsNull() }, { withdrawnAt: now, withdrawnBy: staffId });
    await em.insert(RuleVersionRow, { version: base + 1, effectiveFrom, rules, note, staffId, createdAt: now, withdrawnAt: null, withdrawnBy: null });
  }).catch((error: unknown) => {
    // Two servers at once: the number is taken.
    throw isDuplicateKey(error) ? new AppError('rules.versionConflict', { cause: error }) : error;
  });
};

/** Withdraws a version whose time has not come; throws rules.inForce. */
export const withdrawRules = ({ db, clock }: Platform) => async (staffId: string, version: number): Promise<void> => {
  const now = clock.now();
  const { affected } = await db.transact((em) => em.update(RuleVersionRow, { version, effectiveFrom: MoreThan(now), withdrawnAt: IsNull() }, { withdrawnAt: now, withdrawnBy: staffId }));
  if (affected !== 1) throw new AppError('rules.inForce');
};
