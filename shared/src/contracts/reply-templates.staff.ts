import * as z from 'zod/mini';
import { submitLimits } from '../rules/limits';
import { requestTypes } from '../vocabulary/request-type';
import { ticketStates } from '../vocabulary/ticket-state';
import { contract } from './contract';
import { code, id, instant, nothing, text, version } from './fields';

const scope = { requestTypes: z.array(z.enum(requestTypes.codes)), states: z.array(z.enum(ticketStates.codes)), categories: z.array(code()) };

/** 答复模板: an empty list means any. `body` holds variables as `{工单编号}`. */
export const replyTemplate = z.object({
  id: id(), title: z.string(), body: z.string(), ...scope, version: version(), editedAt: instant(), editedBy: z.nullable(z.string()), retiredAt: z.nullable(instant()),
});
export type ReplyTemplate = z.output<typeof replyTemplate>;

const fields = {
  title: text(1, 50),
  body: text(1, submitLimits.replyMax),
  requestTypes: scope.requestTypes,
  states: scope.states,
  categories: scope.categories.check(z.maxLength(50)),
};

export const listReplyTemplates = contract({
  method: 'GET',
  path: '/api/staff/reply-templates',
  summary: 'Templates that fit a ticket: its request type, its state, its category with all above it. Retired ones only with `all`.',
  query: z.strictObject({ requestType: z.optional(z.enum(requestTypes.codes)), state: z.optional(z.enum(ticketStates.codes)), category: z.optional(code()), all: z.optional(z.literal('1')) }),
  response: z.object({ items: z.array(replyTemplate) }),
});

export const addReplyTemplate = contract({
  method: 'POST',
  path: '/api/staff/reply-templates',
  summary: 'Add a template.',
  body: z.strictObject(fields),
  response: z.object({ id: id() }),
  errors: ['permission.denied', 'ticket.unknownCategory'],
});

export const changeReplyTemplate = contract({
  method: 'POST',
  path: '/api/staff/reply-templates/:id',
  summary: 'Change a template, retire it or bring it back.',
  params: z.strictObject({ id: id() }),
  body: z.strictObject({ version: version(), retired: z.boolean(), ...fields }),
  response: nothing(),
  errors: ['permission.denied', 'ticket.unknownCategory', 'replyTemplate.changed'],
});
