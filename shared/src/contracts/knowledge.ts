import * as z from 'zod/mini';
import { knowledgeKinds } from '../vocabulary/knowledge-kind';
import { code, id, text } from './fields';
import { contract } from './contract';

const knowledgeHead = {
  id: id(),
  kind: z.enum(knowledgeKinds.codes),
  title: z.string(),
  version: z.int(),
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
  categories: z.array(code()),
  replacedBy: z.nullable(z.object({ id: id(), title: z.string() })),
});
export type KnowledgeItem = z.output<typeof knowledgeItem>;

/** The doors of the citizens that are counted by what the client says; the chat of the official account says so itself. */
export const askedFrom = () => z.enum(['miniProgram', 'h5']);

/** `meant`: what may have been meant where nothing was found. */
const found = z.object({ items: z.array(knowledgeHit), meant: z.nullable(z.string()) });
const q = text(1, 200);
/** Name of a district: what holds elsewhere only is left out while something in force holds there or everywhere. */
const area = z.optional(text(1, 50));
const item = { params: z.strictObject({ id: id() }), response: knowledgeItem };

export const searchPolicies = contract({ method: 'GET', path: '/api/citizen/policies', summary: 'Search policies and approved answers; valid ones first. Open to everyone. Counted when it says where it was asked: what is asked for while somebody types is not.', query: z.strictObject({ q, area, via: z.optional(askedFrom()) }), response: found });
export const getPolicy = contract({ method: 'GET', path: '/api/citizen/policies/:id', summary: 'One published policy or approved answer.', ...item, errors: ['knowledge.notFound'] });
export const staffSearchPolicies = contract({ method: 'GET', path: '/api/staff/policies', summary: 'The same search at the desk, counted when somebody asked for it and did not just type.', query: z.strictObject({ q, asked: z.optional(z.literal('1')) }), response: found });
