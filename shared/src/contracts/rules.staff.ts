import * as z from 'zod/mini';
import { ruleSet } from '../rules/rule-set';
import { contract } from './contract';
import { day, instant, reason, version } from './fields';

/** A version of the rules, and where it stands now. */
export const ruleVersion = z.object({
  version: version(),
  standing: z.enum(['inForce', 'waiting', 'past', 'withdrawn']),
  effectiveFrom: instant(),
  note: z.string(),
  /** Null: what a hotline begins with. */
  by: z.nullable(z.string()),
  createdAt: instant(),
  withdrawnAt: z.nullable(instant()),
  withdrawnBy: z.nullable(z.string()),
  rules: ruleSet,
});
export type RuleVersion = z.output<typeof ruleVersion>;

const versions = () => z.object({ items: z.array(ruleVersion) });

export const listRules = contract({ method: 'GET', path: '/api/staff/rules', summary: 'Every version of the rules, the newest first.', response: versions() });

export const publishRules = contract({
  method: 'POST',
  path: '/api/staff/rules',
  summary: 'Publish the next version, from today at once or from the start of a later day; one still waiting for its day is replaced.',
  /** `base`: the newest version the administrator was looking at. */
  body: z.strictObject({ base: version(), day: day(), note: reason(), rules: ruleSet }),
  response: versions(),
  errors: ['permission.denied', 'rules.versionConflict', 'rules.dayPassed', 'rules.unchanged'],
});

export const withdrawRules = contract({
  method: 'POST',
  path: '/api/staff/rules/withdraw',
  summary: 'Withdraw a version whose day has not come.',
  body: z.strictObject({ version: version(), reason: reason() }),
  response: versions(),
  errors: ['permission.denied', 'rules.inForce'],
});
