import * as z from 'zod/mini';
import { lifecycle, ticketActions, type TicketAction } from '../rules/lifecycle';
import { submitLimits } from '../rules/limits';
import { channels } from '../vocabulary/channel';
import { contactMethods, contactOutcomes, followUpResults } from '../vocabulary/contact';
import { publicationChecks } from '../vocabulary/publication-check';
import { noticeChannels } from '../vocabulary/notice-channel';
import { noticeKinds } from '../vocabulary/notice-kind';
import { requestTypes } from '../vocabulary/request-type';
import { satisfactions, solutions } from '../vocabulary/rating';
import { ticketStates } from '../vocabulary/ticket-state';
import { urgencies } from '../vocabulary/urgency';
import { attachmentView } from './attachments';
import { clockView } from './clocks';
import { code, id, idempotencyKey, instant, page, pageQuery, phone, reason, text, version } from './fields';
import { contract } from './contract';

const byId = z.strictObject({ id: id() });

/** The queues of the desks; each is a set of states seen through the role's eyes. */
export const desks = ['intake', 'dispatch', 'handling', 'review', 'followUp', 'all'] as const;
export type Desk = (typeof desks)[number];

export const staffTicketItem = z.object({
  id: id(),
  ticketNo: z.string(),
  state: z.enum(ticketStates.codes),
  urgency: z.enum(urgencies.codes),
  requestType: z.enum(requestTypes.codes),
  channel: z.enum(channels.codes),
  categoryName: z.nullable(z.string()),
  areaName: z.nullable(z.string()),
  departmentName: z.nullable(z.string()),
  title: z.string(),
  round: z.int(),
  version: z.int(),
  createdAt: instant(),
  updatedAt: instant(),
  /** The nearest running deadline. */
  dueAt: z.nullable(instant()),
});
export type StaffTicketItem = z.output<typeof staffTicketItem>;

export const listTickets = contract({
  method: 'GET',
  path: '/api/staff/tickets',
  summary: 'A desk’s queue: open ones by deadline; `all` newest first.',
  query: z.strictObject({
    desk: z.enum(desks),
    state: z.optional(z.enum(ticketStates.codes)),
    ticketNo: z.optional(z.string().check(z.regex(/^\d{1,15}$/, { error: 'ticketNo' }))),
    ...pageQuery,
  }),
  response: page(staffTicketItem),
});

export const countTickets = contract({
  method: 'GET',
  path: '/api/staff/ticket-counts',
  summary: 'How many tickets wait at each desk the role has.',
  response: z.object({ items: z.array(z.object({ desk: z.enum(desks), waiting: z.int(), overdue: z.int() })) }),
});

/** A request as an operator writes it down for somebody. */
export const ticketRegistration = z.strictObject({
  idempotencyKey: idempotencyKey(),
  requestType: z.enum(requestTypes.codes),
  urgency: z.enum(urgencies.codes),
  category: z.nullable(code()),
  area: z.nullable(code()),
  address: z.nullable(text(1, submitLimits.addressMax)),
  content: text(submitLimits.contentMin, submitLimits.contentMax),
  contactName: z.nullable(text(1, submitLimits.nameMax)),
  contactPhone: phone(),
});

export const registerTicket = contract({
  method: 'POST',
  path: '/api/staff/tickets',
  summary: 'An operator registers a request that came by telephone.',
  body: ticketRegistration,
  response: z.object({ id: id(), ticketNo: z.string() }),
  errors: ['ticket.keyReused', 'ticket.unknownCategory', 'ticket.unknownArea', 'permission.denied'],
});

export const timelineEvent = z.object({
  id: id(),
  action: z.enum(['submit', 'register', ...ticketActions]),
  at: instant(),
  actor: z.string(),
  fromState: z.nullable(z.enum(ticketStates.codes)),
  toState: z.enum(ticketStates.codes),
  reason: z.nullable(z.string()),
  detail: z.nullable(z.string()),
});

export const staffTicket = z.object({
  ...staffTicketItem.shape,
  category: z.nullable(code()),
  area: z.nullable(code()),
  addressMasked: z.nullable(z.string()),
  content: z.string(),
  contactNameMasked: z.nullable(z.string()),
  contactPhoneMasked: z.string(),
  attachments: z.array(attachmentView),
  /** What content security says of publishing the request; it never holds the request itself. */
  publicationCheck: z.enum(publicationChecks.codes),
  department: z.nullable(code()),
  clocks: z.array(clockView),
  contacts: z.array(z.object({ id: id(), method: z.enum(contactMethods.codes), outcome: z.enum(contactOutcomes.codes), note: z.string(), staffName: z.string(), at: instant() })),
  draftReply: z.nullable(z.string()),
  reply: z.nullable(z.object({ text: z.string(), department: z.string(), at: instant() })),
  rating: z.nullable(z.object({ solution: z.enum(solutions.codes), satisfaction: z.enum(satisfactions.codes), reason: z.nullable(z.string()), by: z.string(), at: instant() })),
  timeline: z.array(timelineEvent),
  /** Departments the dispatch directory suggests, each with the rule behind it. */
  suggestions: z.array(z.object({ code: code(), name: z.string(), note: z.string() })),
  /** What this person may do with the ticket now. */
  actions: z.array(z.enum(ticketActions)),
  /** How WeChat's messages reach the requester: by the consents left of each kind, else as a follower, else (null) not at all. */
  reachable: z.object({ channel: z.nullable(z.enum(noticeChannels.codes)), remaining: z.array(z.object({ kind: z.enum(noticeKinds.codes), count: z.int() })) }),
});
export type StaffTicket = z.output<typeof staffTicket>;

