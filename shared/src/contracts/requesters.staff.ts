import * as z from 'zod/mini';
import { identityKinds } from '../vocabulary/identity-kind';
import { contract } from './contract';
import { id, instant, reason } from './fields';

const requesterView = z.object({
  /** In how many ways the person is known; empty for somebody who telephoned, or was erased. */
  identities: z.array(z.enum(identityKinds.codes)),
  /** What showed that several identities are one person; each can be undone. */
  joins: z.array(z.object({ id: id(), via: z.enum(identityKinds.codes), at: instant() })),
});
export type RequesterView = z.output<typeof requesterView>;

export const getRequester = contract({
  method: 'GET',
  path: '/api/staff/tickets/:id/requester',
  summary: 'Through which identities the requester of a ticket is known, and what joined them.',
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
