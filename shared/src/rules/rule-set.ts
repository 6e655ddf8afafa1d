import * as z from 'zod/mini';
import { requestTypes } from '../vocabulary/request-type';
import { urgencies } from '../vocabulary/urgency';
import { vulnerableNeeds } from '../vocabulary/vulnerable-need';

/** Says whether no word stands twice: which of the two rules would count? */
const distinct = (words: readonly string[]): boolean => new Set(words).size === words.length;
const twice = { error: 'twice' };
const count = (most: number) => z.int().check(z.positive({ error: 'positive' }), z.maximum(most, { error: `atMost:${most}` }));
const word = () => z.string().check(z.trim(), z.minLength(1, { error: 'required' }), z.maxLength(20, { error: 'max:20' }));

/** A limit runs by the wall clock, day and night (`ms`), or in workdays (次日起, due at 24:00). */
export const limit = z.union([z.strictObject({ ms: count(400 * 24 * 3600_000) }), z.strictObject({ workdays: count(60) })]);
export type Limit = z.output<typeof limit>;

const byUrgency = z.strictObject({ normal: limit, urgent: limit, critical: limit });

/**
 * 规则: every figure of a ticket's life a city may set for itself. Stored in versions with a day they take effect;
 * a ticket keeps the version it was born under.
 */
export const ruleSet = z.strictObject({
  /** Limits of the clocks that depend on urgency alone. */
  clocks: z.strictObject({ accept: byUrgency, dispatch: byUrgency, acknowledge: byUrgency, contact: byUrgency, review: byUrgency, decide: byUrgency, supply: byUrgency, rate: byUrgency }),
  /** Handling: by request type in workdays for normal tickets, one limit for each of the upper tiers. */
  handle: z.strictObject({ workdays: z.record(z.enum(requestTypes.codes), count(60)), reopenedWorkdays: count(60), urgent: limit, critical: limit }),
  /** A telephone call behind every critical dispatch. */
  criticalCall: limit,
  extension: z.strictObject({ times: count(10), workdays: count(30), longCycleDays: count(366) }),
  /** How often a department may send a ticket back, and which transfer is the supervisor's to decide. */
  sendBack: z.strictObject({ times: count(10), arbitrationAtTransfer: count(10) }),
  /** Questions to the requester in one round. */
  infoRequests: count(10),
  /** Yellow when this many workdays or this share of the time is left, whichever comes first. */
  warning: z.strictObject({ yellowWorkdays: count(10), yellowPercent: count(90) }),
  /** Workdays after the due date at which supervision rises to level 1 and 2. */
  supervision: z.strictObject({ first: count(60), second: count(60) }).check(z.refine(({ first, second }) => second > first, { error: 'after', path: ['second'] })),
  /** Days within which a closed matter that comes back is the same matter (再次发生). */
  recurDays: count(366),
  /** Categories whose resolution needs evidence (办结佐证). */
  evidenceCategories: z.array(z.string().check(z.maxLength(64))),
  /** What a rule does without waiting for a person: dispatch where the directory names one department, approve types that are not sampled. */
  automatic: z.strictObject({ dispatchCategories: z.array(z.string().check(z.maxLength(64))), approveTypes: z.array(z.enum(requestTypes.codes)) }),
  /** Words that raise the urgency of a request that contains them. */
  urgencyWords: z.array(z.strictObject({ word: word(), urgency: z.enum(urgencies.codes) })).check(z.maxLength(300), z.refine((items: readonly { word: string }[]) => distinct(items.map(({ word }) => word)), twice)),
  /** Vulnerable needs, the words that show them, and the tier they raise to. */
  needs: z.array(z.strictObject({ need: z.enum(vulnerableNeeds.codes), words: z.array(word()).check(z.maxLength(50)), urgency: z.enum(urgencies.codes) })).check(z.refine((items: readonly { need: string; words: readonly string[] }[]) => distinct(items.map(({ need }) => need)) && distinct(items.flatMap(({ words }) => words)), twice)),
});
export type RuleSet = z.output<typeof ruleSet>;

const minute = 60_000;
const hour = 60 * minute;
const workdays = (n: number) => ({ normal: { workdays: n }, urgent: { workdays: n }, critical: { workdays: n } });

/** What a city starts with: domain.md "Urgency and clocks". 0.5 workday ends with the next workday. */
export const firstRules: RuleSet = {
  clocks: {
    accept: { normal: { ms: 2 * hour }, urgent: { ms: 30 * minute }, critical: { ms: 5 * minute } },
    dispatch: { normal: { workdays: 1 }, urgent: { ms: hour }, critical: { ms: 10 * minute } },
    acknowledge: { normal: { workdays: 1 }, urgent: { ms: 2 * hour }, critical: { ms: 30 * minute } },
    contact: { normal: { workdays: 1 }, urgent: { ms: 4 * hour }, critical: { ms: 30 * minute } },
    review: { normal: { workdays: 1 }, urgent: { ms: 2 * hour }, critical: { ms: 30 * minute } },
    decide: { normal: { workdays: 1 }, urgent: { ms: hour }, critical: { ms: 10 * minute } },
    supply: workdays(5),
    rate: workdays(5),
  },
  handle: { workdays: { inquiry: 3, suggestion: 5, praise: 5, assistance: 5, complaint: 10, irregularity: 15 }, reopenedWorkdays: 3, urgent: { ms: 24 * hour }, critical: { ms: 2 * hour } },
  criticalCall: { ms: 10 * minute },
  extension: { times: 3, workdays: 3, longCycleDays: 180 },
  sendBack: { times: 2, arbitrationAtTransfer: 3 },
  infoRequests: 2,
  warning: { yellowWorkdays: 1, yellowPercent: 20 },
  supervision: { first: 1, second: 5 },
  recurDays: 30,
  evidenceCategories: [],
  automatic: { dispatchCategories: [], approveTypes: [] },
  urgencyWords: [
    { word: '救命', urgency: 'critical' },
    { word: '晕倒', urgency: 'critical' },
    { word: '断水', urgency: 'urgent' },
    { word: '断电', urgency: 'urgent' },
    { word: '漏气', urgency: 'critical' },
    { word: '煤气味', urgency: 'critical' },
  ],
  needs: [
    { need: 'dialysis', words: ['透析'], urgency: 'critical' },
    { need: 'cancerTreatment', words: ['化疗', '放疗'], urgency: 'critical' },
    { need: 'pregnancy', words: ['孕妇', '怀孕', '临产', '产检'], urgency: 'urgent' },
    { need: 'newborn', words: ['新生儿', '刚出生'], urgency: 'urgent' },
    { need: 'elderlyAlone', words: ['独居老人', '空巢老人', '独自居住'], urgency: 'urgent' },
    { need: 'medicationGap', words: ['断药', '药快吃完', '没有药'], urgency: 'urgent' },
  ],
};
