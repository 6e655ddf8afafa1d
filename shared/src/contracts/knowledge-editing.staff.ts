import * as z from 'zod/mini';
import { knowledgeKinds } from '../vocabulary/knowledge-kind';
import { draftStates, knowledgeStates } from '../vocabulary/knowledge-state';
import { contract } from './contract';
import { code, day, id, instant, nothing, page, pageQuery, reason, text, version } from './fields';
import { knowledgeItem } from './knowledge';

/** Everything an editor writes. `notes` are for staff: no answer of the citizens' side declares them. Days are of Asia/Shanghai. */
export const knowledgeText = z.strictObject({
  title: text(1, 200),
  body: text(1, 20_000),
  /** Other ways citizens ask for it. */
  questions: z.array(text(1, 200)).check(z.maxLength(50)),
  notes: text(0, 5000),
  source: text(1, 200),
  documentNo: z.nullable(text(1, 100)),
  /** Who issued it. */
  department: code(),
  /** Who keeps it right. */
  owner: code(),
  categories: z.array(code()).check(z.maxLength(20)),
  /** Names of districts; empty: the whole city. */
  areas: z.array(text(1, 50)).check(z.maxLength(30)),
  effectiveFrom: day(),
  effectiveTo: z.nullable(day()),
  /** When it is to be looked through again. */
  reviewBy: z.nullable(day()),
}).check(z.refine(({ effectiveFrom, effectiveTo }) => effectiveTo === null || effectiveTo >= effectiveFrom, { error: 'beforeBegin', path: ['effectiveTo'] }));
export type KnowledgeText = z.output<typeof knowledgeText>;

/** The same in answers: what came with a city's data may be longer than what an editor may write. */
const textView = z.object({
  title: z.string(), body: z.string(), questions: z.array(z.string()), notes: z.string(), source: z.string(), documentNo: z.nullable(z.string()), department: z.string(), owner: z.string(),
  categories: z.array(z.string()), areas: z.array(z.string()), effectiveFrom: z.string(), effectiveTo: z.nullable(z.string()), reviewBy: z.nullable(z.string()),
});

const kind = z.enum(knowledgeKinds.codes);
const draftState = z.enum(draftStates);
const params = () => z.strictObject({ id: id() });
/** The draft's version the person was looking at. */
const seen = { version: version() };

const listItem = z.object({
  id: id(), kind, title: z.string(), documentNo: z.nullable(z.string()), ownerName: z.string(),
  /** Of what is published; null for what never was. */
  state: z.nullable(z.enum(knowledgeStates.codes)),
  draft: z.nullable(draftState),
  /** Number of the newest published version; 0: none yet. */
  published: z.int(),
  effectiveTo: z.nullable(z.string()), reviewBy: z.nullable(z.string()), due: z.boolean(), editedAt: instant(),
});
export type KnowledgeListItem = z.output<typeof listItem>;

const knowledgeFilter = {
  q: z.optional(text(1, 100)),
  state: z.optional(z.enum(knowledgeStates.codes)),
  kind: z.optional(kind),
  owner: z.optional(code()),
  /** In force, and its review date has come. */
  due: z.optional(z.literal('1')),
};

export const listKnowledge = contract({
  method: 'GET', path: '/api/staff/knowledge', summary: 'Items as their editors keep them, the latest edited first.',
  query: z.strictObject({ ...knowledgeFilter, ...pageQuery }), response: page(listItem),
});

const versionHead = z.object({
  version: version(), title: z.string(), note: z.string(), publishedAt: instant(),
  authors: z.array(z.string()),
  /** Null: came with the city's data, or was restored. */
  reviewer: z.nullable(z.string()),
  restoredFrom: z.nullable(version()),
});

/** A draft of the next version. */
const draft = z.object({
  state: draftState, version: version(), text: textView,
  /** The published version it was begun from; 0: none. */
  base: z.int(),
  replaces: z.nullable(z.object({ id: id(), title: z.string() })),
  note: z.string(), authors: z.array(z.string()),
  /** Whether the person asking has written at it and so cannot review it. */
  own: z.boolean(),
  editedAt: instant(), publishAt: z.nullable(instant()),
  /** Why its review did not pass. */
  returned: z.nullable(z.object({ by: z.string(), reason: z.string() })),
});
export type KnowledgeDraft = z.output<typeof draft>;

const record = z.object({
  id: id(), kind,
  state: z.nullable(z.enum(knowledgeStates.codes)),
  published: z.nullable(z.object({ version: version(), text: textView, replacedBy: z.nullable(z.object({ id: id(), title: z.string() })) })),
  draft: z.nullable(draft),
  versions: z.array(versionHead),
});
export type KnowledgeRecord = z.output<typeof record>;