export const getTicket = contract({
  method: 'GET',
  path: '/api/staff/tickets/:id',
  summary: 'A ticket the person may see; any other is not found.',
  params: byId,
  response: staffTicket,
  errors: ['ticket.notFound'],
});

const reply = () => text(10, submitLimits.replyMax);
const judgement = { solution: z.enum(solutions.codes), satisfaction: z.enum(satisfactions.codes) };

/** Body of each staff action; every one carries the version the person was looking at. */
const bodies = {
  accept: z.strictObject({ version: version(), requestType: z.enum(requestTypes.codes), category: code(), area: z.nullable(code()), urgency: z.enum(urgencies.codes) }),
  answerDirectly: z.strictObject({ version: version(), reply: reply(), knowledgeId: z.nullable(id()) }),
  dispatch: z.strictObject({ version: version(), department: code(), reason: reason() }),
  acknowledge: z.strictObject({ version: version() }),
  recordContact: z.strictObject({ version: version(), method: z.enum(contactMethods.codes), outcome: z.enum(contactOutcomes.codes), note: text(1, submitLimits.reasonMax) }),
  submitResolution: z.strictObject({ version: version(), reply: reply() }),
  returnResolution: z.strictObject({ version: version(), reason: reason() }),
  approveResolution: z.strictObject({ version: version() }),
  recordFollowUp: z.strictObject({ version: version(), result: z.enum(followUpResults.codes), judgement: z.nullable(z.strictObject(judgement)), note: text(1, submitLimits.reasonMax) }),
  reopen: z.strictObject({ version: version(), ...judgement, reason: reason() }),
} as const satisfies Partial<Record<TicketAction, z.ZodMiniType>>;

/** Actions staff take through the API (`rate`, `withdraw` are the citizen's, `expireRatingWindow` the system's). */
export type StaffAction = keyof typeof bodies;
export const staffActions = Object.keys(bodies) as StaffAction[];

const actionContract = <B extends z.ZodMiniType>(action: StaffAction, body: B) =>
  contract({
    method: 'POST',
    path: `/api/staff/tickets/:id/${action}`,
    summary: `Row ${lifecycle[action].row} of the ticket's life: ${action}.`,
    params: byId,
    body,
    response: staffTicket,
    errors: ['ticket.notFound', 'ticket.wrongState', 'ticket.versionConflict', 'permission.denied'],
  });

export const acceptTicket = actionContract('accept', bodies.accept);
export const answerTicket = actionContract('answerDirectly', bodies.answerDirectly);
export const dispatchTicket = actionContract('dispatch', bodies.dispatch);
export const acknowledgeTicket = actionContract('acknowledge', bodies.acknowledge);
export const recordContact = actionContract('recordContact', bodies.recordContact);
export const submitResolution = actionContract('submitResolution', bodies.submitResolution);
export const returnResolution = actionContract('returnResolution', bodies.returnResolution);
export const approveResolution = actionContract('approveResolution', bodies.approveResolution);
export const recordFollowUp = actionContract('recordFollowUp', bodies.recordFollowUp);
export const reopenTicket = actionContract('reopen', bodies.reopen);

export const revealContact = contract({
  method: 'POST',
  path: '/api/staff/tickets/:id/reveals',
  summary: 'Show the requester’s name, phone and address in full, with a reason; audited.',
  params: byId,
  body: z.strictObject({ reason: reason() }),
  response: z.object({ contactName: z.nullable(z.string()), contactPhone: z.string(), address: z.nullable(z.string()) }),
  errors: ['ticket.notFound', 'permission.denied'],
});

/** `GET /api/staff/live` is a stream of server-sent events named `ticket`, each with this JSON. */
export const livePath = '/api/staff/live';
export const liveTicket = z.object({ id: id(), ticketNo: z.string(), state: z.enum(ticketStates.codes), urgency: z.enum(urgencies.codes), version: z.int(), isNew: z.boolean() });
export type LiveTicket = z.output<typeof liveTicket>;
