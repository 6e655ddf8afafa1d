import * as z from 'zod/mini';
import { submitLimits } from '../rules/limits';
import { relations } from '../vocabulary/relation';
import { requestTypes } from '../vocabulary/request-type';
import { satisfactions, solutions } from '../vocabulary/rating';
import { ticketStates } from '../vocabulary/ticket-state';
import { visibilities } from '../vocabulary/visibility';
import { attachmentView } from './attachments';
import { clockView } from './clocks';
import { code, creditCode, id, idempotencyKey, instant, page, pageQuery, phone, reason, text } from './fields';
import { contract } from './contract';

const byId = z.strictObject({ id: id() });

/** What may be left out: packages of the mini-program that do not ask yet stay on phones for weeks. */
const orNull = <T extends z.ZodMiniType>(field: T) => z._default(z.nullable(field), null);

/** Fields that say nothing without another. */
export const draftNeeds = { companyCode: 'companyName', personPhone: 'personName', personName: 'personRelation' } as const;

/**
 * What a citizen fills in. Unknown category or area stay null: an operator confirms them at acceptance. Whoever speaks for a
 * company or for somebody else names them.
 */
export const ticketDraft = z.strictObject({
  idempotencyKey: idempotencyKey(),
  requestType: z.enum(requestTypes.codes),
  category: z.nullable(code()),
  area: z.nullable(code()),
  address: z.nullable(text(1, submitLimits.addressMax)),
  content: text(submitLimits.contentMin, submitLimits.contentMax),
  attachments: z.array(id()).check(z.maxLength(submitLimits.pictures)),
  contactName: z.nullable(text(1, submitLimits.nameMax)),
  contactPhone: phone(),
  visibility: z._default(z.enum(visibilities.codes), 'private'),
  companyName: orNull(text(2, submitLimits.companyMax)),
  companyCode: orNull(creditCode()),
  personName: orNull(text(1, submitLimits.nameMax)),
  personPhone: orNull(phone()),
  personRelation: orNull(z.enum(relations.codes)),
  consentVersion: text(1, 20),
}).check(
  ...Object.entries(draftNeeds).map(([field, needed]) => z.refine<Record<string, unknown>>((draft) => draft[field] === null || draft[needed] !== null, { error: 'required', path: [needed] })),
);
export type TicketDraft = z.input<typeof ticketDraft>;

/** For whom the requester speaks. A company is known to everybody; a person is masked. */
export const behalfView = z.object({
  companyName: z.nullable(z.string()),
  companyCode: z.nullable(z.string()),
  relation: z.nullable(z.enum(relations.codes)),
  personNameMasked: z.nullable(z.string()),
  personPhoneMasked: z.nullable(z.string()),
});

/** `dueAt`: by when it will be accepted. */
export const ticketReceipt = z.object({ id: id(), ticketNo: z.string(), state: z.enum(ticketStates.codes), createdAt: instant(), dueAt: z.nullable(instant()) });

export const submitTicket = contract({
  method: 'POST',
  path: '/api/citizen/tickets',
  summary: 'Submit a request. The same idempotency key with the same body is the same ticket.',
  body: ticketDraft,
  response: ticketReceipt,
  errors: ['blocklist.limited', 'ticket.keyReused', 'ticket.consentOutdated', 'ticket.unknownCategory', 'ticket.unknownArea', 'ticket.unknownAttachment', 'limit.tooMany'],
});

export const citizenTicketItem = z.object({
  id: id(),
  ticketNo: z.string(),
  requestType: z.enum(requestTypes.codes),
  /** First characters of the content. */
  title: z.string(),
  state: z.enum(ticketStates.codes),
  stateLabel: z.string(),
  createdAt: instant(),
  updatedAt: instant(),
  dueAt: z.nullable(instant()),
});
export type CitizenTicketItem = z.output<typeof citizenTicketItem>;

