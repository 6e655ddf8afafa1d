import * as z from 'zod/mini';
import { ticketActions } from '../rules/lifecycle';
import { submitLimits } from '../rules/limits';
import { assignmentParts, extensionDecisions, sendBackDecisions } from '../vocabulary/assignment';
import { channels } from '../vocabulary/channel';
import { callOutcomes, contactMethods, contactOutcomes } from '../vocabulary/contact';
import { desks } from '../vocabulary/desk';
import { publicationChecks } from '../vocabulary/publication-check';
import { noticeChannels } from '../vocabulary/notice-channel';
import { noticeKinds } from '../vocabulary/notice-kind';
import { requestTypes } from '../vocabulary/request-type';
import { satisfactions, solutions } from '../vocabulary/rating';
import { ticketStates } from '../vocabulary/ticket-state';
import { messageKinds } from '../vocabulary/message-kind';
import { urgencies } from '../vocabulary/urgency';
import { vulnerableNeeds } from '../vocabulary/vulnerable-need';
import { visibilities } from '../vocabulary/visibility';
import { attachmentView } from './attachments';
import { clockView } from './clocks';
import { code, id, idempotencyKey, instant, nothing, page, pageQuery, phone, reason, text } from './fields';
import { contract } from './contract';
import { behalfView } from './tickets.citizen';

const byId = z.strictObject({ id: id() });

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
  /** The nearest running deadline, and when it turns yellow. */
  dueAt: z.nullable(instant()),
  yellowAt: z.nullable(instant()),
  needs: z.array(z.enum(vulnerableNeeds.codes)),
  supervisionLevel: z.int(),
  confidential: z.boolean(),
  /** The supervisor decides where it goes; the decision binds. */
  arbitration: z.boolean(),
});
export type StaffTicketItem = z.output<typeof staffTicketItem>;

export const listTickets = contract({
  method: 'GET',
  path: '/api/staff/tickets',
  summary: 'A desk’s queue: open ones by deadline; `all` newest first. Tickets other operators have taken are not in the pool.',
  query: z.strictObject({
    desk: z.enum(desks.codes),
    state: z.optional(z.enum(ticketStates.codes)),
    ticketNo: z.optional(z.string().check(z.regex(/^\d{1,15}$/, { error: 'ticketNo' }))),
    ...pageQuery,
  }),
  response: page(staffTicketItem),
  errors: ['permission.denied'],
});

export const countTickets = contract({
  method: 'GET',
  path: '/api/staff/ticket-counts',
  summary: 'How many tickets wait at each desk the role has, and how many of them are overdue; each counted to 100.',
  response: z.object({ items: z.array(z.object({ desk: z.enum(desks.codes), waiting: z.int(), overdue: z.int() })) }),
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
  action: z.enum(['submit', 'register', 'import', ...ticketActions]),
  at: instant(),
  actor: z.string(),
  fromState: z.nullable(z.enum(ticketStates.codes)),
  toState: z.enum(ticketStates.codes),
  reason: z.nullable(z.string()),
  detail: z.nullable(z.string()),
});

const relatedTicket = z.object({ id: id(), ticketNo: z.string(), state: z.enum(ticketStates.codes), title: z.string() });

