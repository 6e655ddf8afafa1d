import type { Limit, RuleSet } from '@hotline/shared/rules/rule-set';
import { clockKinds, type ClockKind } from '@hotline/shared/vocabulary/clock-kind';
import { requestTypes } from '@hotline/shared/vocabulary/request-type';
import { urgencies } from '@hotline/shared/vocabulary/urgency';
import { vulnerableNeeds } from '@hotline/shared/vocabulary/vulnerable-need';

const minute = 60_000;
const hour = 60 * minute;

/** 30 分钟 · 2 小时 · 3 个工作日 */
export function limitText(limit: Limit): string {
  if ('workdays' in limit) return `${limit.workdays} 个工作日`;
  return limit.ms % hour === 0 ? `${limit.ms / hour} 小时` : `${limit.ms / minute} 分钟`;
}

type Line = readonly [label: string, text: string];

const clockLines = ({ clocks }: RuleSet): Line[] =>
  Object.entries(clocks).flatMap(([kind, limits]) => urgencies.codes.map((urgency): Line => [`${clockKinds.labels[kind as ClockKind]}时限 · ${urgencies.labels[urgency]}`, limitText(limits[urgency])]));

const handleLines = ({ handle, criticalCall }: RuleSet): Line[] => [
  ...requestTypes.codes.map((type): Line => [`办理时限 · ${requestTypes.labels[type]}`, `${handle.workdays[type]} 个工作日`]),
  ['办理时限 · 重新办理', `${handle.reopenedWorkdays} 个工作日`],
  [`办理时限 · ${urgencies.labels.urgent}`, limitText(handle.urgent)],
  [`办理时限 · ${urgencies.labels.critical}`, limitText(handle.critical)],
  ['紧急工单电话跟进', limitText(criticalCall)],
];

const figureLines = ({ extension, sendBack, infoRequests, warning, supervision, recurDays }: RuleSet): Line[] => [
  ['延期次数', `${extension.times} 次`],
  ['每次延期', `${extension.workdays} 个工作日`],
  ['长周期事项', `${extension.longCycleDays} 天`],
  ['退单次数', `${sendBack.times} 次`],
  ['提交仲裁', `第 ${sendBack.arbitrationAtTransfer} 次转派`],
  ['请诉求人补充', `${infoRequests} 次`],
  ['黄色预警 · 剩余工作日', `${warning.yellowWorkdays} 个`],
  ['黄色预警 · 剩余比例', `${warning.yellowPercent}%`],
  ['一级督办', `超期 ${supervision.first} 个工作日`],
  ['二级督办', `超期 ${supervision.second} 个工作日`],
  ['再次发生', `${recurDays} 天内`],
];

const wordLines = ({ urgencyWords, needs }: RuleSet): Line[] => [
  ...urgencyWords.map(({ word, urgency }): Line => [`紧急词“${word}”`, urgencies.labels[urgency]]),
  ...needs.map(({ need, words, urgency }): Line => [`特殊需求“${vulnerableNeeds.labels[need]}”`, `${urgencies.labels[urgency]}：${words.join('、')}`]),
];

type NameOf = (code: string) => string;

function automaticLines({ evidenceCategories, automatic }: RuleSet, nameOf: NameOf): Line[] {
  const list = (names: readonly string[]): string => names.join('、') || '没有';
  return [
    ['办结须附佐证的分类', list(evidenceCategories.map(nameOf))],
    ['自动派单的分类', list(automatic.dispatchCategories.map(nameOf))],
    ['自动通过审核的诉求类型', list(automatic.approveTypes.map((type) => requestTypes.labels[type]))],
  ];
}

const linesOf = (rules: RuleSet, nameOf: NameOf): Map<string, string> =>
  new Map([...clockLines(rules), ...handleLines(rules), ...figureLines(rules), ...automaticLines(rules, nameOf), ...wordLines(rules)]);

interface RuleChange {
  readonly label: string;
  /** Null: was not there. */
  readonly before: string | null;
  readonly after: string | null;
}

/** What differs between two versions, in the hotline's words; `nameOf` names categories. */
export function ruleChanges(before: RuleSet, after: RuleSet, nameOf: NameOf): RuleChange[] {
  const [old, now] = [linesOf(before, nameOf), linesOf(after, nameOf)];
  return [...new Set([...old.keys(), ...now.keys()])]
    .map((label) => ({ label, before: old.get(label) ?? null, after: now.get(label) ?? null }))
    .filter((change) => change.before !== change.after);
}