export const listMyTickets = contract({
  method: 'GET',
  path: '/api/citizen/tickets',
  summary: "The citizen's own tickets, newest first.",
  query: z.strictObject({ ...pageQuery }),
  response: page(citizenTicketItem),
});

/** One step of the parcel-like timeline, in the citizen's words, newest first. */
export const citizenTimelineStep = z.object({
  at: instant(),
  title: z.string(),
  text: z.nullable(z.string()),
  department: z.nullable(z.string()),
});

export const citizenTicket = z.object({
  ...citizenTicketItem.shape,
  content: z.string(),
  categoryName: z.nullable(z.string()),
  areaName: z.nullable(z.string()),
  addressMasked: z.nullable(z.string()),
  contactNameMasked: z.nullable(z.string()),
  contactPhoneMasked: z.string(),
  behalf: z.nullable(behalfView),
  visibility: z.enum(visibilities.codes),
  attachments: z.array(attachmentView),
  /** Who has it now, in plain words ("市供热公司"), or null while that is being decided. */
  departmentName: z.nullable(z.string()),
  /** The running deadline and the days behind it (为什么是这天). */
  deadline: z.nullable(clockView),
  reply: z.nullable(z.object({ text: z.string(), department: z.string(), at: instant(), evidence: z.array(attachmentView) })),
  /** What the hotline still has to know (info_requested). */
  question: z.nullable(z.string()),
  rating: z.nullable(z.object({ solution: z.enum(solutions.codes), satisfaction: z.enum(satisfactions.codes), reason: z.nullable(z.string()), at: instant() })),
  timeline: z.array(citizenTimelineStep),
  abilities: z.object({ rate: z.boolean(), withdraw: z.boolean(), supplyInfo: z.boolean(), supplement: z.boolean(), remind: z.boolean(), unpublish: z.boolean() }),
});
export type CitizenTicket = z.output<typeof citizenTicket>;

export const getMyTicket = contract({
  method: 'GET',
  path: '/api/citizen/tickets/:id',
  summary: 'One of the citizen’s own tickets with its timeline; anyone else’s is not found.',
  params: byId,
  response: citizenTicket,
  errors: ['ticket.notFound'],
});

export const rateTicket = contract({
  method: 'POST',
  path: '/api/citizen/tickets/:id/rating',
  summary: 'Rate a resolved ticket; unsolved or dissatisfied (both need a reason) reopens it.',
  params: byId,
  body: z.strictObject({
    solution: z.enum(solutions.codes),
    satisfaction: z.enum(satisfactions.codes),
    reason: z.nullable(reason()),
  }),
  response: citizenTicket,
  errors: ['ticket.notFound', 'ticket.wrongState', 'ticket.reasonRequired'],
});

export const withdrawTicket = contract({
  method: 'POST',
  path: '/api/citizen/tickets/:id/withdrawal',
  summary: 'Withdraw an open ticket that is not yet under review.',
  params: byId,
  body: z.strictObject({ reason: reason() }),
  response: citizenTicket,
  errors: ['ticket.notFound', 'ticket.wrongState'],
});

export const unpublishTicket = contract({
  method: 'POST',
  path: '/api/citizen/tickets/:id/unpublication',
  summary: 'Take back the leave to publish the request; a published case of it is out of sight at once. In any state, without a reason.',
  params: byId,
  response: citizenTicket,
  errors: ['ticket.notFound'],
});

const say = (path: string, summary: string, max: number) =>
  contract({
    method: 'POST',
    path: `/api/citizen/tickets/:id/${path}`,
    summary,
    params: byId,
    body: z.strictObject({ text: text(1, max) }),
    response: citizenTicket,
    errors: ['ticket.notFound', 'ticket.wrongState', 'ticket.remindedToday'],
  });

export const supplyInfo = say('answer', 'Answer what the hotline asked; the clocks run on.', submitLimits.contentMax);
export const supplementTicket = say('supplements', 'Add something to an open ticket.', submitLimits.contentMax);
export const remindTicket = say('reminders', 'Ask how long it will take; once in 24 hours.', submitLimits.reasonMax);