export const staffTicket = z.object({
  ...staffTicketItem.shape,
  category: z.nullable(code()),
  area: z.nullable(code()),
  addressMasked: z.nullable(z.string()),
  content: z.string(),
  contactNameMasked: z.nullable(z.string()),
  contactPhoneMasked: z.string(),
  behalf: z.nullable(behalfView),
  /** What the requester chose, or 保密 where staff did. */
  visibility: z.enum(visibilities.codes),
  attachments: z.array(attachmentView),
  /** Pictures of the work done (办结佐证). */
  evidence: z.array(attachmentView),
  /** What content security says of publishing the request; it never holds the request itself. */
  publicationCheck: z.enum(publicationChecks.codes),
  department: z.nullable(code()),
  clocks: z.array(clockView),
  contacts: z.array(z.object({ id: id(), method: z.enum(contactMethods.codes), outcome: z.enum([...contactOutcomes.codes, ...callOutcomes.codes]), note: z.string(), staffName: z.string(), at: instant() })),
  /** Telephone calls behind a critical ticket, newest first. */
  calls: z.array(z.object({ id: id(), outcome: z.enum(callOutcomes.codes), person: z.nullable(z.string()), note: z.string(), staffName: z.string(), at: instant() })),
  /** What was asked, answered, added, reminded and noted; `public` is for the requester's eyes, too. */
  messages: z.array(z.object({ id: id(), kind: z.enum(messageKinds.codes), public: z.boolean(), text: z.string(), author: z.string(), at: instant() })),
  /** Lead, co-departments and whom the lead has passed it to, of all rounds. */
  assignments: z.array(z.object({ id: id(), part: z.enum(assignmentParts.codes), department: code(), departmentName: z.string(), reason: z.nullable(z.string()), at: instant(), endedAt: z.nullable(instant()), reply: z.nullable(z.string()), repliedAt: z.nullable(instant()) })),
  sendBacks: z.array(z.object({ id: id(), departmentName: z.string(), basis: z.string(), reference: z.string(), at: instant(), decision: z.nullable(z.enum(sendBackDecisions.codes)), decidedBy: z.nullable(z.string()), reason: z.nullable(z.string()) })),
  extensions: z.array(z.object({ id: id(), workdays: z.int(), longCycle: z.boolean(), reason: z.string(), at: instant(), decision: z.nullable(z.enum(extensionDecisions.codes)), decidedBy: z.nullable(z.string()), explanation: z.nullable(z.string()) })),
  supervisionOrders: z.array(z.object({ id: id(), orderNo: z.string(), level: z.int(), demand: z.string(), dueAt: instant(), issuedBy: z.string(), at: instant() })),
  accusedDepartment: z.nullable(code()),
  accusedDepartmentName: z.nullable(z.string()),
  longCycle: z.boolean(),
  /** A final reply that waits for its second signature. */
  finalProposal: z.nullable(z.object({ reply: z.string(), signedBy: z.string(), proposedBy: z.string() })),
  /** The ticket this one is merged into, the one it is a part of, its own group and parts. */
  mergedInto: z.nullable(relatedTicket),
  parent: z.nullable(relatedTicket),
  parts: z.array(relatedTicket),
  groupSize: z.int(),
  /** How many of the group have not got the leader's reply yet. */
  groupWaiting: z.int(),
  /** The rules it was born under. */
  ruleVersion: z.int(),
  draftReply: z.nullable(z.string()),
  reply: z.nullable(z.object({ text: z.string(), department: z.string(), at: instant() })),
  rating: z.nullable(z.object({ solution: z.enum(solutions.codes), satisfaction: z.enum(satisfactions.codes), reason: z.nullable(z.string()), by: z.string(), at: instant() })),
  timeline: z.array(timelineEvent),
  /** Departments the dispatch directory suggests, each with the rule behind it. */
  suggestions: z.array(z.object({ code: code(), name: z.string(), note: z.string() })),
  /** The operator who has it while it waits for acceptance. */
  claimedBy: z.nullable(z.object({ id: id(), name: z.string() })),
  /** How this person reaches the requester: by looking at the number, by a relay number, or by the hotline’s call; null: a temporary seat, not at all. */
  contactWay: z.nullable(z.enum(['reveal', 'relay', 'hotline'])),
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

export const claimNextTicket = contract({
  method: 'POST',
  path: '/api/staff/claims',
  summary: 'The most pressing ticket of the pool, for this operator alone; released after five idle minutes.',
  response: z.object({ id: id() }),
  errors: ['ticket.noneWaiting', 'permission.denied'],
});

export const claimTicket = contract({
  method: 'POST',
  path: '/api/staff/tickets/:id/claim',
  summary: 'Take a waiting ticket, or show that its owner is still there.',
  params: byId,
  response: nothing(),
  errors: ['ticket.notFound', 'ticket.wrongState', 'ticket.claimedByOther', 'permission.denied'],
});

export const releaseTicket = contract({
  method: 'DELETE',
  path: '/api/staff/tickets/:id/claim',
  summary: 'Put a ticket back into the pool.',
  params: byId,
  response: nothing(),
  errors: ['permission.denied'],
});

export const uploadEvidence = contract({
  method: 'POST',
  path: '/api/staff/tickets/:id/evidence',
  summary: 'A handler adds a picture of the work done; the requester sees it with the reply.',
  params: byId,
  body: 'file',
  response: attachmentView,
  errors: ['ticket.notFound', 'ticket.wrongState', 'permission.denied', 'attachment.tooLarge', 'attachment.notPicture', 'attachment.tooMany'],
});

export const revealContact = contract({
  method: 'POST',
  path: '/api/staff/tickets/:id/reveals',
  summary: 'Show the requester’s name, phone and address in full, with a reason; audited.',
  params: byId,
  body: z.strictObject({ reason: reason() }),
  response: z.object({ contactName: z.nullable(z.string()), contactPhone: z.string(), address: z.nullable(z.string()), personName: z.nullable(z.string()), personPhone: z.nullable(z.string()) }),
  errors: ['ticket.notFound', 'permission.denied'],
});

/** `GET /api/staff/live` is a stream of server-sent events named `ticket`, each with this JSON. */
export const livePath = '/api/staff/live';
export const liveTicket = z.object({ id: id(), ticketNo: z.string(), state: z.enum(ticketStates.codes), urgency: z.enum(urgencies.codes), version: z.int(), isNew: z.boolean() });
export type LiveTicket = z.output<typeof liveTicket>;
