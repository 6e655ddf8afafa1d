import * as z from 'zod/mini';
import { blocklistLimits } from '../rules/blocklist-limits';
import { abuseGrades, blocklistEffects, blocklistReasons, blocklistStates } from '../vocabulary/blocklist';
import type { Role } from '../vocabulary/role';
import { contract } from './contract';
import { day, id, instant, nothing, page, pageQuery, phone, reason, text } from './fields';

/** 不良使用名单: entered by one person, confirmed by another, ended by its day; in the way of no demand. */

/** Who sees the list and decides on it; a duty manager enters. */
export const blocklistRoles = ['dutyManager', 'supervisor'] as const satisfies readonly Role[];

export const blocklistEntry = z.object({
  id: id(),
  /** The ticket it was entered from. */
  ticketNo: z.nullable(z.string()),
  /** The telephone number it names; null when it names an account. */
  phoneMasked: z.nullable(z.string()),
  reason: z.enum(blocklistReasons.codes),
  facts: z.string(),
  effect: z.enum(blocklistEffects.codes),
  /** Submissions a day with `limit`. */
  perDay: z.nullable(z.int()),
  endsAt: instant(),
  state: z.enum(blocklistStates.codes),
  enteredBy: z.string(),
  enteredAt: instant(),
  /** Who confirmed or refused it. */
  decidedBy: z.nullable(z.string()),
  liftedBy: z.nullable(z.string()),
  liftReason: z.nullable(z.string()),
  /** The newest appeal; `granted` is null while it waits. */
  appeal: z.nullable(z.object({ text: z.string(), at: instant(), granted: z.nullable(z.boolean()), explanation: z.nullable(z.string()), decidedBy: z.nullable(z.string()) })),
  /** What this person may do with it now. */
  abilities: z.object({ confirm: z.boolean(), lift: z.boolean(), decideAppeal: z.boolean() }),
});
export type BlocklistEntry = z.output<typeof blocklistEntry>;

/** What is entered, whomever it names. `until` is the last day it holds, Asia/Shanghai's. */
export const blocklistTerms = z
  .strictObject({
    reason: z.enum(blocklistReasons.codes),
    facts: text(1, blocklistLimits.factsMax),
    effect: z.enum(blocklistEffects.codes),
    perDay: z.nullable(z.int().check(z.positive({ error: 'positive' }), z.maximum(blocklistLimits.perDay, { error: `atMost:${blocklistLimits.perDay}` }))),
    until: day(),
  })
  .check(z.refine(({ effect, perDay }) => (effect === 'limit') === (perDay !== null), { error: 'required', path: ['perDay'] }));
export type BlocklistTerms = z.output<typeof blocklistTerms>;

const params = z.strictObject({ id: id() });
const termErrors = ['permission.denied', 'blocklist.dayPassed', 'blocklist.tooLong', 'blocklist.already'] as const;

export const listBlocklist = contract({
  method: 'GET',
  path: '/api/staff/blocklist',
  summary: 'Entries, newest first; `appealed` only those whose appeal waits.',
  query: z.strictObject({ ...pageQuery, state: z.optional(z.enum([...blocklistStates.codes, 'appealed'])), reason: z.optional(z.enum(blocklistReasons.codes)), effect: z.optional(z.enum(blocklistEffects.codes)) }),
  response: page(blocklistEntry),
  errors: ['permission.denied'],
});

export const enterPhone = contract({
  method: 'POST',
  path: '/api/staff/blocklist',
  summary: 'Propose an entry for a telephone number; somebody else confirms it.',
  body: z.strictObject({ contactPhone: phone(), terms: blocklistTerms }),
  response: nothing(),
  errors: termErrors,
});

export const enterRequester = contract({
  method: 'POST',
  path: '/api/staff/tickets/:id/blocklist-entries',
  summary: 'Propose an entry for the requester of a ticket: the account, or of a caller the number. The ticket stays as it is.',
  params,
  body: blocklistTerms,
  response: nothing(),
  errors: [...termErrors, 'ticket.notFound', 'blocklist.nobody'],
});

export const decideEntry = contract({
  method: 'POST',
  path: '/api/staff/blocklist/:id/decision',
  summary: 'Confirm or refuse a proposed entry; not by who entered it.',
  params,
  body: z.strictObject({ confirmed: z.boolean() }),
  response: blocklistEntry,
  errors: ['permission.denied', 'blocklist.notFound', 'blocklist.wrongState', 'blocklist.own'],
});

export const liftEntry = contract({
  method: 'POST',
  path: '/api/staff/blocklist/:id/lift',
  summary: 'End an entry before its day, or take a proposal back.',
  params,
  body: z.strictObject({ reason: reason() }),
  response: blocklistEntry,
  errors: ['permission.denied', 'blocklist.notFound', 'blocklist.wrongState'],
});

export const decideAppeal = contract({
  method: 'POST',
  path: '/api/staff/blocklist/:id/appeal',
  summary: 'Decide the appeal that waits; granted, the entry is lifted. Not by who entered it.',
  params,
  body: z.strictObject({ granted: z.boolean(), explanation: reason() }),
  response: blocklistEntry,
  errors: ['permission.denied', 'blocklist.notFound', 'blocklist.wrongState', 'blocklist.own'],
});

export const listAbuse = contract({
  method: 'GET',
  path: '/api/staff/blocklist/suggestions',
  summary: 'Requesters with at least three notes of abuse in ninety days and no entry since, the newest note first.',
  response: z.object({ items: z.array(z.object({ ticketId: id(), ticketNo: z.string(), notes: z.int(), worst: z.enum(abuseGrades.codes), lastAt: instant() })) }),
  errors: ['permission.denied'],
});

export const noteAbuse = contract({
  method: 'POST',
  path: '/api/staff/tickets/:id/abuse-notes',
  summary: 'Record how the requester behaved; the ticket is not touched by it.',
  params,
  body: z.strictObject({ grade: z.enum(abuseGrades.codes), note: text(1, blocklistLimits.factsMax) }),
  response: nothing(),
  errors: ['permission.denied', 'ticket.notFound', 'blocklist.nobody'],
});
