import { firstRules, type RuleSet } from '@hotline/shared/rules/rule-set';
import { IsNull, LessThanOrEqual } from 'typeorm';
import { cached } from '../../platform/cached';
import type { Module, Platform } from '../../platform/platform';
import { RuleVersionRow } from './rule-version.entity';
import { publishRules, withdrawRules } from './publish-rules';

export const ruleEntities = [RuleVersionRow];
export type { RuleVersionRow } from './rule-version.entity';

const keepMs = 10_000;

/** A version older than a figure of the product has that figure's first value. */
const complete = (row: RuleVersionRow): RuleVersionRow => ({ ...row, rules: { ...firstRules, ...row.rules } });

export type RulesApi = ReturnType<typeof createRulesModule>['api'];

/** 规则: the figures of a ticket's life, in versions. */
export function createRulesModule(platform: Platform) {
  const { db, clock } = platform;
  const kept = new Map<number, RuleSet>();

  /** The version in force, read anew. */
  const inForce = async (): Promise<RuleVersionRow> =>
    complete(await db.read((em) => em.findOneOrFail(RuleVersionRow, { where: { effectiveFrom: LessThanOrEqual(clock.now()), withdrawnAt: IsNull() }, order: { version: 'DESC' } })));
  const current = cached(clock, keepMs, async () => {
    const { version, rules } = await inForce();
    return { version, rules };
  });

  const api = {
    /** What a ticket born now is held to; another server's new version is noticed within ten seconds. */
    current,
    /** A version by its number, for ever the same; throws for a number never given. */
    version: async (version: number): Promise<RuleSet> => {
      const known = kept.get(version);
      if (known) return known;
      const { rules } = complete(await db.read((em) => em.findOneByOrFail(RuleVersionRow, { version })));
      kept.set(version, rules);
      return rules;
    },
    inForce,
    /** All versions, the newest first. */
    versions: async () => (await db.read((em) => em.find(RuleVersionRow, { order: { version: 'DESC' } }))).map(complete),
    publish: publishRules(platform, inForce),
    withdraw: withdrawRules(platform),
  };
  /** Several servers may start at once. */
  const start = async (): Promise<void> => {
    const first = { version: 1, effectiveFrom: 0, rules: firstRules, note: '系统初始规则', staffId: null, createdAt: clock.now(), withdrawnAt: null, withdrawnBy: null };
    await db.transact((em) => em.createQueryBuilder().insert().into(RuleVersionRow).values(first).orIgnore().updateEntity(false).execute());
  };
  return { api, start } satisfies Module<unknown>;
}
