import * as z from 'zod/mini';
import { submitLimits } from '../rules/limits';
import { hasPersonalNumber } from '../rules/personal-numbers';
import { channels } from '../vocabulary/channel';
import { listColumns } from '../vocabulary/list-column';
import { requestTypes } from '../vocabulary/request-type';
import { roles, type Role } from '../vocabulary/role';
import { ticketStates } from '../vocabulary/ticket-state';
import { urgencies } from '../vocabulary/urgency';
import { code, day, id, page, pageQuery, phone, text } from './fields';
import { contract } from './contract';
import { staffTicketItem } from './tickets.staff';

const byId = z.strictObject({ id: id() });

/** Roles that have the ticket list; what each sees of it is the tickets' own rule. */
export const listRoles = ['operator', 'dispatcher', 'handler', 'followUpOfficer', 'supervisor', 'dutyManager'] as const satisfies readonly Role[];

/** Roles that may give a view to all of a role. */
export const viewSharers: readonly Role[] = ['dispatcher', 'supervisor', 'dutyManager'];

const stateCodes: readonly string[] = ticketStates.codes;
const level = () => z.optional(z.enum(['1', '2', '3']));

/**
 * What a list is narrowed to; it stands in the address, so every part is a text. `states` are joined by commas; category, area
 * and department include all below them; days are Asia/Shanghai's and count in full; `ticketNo` is a number or its first digits, a day at least;
 * `words`, parted by spaces, all stand in the request (a personal number is refused: it would stand in the address); `oldNumber` is a former system's; `contactKey` stands for a telephone number.
 */
export const ticketFilter = z.strictObject({
  states: z.optional(z.string().check(z.refine((value: string) => value.split(',').every((state) => stateCodes.includes(state)), { error: 'states' }))),
  requestType: z.optional(z.enum(requestTypes.codes)),
  urgency: z.optional(z.enum(urgencies.codes)),
  channel: z.optional(z.enum(channels.codes)),
  category: z.optional(code()),
  area: z.optional(code()),
  department: z.optional(code()),
  round: level(),
  supervision: level(),
  due: z.optional(z.enum(['overdue', 'today', 'yellow'])),
  createdFrom: z.optional(day()),
  createdTo: z.optional(day()),
  ticketNo: z.optional(z.string().check(z.regex(/^\d{8,15}$/, { error: 'ticketNo' }))),
  words: z.optional(text(1, 40).check(z.refine((value: string) => !hasPersonalNumber(value), { error: 'words' }))),
  oldNumber: z.optional(text(1, 64)),
  contactKey: z.optional(z.string().check(z.regex(/^[0-9a-f]{64}$/, { error: 'contactKey' }))),
  sort: z.optional(z.enum(['newest', 'due'])),
});
export type TicketFilter = z.output<typeof ticketFilter>;

export const listTicketPage = contract({
  method: 'GET',
  path: '/api/staff/ticket-list',
  summary: 'Tickets by any filter, newest or nearest deadline first. A page may be short and still have a next one: a rare combination is looked for piece by piece.',
  query: z.strictObject({ ...ticketFilter.shape, ...pageQuery }),
  response: page(staffTicketItem),
});

export const keyOfContact = contract({
  method: 'POST',
  path: '/api/staff/contact-keys',
  summary: 'What stands for a telephone number in a filter: numbers never stand in addresses.',
  body: z.strictObject({ contactPhone: phone() }),
  response: z.object({ contactKey: z.string() }),
});

const viewBody = z.strictObject({ name: text(1, 30), filter: ticketFilter, sharedWith: z.nullable(z.enum(listRoles)) });

export const savedView = z.object({
  id: id(),
  name: z.string(),
  filter: z.object(ticketFilter.shape),
  sharedWith: z.nullable(z.enum(roles.codes)),
  own: z.boolean(),
  ownerName: z.string(),
  /** How many tickets are in it, counted to 100; `more`: at least so many. */
  count: z.int(),
  more: z.boolean(),
});
export type SavedView = z.output<typeof savedView>;

const views = z.object({ items: z.array(savedView) });

export const listViews = contract({ method: 'GET', path: '/api/staff/ticket-views', summary: 'Own views in their order, then those shared with the role.', response: views });

export const createView = contract({ method: 'POST', path: '/api/staff/ticket-views', summary: 'Keep a filter under a name.', body: viewBody, response: views, errors: ['permission.denied', 'view.tooMany'] });

export const changeView = contract({ method: 'POST', path: '/api/staff/ticket-views/:id', summary: 'Rename, refill or share an own view.', params: byId, body: viewBody, response: views, errors: ['view.notFound', 'permission.denied'] });

export const removeView = contract({ method: 'DELETE', path: '/api/staff/ticket-views/:id', summary: 'Remove an own view.', params: byId, response: views, errors: ['view.notFound'] });

