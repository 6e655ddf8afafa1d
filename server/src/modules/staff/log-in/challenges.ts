import { LessThan, MoreThan } from 'typeorm';
import type { Platform } from '../../../platform/platform';
import { ChallengeRow } from './log-in.entity';

const lifetimeMs = 10 * 60_000;

type Purpose = 'totp' | 'newPasskey' | 'passkey' | 'signOn';
export type Challenges = ReturnType<typeof createChallenges>;

/** What was asked of one session or browser: one question a purpose, for ten minutes, answered once. */
export function createChallenges({ db, clock }: Platform) {
  const find = async (holder: string, purpose: Purpose): Promise<string | null> => {
    const row = await db.read((em) => em.findOneBy(ChallengeRow, { holder, purpose, expiresAt: MoreThan(clock.now()) }));
    return row?.value ?? null;
  };
  return {
    find,
    put: async (holder: string, purpose: Purpose, value: string): Promise<void> => {
      await db.transact(async (em) => {
        await em.delete(ChallengeRow, { holder, purpose });
        await em.insert(ChallengeRow, { holder, purpose, value, expiresAt: clock.now() + lifetimeMs });
      });
    },
    /** Uses a question up; null when there is none, or somebody else has just used it. */
    take: async (holder: string, purpose: Purpose): Promise<string | null> => {
      const value = await find(holder, purpose);
      if (value === null) return null;
      const { affected } = await db.transact((em) => em.delete(ChallengeRow, { holder, purpose, value }));
      return affected === 1 ? value : null;
    },
    purge: async (): Promise<void> => {
      await db.transact((em) => em.delete(ChallengeRow, { expiresAt: LessThan(clock.now()) }));
    },
  };
}
