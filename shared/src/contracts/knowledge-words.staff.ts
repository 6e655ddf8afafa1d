import * as z from 'zod/mini';
import { contract } from './contract';
import { code, id, instant, nothing, text, version } from './fields';

/** 同义词 and 区县电话: what editors keep beside the texts. */

const words = () => z.array(text(1, 20)).check(z.minLength(2), z.maxLength(20));

const synonymGroup = z.object({ id: id(), words: z.array(z.string()), version: version(), editedBy: z.nullable(z.string()), editedAt: instant() });
export type SynonymGroup = z.output<typeof synonymGroup>;

export const listSynonyms = contract({ method: 'GET', path: '/api/staff/synonyms', summary: 'Groups of words that mean the same to the search.', response: z.object({ items: z.array(synonymGroup) }) });

export const addSynonyms = contract({
  method: 'POST', path: '/api/staff/synonyms', summary: 'Add a group of words; every replica searches with it within a second.',
  body: z.strictObject({ words: words() }), response: z.object({ id: id() }), errors: ['permission.denied', 'synonym.taken'],
});

export const changeSynonyms = contract({
  method: 'POST', path: '/api/staff/synonyms/:id', summary: 'Change a group, or remove it with `words` null.',
  params: z.strictObject({ id: id() }), body: z.strictObject({ version: version(), words: z.nullable(words()) }), response: nothing(), errors: ['permission.denied', 'synonym.changed', 'synonym.taken'],
});

const number = () => z.string().check(z.trim(), z.regex(/^[0-9-]{3,20}$/, { error: 'telephone' }));
const numbers = () => z.array(z.strictObject({ name: text(1, 100), number: number() })).check(z.maxLength(30));

const areaTelephones = z.object({ area: code(), name: z.string(), numbers: z.array(z.object({ name: z.string(), number: z.string() })) });
export type AreaTelephonesView = z.output<typeof areaTelephones>;

export const listTelephones = contract({ method: 'GET', path: '/api/staff/telephones', summary: 'District telephone directory, districts without numbers too.', response: z.object({ items: z.array(areaTelephones) }) });

export const changeTelephones = contract({
  method: 'POST', path: '/api/staff/telephones/:area', summary: 'Write the numbers of one district anew. `seen` is what the person was looking at.',
  params: z.strictObject({ area: code() }), body: z.strictObject({ seen: z.array(z.strictObject({ name: z.string(), number: z.string() })).check(z.maxLength(100)), numbers: numbers() }), response: nothing(),
  errors: ['permission.denied', 'ticket.unknownArea', 'telephones.changed'],
});
