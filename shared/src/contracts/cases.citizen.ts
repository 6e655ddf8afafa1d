import * as z from 'zod/mini';
import { requestTypes } from '../vocabulary/request-type';
import { contract } from './contract';
import { code, id, instant, text } from './fields';

/** A request as everybody may read it. */
export const publicCase = z.object({
  id: id(),
  ticketNo: z.string(),
  requestType: z.enum(requestTypes.codes),
  categoryName: z.nullable(z.string()),
  areaName: z.nullable(z.string()),
  content: z.string(),
  reply: z.string(),
  departmentName: z.string(),
  createdAt: instant(),
  repliedAt: instant(),
  publishedAt: instant(),
  /** How many others said 我也是. */
  supporters: z.int(),
});
export type PublicCase = z.output<typeof publicCase>;

export const offerCases = contract({
  method: 'POST',
  path: '/api/citizen/case-offers',
  summary: 'Published requests that say much the same nearby. The text is not kept.',
  body: z.strictObject({ content: text(1, 200), category: z.nullable(code()), area: z.nullable(code()) }),
  response: z.object({ items: z.array(publicCase) }),
});

export const supportCase = contract({
  method: 'POST',
  path: '/api/citizen/cases/:id/support',
  summary: 'Say 我也是: the same has happened to this person. Once a person, on published requests only.',
  params: z.strictObject({ id: id() }),
  response: z.object({ supporters: z.int() }),
  errors: ['case.notFound', 'limit.tooMany'],
});