export const orderViews = contract({ method: 'POST', path: '/api/staff/ticket-view-order', summary: 'Put the own views in an order.', body: z.strictObject({ ids: z.array(id()).check(z.maxLength(100)) }), response: views });

const layout = z.object({ columns: z.array(z.enum(listColumns.codes)) });

export const getColumns = contract({ method: 'GET', path: '/api/staff/ticket-columns', summary: 'Columns of the list as the person has chosen them.', response: layout });

export const setColumns = contract({ method: 'POST', path: '/api/staff/ticket-columns', summary: 'Choose columns and their order.', body: z.strictObject({ columns: z.array(z.enum(listColumns.codes)).check(z.minLength(1)) }), response: layout });

const own = <T extends z.ZodMiniType>(value: T) => z.nullable(value);

/** One action for many tickets; null means: what each ticket has already. */
export const bulkWork = z.discriminatedUnion('action', [
  z.strictObject({ action: z.literal('accept'), requestType: own(z.enum(requestTypes.codes)), category: own(code()), area: own(code()), urgency: own(z.enum(urgencies.codes)) }),
  z.strictObject({ action: z.literal('dispatch'), department: code(), reason: text(1, submitLimits.reasonMax) }),
  z.strictObject({ action: z.literal('acknowledge') }),
  z.strictObject({ action: z.literal('changeUrgency'), urgency: z.enum(urgencies.codes), reason: text(1, submitLimits.reasonMax) }),
  z.strictObject({ action: z.literal('remind'), note: text(1, submitLimits.reasonMax) }),
  z.strictObject({ action: z.literal('addNote'), text: text(1, submitLimits.reasonMax) }),
]);
export type BulkWork = z.output<typeof bulkWork>;
export type BulkAction = BulkWork['action'];
export const bulkActions = ['accept', 'dispatch', 'acknowledge', 'changeUrgency', 'remind', 'addNote'] as const satisfies readonly BulkAction[];

/** At most so many tickets in one go. */
export const bulkLimit = 10_000;

/** `trying`: a rehearsal is under way · `tried`: it waits to be confirmed · `running` · `finished`. */
export const bulkPhases = ['trying', 'tried', 'running', 'finished'] as const;

const tally = z.object({ done: z.int(), refused: z.int() });

export const bulkJob = z.object({
  id: id(),
  work: bulkWork,
  phase: z.enum(bulkPhases),
  total: z.int(),
  trial: tally,
  outcome: tally,
  /** Why tickets were refused, by error code, most frequent first; of the rehearsal until the work has begun. */
  reasons: z.array(z.object({ code: z.string(), count: z.int() })),
  createdAt: z.int(),
  finishedAt: z.nullable(z.int()),
});
export type BulkJob = z.output<typeof bulkJob>;

export const createBulkJob = contract({
  method: 'POST',
  path: '/api/staff/bulk-jobs',
  summary: 'Rehearse one action on chosen tickets or on a whole filter; nothing changes before it is confirmed.',
  body: z.strictObject({ work: bulkWork, ids: z.nullable(z.array(id()).check(z.minLength(1), z.maxLength(1000))), filter: z.nullable(ticketFilter) }),
  response: bulkJob,
  errors: ['bulk.empty', 'bulk.tooMany'],
});

export const listBulkJobs = contract({ method: 'GET', path: '/api/staff/bulk-jobs', summary: 'The person’s latest bulk jobs.', response: z.object({ items: z.array(bulkJob) }) });

export const getBulkJob = contract({ method: 'GET', path: '/api/staff/bulk-jobs/:id', summary: 'How far an own bulk job is.', params: byId, response: bulkJob, errors: ['bulk.notFound'] });

export const confirmBulkJob = contract({ method: 'POST', path: '/api/staff/bulk-jobs/:id/confirmation', summary: 'Do what was rehearsed.', params: byId, response: bulkJob, errors: ['bulk.notFound', 'bulk.notTried'] });

export const listBulkRows = contract({
  method: 'GET',
  path: '/api/staff/bulk-jobs/:id/rows',
  summary: 'What became of each ticket: `done`, an error code, or null while it waits; `trial` is the rehearsal.',
  params: byId,
  query: z.strictObject({ after: z.optional(z.string().check(z.regex(/^\d{1,5}$/, { error: 'cursor' }))), only: z.optional(z.enum(['refused'])) }),
  response: z.object({
    items: z.array(z.object({ position: z.int(), ticketId: id(), ticketNo: z.string(), trial: z.nullable(z.string()), outcome: z.nullable(z.string()) })),
    /** Position after which there is more. */
    next: z.nullable(z.int()),
  }),
  errors: ['bulk.notFound'],
});
