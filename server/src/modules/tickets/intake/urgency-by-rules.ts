import type { RuleSet } from '@hotline/shared/rules/rule-set';
import { urgencies, type Urgency } from '@hotline/shared/vocabulary/urgency';
import type { VulnerableNeed } from '@hotline/shared/vocabulary/vulnerable-need';

const rank = (urgency: Urgency): number => urgencies.codes.indexOf(urgency);
const highest = (tiers: readonly Urgency[]): Urgency => tiers.reduce((top, tier) => (rank(tier) > rank(top) ? tier : top), 'normal');

/** The tier that needs raise a ticket to, at least. */
export const urgencyOfNeeds = (rules: RuleSet, needs: readonly VulnerableNeed[]): Urgency => highest(rules.needs.filter((rule) => needs.includes(rule.need)).map((rule) => rule.urgency));

/** The needs a request speaks of, and the urgency that words and needs raise it to; never lower than `asked`. */
export function urgencyByRules(rules: RuleSet, content: string, asked: Urgency): { urgency: Urgency; needs: VulnerableNeed[] } {
  const needs = rules.needs.filter(({ words }) => words.some((word) => content.includes(word))).map(({ need }) => need);
  const byWords = rules.urgencyWords.filter(({ word }) => content.includes(word)).map(({ urgency }) => urgency);
  return { needs, urgency: highest([asked, urgencyOfNeeds(rules, needs), ...byWords]) };
}
