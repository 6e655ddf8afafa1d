import * as z from 'zod/mini';
import { knowledgeKinds } from '../vocabulary/knowledge-kind';
import { code, id, text } from './fields';
import { contract } from './contract';

const knowledgeHead = {
  id: id(),
  kind: z.enum(knowledgeKinds.codes),
  title: z.string(),
  source: z.string(),
  documentNo: z.nullable(z.string()),
  departmentName: z.string(),
  areas: z.array(z.string()),
  /** Calendar days `YYYY-MM-DD`, both inclusive; null: until further notice. */
  effectiveFrom: z.string(),
  effectiveTo: z.nullable(z.string()),
  expired: z.boolean(),
};

/** A search result: the best passage, cut into plain and matched pieces. */
export const knowledgeHit = z.object({ ...knowledgeHead, passage: z.array(z.object({ text: z.string(), matched: z.boolean() })) });
export type KnowledgeHit = z.output<typeof knowledgeHit>;

export const knowledgeItem = z.object({
  ...knowledgeHead,
  body: z.string(),
  version: z.int(),
  categories: z.array(code()),
  replacedBy: z.nullable(z.object({ id: id(), title: z.string() })),
});
export type KnowledgeItem = z.output<typeof knowledgeItem>;

const search = {
  query: z.strictObject({ q: text(1, 200) }),
  response: z.object({ items: z.array(knowledgeHit) }),
};
const item = { params: z.strictObject({ id: id() }), response: knowledgeItem };

export const searchPolicies = contract({ method: 'GET', path: '/api/citizen/policies', summary: 'Search policies and approved answers; valid ones first. Open to everyone.', ...search });
export const getPolicy = contract({ method: 'GET', path: '/api/citizen/policies/:id', summary: 'One published policy or approved answer.', ...item, errors: ['knowledge.notFound'] });
export const staffSearchPolicies = contract({ method: 'GET', path: '/api/staff/policies', summary: 'The same search at the desk.', ...search });
export const staffGetPolicy = contract({ method: 'GET', path: '/api/staff/policies/:id', summary: 'One policy or approved answer at the desk.', ...item, errors: ['knowledge.notFound'] });
