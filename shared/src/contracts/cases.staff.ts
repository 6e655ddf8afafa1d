import * as z from 'zod/mini';
import { submitLimits } from '../rules/limits';
import { caseStates } from '../vocabulary/case-state';
import { publicationChecks } from '../vocabulary/publication-check';
import { requestTypes } from '../vocabulary/request-type';
import { contract } from './contract';
import { id, instant, nothing, page, pageQuery, reason, text } from './fields';

const byId = z.strictObject({ id: id() });
/** The standing the editor was looking at. */
const seen = { seenAt: instant() };

/** A closed request its requester allows to publish; contact and numbers are stars already. */
export const caseItem = z.object({
  id: id(),
  ticketNo: z.string(),
  requestType: z.enum(requestTypes.codes),
  categoryName: z.nullable(z.string()),
  areaName: z.nullable(z.string()),
  departmentName: z.string(),
  state: z.enum(caseStates.codes),
  /** Since when it stands so. */
  at: instant(),
  /** As published, else as it could be. */
  content: z.string(),
  reply: z.string(),
  publicationCheck: z.enum(publicationChecks.codes),
  supporters: z.int(),
  decidedBy: z.nullable(z.string()),
});
export type CaseItem = z.output<typeof caseItem>;

export const listCases = contract({
  method: 'GET',
  path: '/api/staff/cases',
  summary: 'Closed requests that may be published, in one standing, the latest first.',
  query: z.strictObject({ state: z.enum(caseStates.codes), ...pageQuery }),
  response: page(caseItem),
  errors: ['permission.denied'],
});

export const caseTexts = z.strictObject({ ...seen, content: text(submitLimits.contentMin, submitLimits.contentMax), reply: text(submitLimits.contentMin, submitLimits.replyMax) });

export const publishCase = contract({
  method: 'POST',
  path: '/api/staff/cases/:id/publication',
  summary: 'Publish a case in the words given, or correct what is published; audited.',
  params: byId,
  body: caseTexts,
  response: nothing(),
  errors: ['case.notFound', 'case.changed', 'case.personalData', 'case.risky', 'permission.denied'],
});

export const withholdCase = contract({
  method: 'POST',
  path: '/api/staff/cases/:id/withholding',
  summary: 'Do not publish a case, or take it back; audited.',
  params: byId,
  body: z.strictObject({ ...seen, reason: reason() }),
  response: nothing(),
  errors: ['case.notFound', 'case.changed', 'permission.denied'],
});
