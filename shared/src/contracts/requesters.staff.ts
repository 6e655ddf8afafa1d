import * as z from 'zod/mini';
import { abuseGrades, blocklistEffects, blocklistReasons } from '../vocabulary/blocklist';
import { identityKinds } from '../vocabulary/identity-kind';
import { contract } from './contract';
import { id, instant, reason } from './fields';

const requesterView = z.object({
  /** In how many ways the person is known; empty for somebody who telephoned, or was erased. */
  identities: z.array(z.enum(identityKinds.codes)),
  /** What showed that several identities are one person; each can be undone. */
  joins: z.array(z.object({ id: id(), via: z.enum(identityKinds.codes), at: instant() })),
  /** Entries of the list of misuse (不良使用名单) that hold now. */
  marks: z.array(z.object({ id: id(), effect: z.enum(blocklistEffects.codes), reason: z.enum(blocklistReasons.codes), facts: z.string(), endsAt: instant() })),
  /** Notes of abuse on any ticket of theirs, newest first. */
  abuse: z.array(z.object({ grade: z.enum(abuseGrades.codes), note: z.string(), ticketNo: z.string(), staffName: z.string(), at: instant() })),
});
export type RequesterView = z.output<typeof requesterView>;

export const getRequester = contract({
  method: 'GET',
  path: '/api/staff/tickets/:id/requester',
  summary: 'Through which identities the requester of a ticket is known, what joined them, and how they have behaved.',
  params: z.strictObject({ id: id() }),
  response: requesterView,
  errors: ['ticket.notFound'],
});

export const undoIdentityJoin = contract({
  method: 'POST',
  path: '/api/staff/tickets/:id/requester/joins/:joinId/undo',
  summary: 'Part two persons who were taken for one (duty manager); they are not joined again.',
  params: z.strictObject({ id: id(), joinId: id() }),
  body: z.strictObject({ reason: reason() }),
  response: requesterView,
  errors: ['ticket.notFound', 'permission.denied', 'citizen.joinUndone'],
});
