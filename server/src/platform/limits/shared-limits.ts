import { In, LessThan, type EntityManager } from 'typeorm';
import type { Clock } from '../clock';
import type { Database } from '../db/database';
import { AppError } from '../errors';
import type { Seal } from '../seal/seal';
import { UsedLimitRow } from './used-limit.entity';

/** At most `times` in any stretch of `seconds`. */
export interface Rule {
  readonly times: number;
  readonly seconds: number;
}

/** Whom some rules bind: a number, a browser, an address. Kept as a keyed digest only. */
export interface Limited {
  readonly kind: string;
  readonly who: string;
  readonly rules: readonly Rule[];
}

interface Deps {
  readonly db: Database;
  readonly clock: Clock;
  readonly seal: Seal;
}

const keptMs = (rules: readonly Rule[]): number => Math.max(...rules.map(({ seconds }) => seconds)) * 1000;

/** Until when a rule refuses another time; 0 when it does not. */
const refusedUntil = (used: readonly number[], { times, seconds }: Rule, now: number): number => {
  const oldest = used.at(-times);
  return oldest !== undefined && oldest + seconds * 1000 > now ? oldest + seconds * 1000 : 0;
};

/** The rows of some holders, held until the transaction ends, always in the same order. */
async function held(em: EntityManager, holders: readonly string[]): Promise<Map<string, readonly number[]>> {
  for (const holder of [...holders].sort()) await em.createQueryBuilder().update(UsedLimitRow).set({ keptUntil: () => 'keptUntil' }).where({ holder }).execute();
  return new Map((await em.findBy(UsedLimitRow, { holder: In([...holders]) })).map(({ holder, used }) => [holder, used]));
}

/** Limits that all replicas count together, for what costs money or guards a door. What only keeps a replica from being swamped is counted in memory (`http/limit.ts`). */
export class SharedLimits {
  constructor(private readonly deps: Deps) {}

  /** Counts one time for everyone it concerns, or, when any rule refuses, for nobody: throws limit.tooMany. */
  async use(all: readonly Limited[]): Promise<void> {
    const { db, clock, seal } = this.deps;
    const now = clock.now();
    const wanted = all.map(({ kind, who, rules }) => ({ rules, holder: seal.fingerprint(who, `limit.${kind}`) }));
    // In units of their own: a row that is there already would be locked for reading, and many at once would wait for each other.
    for (const { holder } of wanted) await db.transact((em) => em.createQueryBuilder().insert().into(UsedLimitRow).values({ holder, used: [], keptUntil: now }).orIgnore().updateEntity(false).execute());
    const until = await db.transact(async (em) => {
      const before = await held(em, wanted.map(({ holder }) => holder));
      const latest = Math.max(...wanted.flatMap(({ holder, rules }) => rules.map((rule) => refusedUntil(before.get(holder) ?? [], rule, now))));
      if (latest > 0) return latest;
      for (const { holder, rules } of wanted) {
        const used = [...(before.get(holder) ?? []).filter((at) => at > now - keptMs(rules)), now];
        await em.update(UsedLimitRow, { holder }, { used, keptUntil: now + keptMs(rules) });
      }
      return 0;
    });
    if (until > 0) throw new AppError('limit.tooMany', { retryAfter: Math.ceil((until - now) / 1000) });
  }

  /** Forgets what no longer counts. */
  async purge(): Promise<void> {
    await this.deps.db.transact((em) => em.delete(UsedLimitRow, { keptUntil: LessThan(this.deps.clock.now()) }));
  }
}