export const getKnowledge = contract({ method: 'GET', path: '/api/staff/knowledge/:id', summary: 'An item with its draft and all its versions.', params: params(), response: record, errors: ['knowledge.notFound'] });

/** What is shown when a cited version is read: its own text, and which is the newest. */
const versionView = z.object({ ...versionHead.shape, kind, text: textView, newest: version(), inForce: z.boolean() });
export type KnowledgeVersion = z.output<typeof versionView>;

export const getKnowledgeVersion = contract({
  method: 'GET', path: '/api/staff/knowledge/:id/versions/:version', summary: 'One published version, word for word as it was.',
  params: z.strictObject({ id: id(), version: z.string().check(z.regex(/^[1-9]\d{0,5}$/)) }), response: versionView, errors: ['knowledge.notFound'],
});

/** What citizens read, with what only staff do. */
const staffKnowledgeItem = z.object({ ...knowledgeItem.shape, notes: z.string() });
export type StaffKnowledgeItem = z.output<typeof staffKnowledgeItem>;

export const staffGetPolicy = contract({ method: 'GET', path: '/api/staff/policies/:id', summary: 'One policy or approved answer at the desk.', params: params(), response: staffKnowledgeItem, errors: ['knowledge.notFound'] });

const writing = { text: knowledgeText, replaces: z.nullable(id()) };
const wordErrors = ['permission.denied', 'ticket.unknownCategory', 'ticket.unknownDepartment', 'ticket.unknownArea', 'knowledge.unknownReplaced'] as const;

export const addKnowledge = contract({
  method: 'POST', path: '/api/staff/knowledge', summary: 'Begin a new item with its first draft.',
  body: z.strictObject({ kind, ...writing }), bodyKiB: 256, response: z.object({ id: id() }), errors: [...wordErrors, 'knowledge.already'],
});

export const saveKnowledgeDraft = contract({
  method: 'POST', path: '/api/staff/knowledge/:id/draft', summary: 'Write the draft of the next version; `version` 0 begins one beside what is published.',
  params: params(), body: z.strictObject({ version: z.int().check(z.nonnegative()), ...writing }), bodyKiB: 256, response: record,
  errors: [...wordErrors, 'knowledge.notFound', 'knowledge.changed', 'knowledge.wrongState'],
});

const step = ['permission.denied', 'knowledge.notFound', 'knowledge.changed', 'knowledge.wrongState'] as const;

export const submitKnowledgeDraft = contract({
  method: 'POST', path: '/api/staff/knowledge/:id/submit', summary: 'Hand the draft over for review.',
  params: params(), body: z.strictObject({ ...seen, note: reason() }), response: record, errors: step,
});

export const approveKnowledgeDraft = contract({
  method: 'POST', path: '/api/staff/knowledge/:id/approve', summary: 'Publish a reviewed draft, at once or at an instant. Whoever wrote at it cannot.',
  params: params(), body: z.strictObject({ ...seen, publishAt: z.nullable(instant()) }), response: record, errors: [...step, 'knowledge.sameAuthor', 'knowledge.outdated', 'knowledge.notYetInForce', 'knowledge.already', 'knowledge.instantPassed'],
});

export const reworkKnowledgeDraft = contract({
  method: 'POST', path: '/api/staff/knowledge/:id/rework', summary: 'Give a draft under review, or one waiting for its instant, back to its authors.',
  params: params(), body: z.strictObject({ ...seen, reason: reason() }), response: record, errors: step,
});

export const discardKnowledgeDraft = contract({
  method: 'POST', path: '/api/staff/knowledge/:id/discard', summary: 'Throw a draft away; what is published stays, and what never was is gone.',
  params: params(), body: z.strictObject(seen), response: nothing(), errors: step,
});

export const restoreKnowledgeVersion = contract({
  method: 'POST', path: '/api/staff/knowledge/:id/restore', summary: 'Publish an earlier version anew as the next one, at once. `version` is the newest the person saw.',
  params: params(), body: z.strictObject({ ...seen, restore: version(), reason: reason() }), response: record, errors: [...step, 'knowledge.already'],
});

export const retireKnowledge = contract({
  method: 'POST', path: '/api/staff/knowledge/:id/retire', summary: 'Take an item away from the public at once. `version` is the newest the person saw.',
  params: params(), body: z.strictObject({ ...seen, reason: reason() }), response: record, errors: step,
});
