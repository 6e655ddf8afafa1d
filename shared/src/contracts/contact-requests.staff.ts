import * as z from 'zod/mini';
import { submitLimits } from '../rules/limits';
import { contactOutcomes } from '../vocabulary/contact';
import { contract } from './contract';
import { id, instant, nothing, text } from './fields';

/** 代为联系: handlers below or beside the lead department reach the requester without seeing the number. */

const params = z.strictObject({ id: id() });

export const requestContact = contract({
  method: 'POST',
  path: '/api/staff/tickets/:id/contact-requests',
  summary: 'A number that leads to the requester for a while; where none is to be had, the hotline is asked to telephone.',
  params,
  response: z.object({
    /** Dialled before `until`, it rings at the requester’s; null: the hotline calls. */
    relay: z.nullable(z.object({ number: z.string(), until: instant() })),
  }),
  errors: ['permission.denied', 'ticket.notFound', 'ticket.wrongState'],
});

/** One the hotline has to make a call for. */
const contactRequest = z.object({ id: id(), ticketId: id(), ticketNo: z.string(), title: z.string(), contactPhoneMasked: z.string(), askedBy: z.string(), departmentName: z.nullable(z.string()), createdAt: instant() });
export type ContactRequest = z.output<typeof contactRequest>;

export const listContactRequests = contract({
  method: 'GET',
  path: '/api/staff/contact-requests',
  summary: 'Calls that departments ask the hotline to make, the longest waiting first (at most a hundred).',
  response: z.object({ items: z.array(contactRequest), waiting: z.int() }),
  errors: ['permission.denied'],
});

export const finishContactRequest = contract({
  method: 'POST',
  path: '/api/staff/contact-requests/:id/finish',
  summary: 'What the call brought, written on the ticket for the department; done already is as good.',
  params,
  body: z.strictObject({ outcome: z.enum(contactOutcomes.codes), note: text(1, submitLimits.reasonMax) }),
  response: nothing(),
  errors: ['permission.denied', 'ticket.notFound', 'ticket.versionConflict'],
});
