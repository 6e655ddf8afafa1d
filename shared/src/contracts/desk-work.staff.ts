import * as z from 'zod/mini';
import { draftLimits } from '../rules/limits';
import { contract } from './contract';
import { id, instant, nothing, version } from './fields';
import { staffActions } from './ticket-actions.staff';

const byTicket = z.strictObject({ id: id() });
const byAction = z.strictObject({ id: id(), action: z.enum(staffActions) });

/** A colleague who has the same ticket open. */
const colleague = z.object({ staffId: id(), name: z.string(), writing: z.boolean() });
export type Colleague = z.output<typeof colleague>;

export const attendTicket = contract({
  method: 'POST',
  path: '/api/staff/tickets/:id/presence',
  summary: 'Has the ticket open, and writes or not; said again while it stays open. Answers who else has.',
  params: byTicket,
  body: z.strictObject({ writing: z.boolean() }),
  response: z.object({ people: z.array(colleague) }),
  errors: ['ticket.notFound'],
});

export const leaveTicket = contract({
  method: 'DELETE',
  path: '/api/staff/tickets/:id/presence',
  summary: 'Has closed the ticket.',
  params: byTicket,
  response: nothing(),
  errors: ['ticket.notFound'],
});

/** That a colleague has an unsent form; what it says is theirs. */
const othersDraft = z.object({ action: z.enum(staffActions), name: z.string(), savedAt: instant() });
export type OthersDraft = z.output<typeof othersDraft>;

/** The values of a form as JSON: only the form they came from reads them again. */
const draftValues = () => z.string().check(z.maxLength(draftLimits.valuesMax));

export const listDrafts = contract({
  method: 'GET',
  path: '/api/staff/tickets/:id/drafts',
  summary: 'Own unsent forms of a ticket, and of colleagues that they have one.',
  params: byTicket,
  response: z.object({
    own: z.array(z.object({ action: z.enum(staffActions), values: z.string(), version: version(), savedAt: instant() })),
    others: z.array(othersDraft),
  }),
  errors: ['ticket.notFound'],
});

export const saveDraft = contract({
  method: 'POST',
  path: '/api/staff/tickets/:id/drafts/:action',
  summary: 'Keep an unsent form: one a person, ticket and action.',
  params: byAction,
  // The ticket as it was when the form was written.
  body: z.strictObject({ version: version(), values: draftValues() }),
  response: z.object({ savedAt: instant() }),
  errors: ['ticket.notFound'],
});

export const dropDraft = contract({
  method: 'DELETE',
  path: '/api/staff/tickets/:id/drafts/:action',
  summary: 'Forget an unsent form.',
  params: byAction,
  response: nothing(),
  errors: ['ticket.notFound'],
});

/** Events named `presence` of the live stream, each with this JSON, for whoever has the ticket open. */
export const livePresence = z.object({ ticketId: id(), people: z.array(colleague) });
export type LivePresence = z.output<typeof livePresence>;
