import * as z from 'zod/mini';
import { lifecycle, type TicketAction } from '../rules/lifecycle';
import { submitLimits } from '../rules/limits';
import { callOutcomes, contactMethods, contactOutcomes, followUpResults } from '../vocabulary/contact';
import { declineGrounds } from '../vocabulary/decline-ground';
import { requestTypes } from '../vocabulary/request-type';
import { satisfactions, solutions } from '../vocabulary/rating';
import { urgencies } from '../vocabulary/urgency';
import { vulnerableNeeds } from '../vocabulary/vulnerable-need';
import { contract, type Contract } from './contract';
import { code, id, reason, text, version } from './fields';
import { staffTicket } from './tickets.staff';

const byId = z.strictObject({ id: id() });
const reply = () => text(10, submitLimits.replyMax);
const note = () => text(1, submitLimits.reasonMax);
const judgement = { solution: z.enum(solutions.codes), satisfaction: z.enum(satisfactions.codes) };
const seen = { version: version() };
const placed = { department: code(), reason: reason() };

/** One matter of a request that is split. */
export const ticketPart = z.strictObject({ content: text(submitLimits.contentMin, submitLimits.contentMax), requestType: z.enum(requestTypes.codes), category: code(), area: z.nullable(code()) });

/** Body of each staff action; every one carries the version the person was looking at, but for the note, which conflicts with nothing. */
const bodies = {
  requestInfo: z.strictObject({ ...seen, question: text(1, submitLimits.questionMax) }),
  decline: z.strictObject({ ...seen, ground: z.enum(declineGrounds.codes), explanation: text(5, submitLimits.reasonMax) }),
  /** `knowledgeVersion`: the version the answer was taken from; the one in force without it. */
  answerDirectly: z.strictObject({ ...seen, reply: reply(), knowledgeId: z.nullable(id()), knowledgeVersion: z.optional(version()) }),
  accept: z.strictObject({ ...seen, requestType: z.enum(requestTypes.codes), category: code(), area: z.nullable(code()), urgency: z.enum(urgencies.codes) }),
  dispatch: z.strictObject({ ...seen, ...placed, coDepartments: z.array(code()).check(z.maxLength(submitLimits.coDepartments)) }),
  callLead: z.strictObject({ ...seen, outcome: z.enum(callOutcomes.codes), person: z.nullable(text(1, submitLimits.nameMax)), note: note() }),
  acknowledge: z.strictObject({ ...seen }),
  delegate: z.strictObject({ ...seen, ...placed }),
  sendBack: z.strictObject({ ...seen, basis: text(5, submitLimits.reasonMax), reference: text(2, 200) }),
  upholdSendBack: z.strictObject({ ...seen, ...placed }),
  rejectSendBack: z.strictObject({ ...seen, reason: reason() }),
  arbitrate: z.strictObject({ ...seen, ...placed }),
  requestExtension: z.strictObject({ ...seen, workdays: z.int().check(z.positive()), longCycle: z.boolean(), reason: text(5, submitLimits.reasonMax) }),
  grantExtension: z.strictObject({ ...seen, explanation: text(5, submitLimits.reasonMax) }),
  refuseExtension: z.strictObject({ ...seen, reason: reason() }),
  recordContact: z.strictObject({ ...seen, method: z.enum(contactMethods.codes), outcome: z.enum(contactOutcomes.codes), note: note() }),
  submitCoReply: z.strictObject({ ...seen, reply: reply() }),
  submitResolution: z.strictObject({ ...seen, reply: reply() }),
  returnResolution: z.strictObject({ ...seen, reason: reason() }),
  approveResolution: z.strictObject({ ...seen }),
  recordFollowUp: z.strictObject({ ...seen, result: z.enum(followUpResults.codes), judgement: z.nullable(z.strictObject(judgement)), note: note() }),
  reopen: z.strictObject({ ...seen, ...judgement, reason: reason() }),
  proposeFinalReply: z.strictObject({ ...seen, reply: reply(), signedBy: text(2, submitLimits.nameMax) }),
  finalize: z.strictObject({ ...seen }),
  recur: z.strictObject({ ...seen, reason: reason() }),
  merge: z.strictObject({ ...seen, into: id(), reason: reason() }),
  unmerge: z.strictObject({ ...seen, reason: reason() }),
  split: z.strictObject({ ...seen, parts: z.array(ticketPart).check(z.minLength(2), z.maxLength(submitLimits.parts)), reason: reason() }),
  changeUrgency: z.strictObject({ ...seen, urgency: z.enum(urgencies.codes), needs: z.array(z.enum(vulnerableNeeds.codes)).check(z.maxLength(vulnerableNeeds.codes.length)), reason: reason() }),
  protect: z.strictObject({ ...seen, confidential: z.boolean(), accusedDepartment: z.nullable(code()), reason: reason() }),
  remind: z.strictObject({ ...seen, note: note() }),
  supervise: z.strictObject({ ...seen, level: z.int().check(z.minimum(1), z.maximum(3)), demand: text(5, submitLimits.reasonMax), workdays: z.int().check(z.minimum(1), z.maximum(30)) }),
  addNote: z.strictObject({ text: text(1, submitLimits.noteMax) }),
} as const satisfies Partial<Record<TicketAction, z.ZodMiniType>>;

/** Actions staff take through the API; the others are the citizen's, the system's or a rule's. */
export type StaffAction = keyof typeof bodies;
export const staffActions = Object.keys(bodies) as StaffAction[];

/** What a desk sends with an action. */
export type ActionBody<A extends StaffAction> = z.output<(typeof bodies)[A]>;

type ActionContract<A extends StaffAction> = Contract<typeof byId, undefined, (typeof bodies)[A], typeof staffTicket>;

const actionContract = <A extends StaffAction>(action: A): ActionContract<A> =>
  contract({
    method: 'POST',
    path: `/api/staff/tickets/:id/${action}`,
    summary: `Row ${lifecycle[action].row} of the ticket's life: ${action}.`,
    params: byId,
    body: bodies[action],
    response: staffTicket,
    errors: ['ticket.notFound', 'ticket.wrongState', 'ticket.versionConflict', 'permission.denied'],
  });

/** The route of each action. */
export const actionContracts = Object.fromEntries(staffActions.map((action) => [action, actionContract(action)])) as { readonly [A in StaffAction]: ActionContract<A> };
