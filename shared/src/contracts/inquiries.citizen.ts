import * as z from 'zod/mini';
import { uselessReasons } from '../vocabulary/inquiry';
import { contract } from './contract';
import { id, idempotencyKey, nothing, text, version } from './fields';
import { askedFrom, knowledgeHit } from './knowledge';

const via = askedFrom();

export const hotQuestions = contract({ method: 'GET', path: '/api/citizen/questions', summary: 'What many people ask these days and is answered. Open to everyone.', response: z.object({ items: z.array(z.string()) }) });

export const suggestQuestions = contract({
  method: 'GET', path: '/api/citizen/questions/suggestions', summary: 'Questions and titles that go on from what is being typed. Open to everyone.',
  query: z.strictObject({ q: text(1, 200) }), response: z.object({ items: z.array(z.string()) }),
});

export const noteOpened = contract({
  method: 'POST', path: '/api/citizen/questions/opened', summary: 'An answer was opened from the results of a question. Counted, nothing is kept about the person.',
  body: z.strictObject({ q: text(1, 200), id: id(), via }), response: nothing(),
});

/** 有用吗: one vote a person and version, the last one counts. A reason only where it was of no use. */
export const voteOnAnswer = contract({
  method: 'POST', path: '/api/citizen/policies/:id/votes', summary: 'Say whether an answer was of use.',
  params: z.strictObject({ id: id() }),
  body: z.strictObject({ version: version(), useful: z.boolean(), reason: z.nullable(z.enum(uselessReasons.codes)), q: text(0, 200), via }),
  response: nothing(), errors: ['knowledge.notFound'],
});

/** A draft is one visit, by a key the client makes and nobody else knows. */
const visit = idempotencyKey();

export const offerAnswers = contract({
  method: 'POST', path: '/api/citizen/deflections', summary: 'Answers to what is being written in a request. The text is not kept.',
  body: z.strictObject({ visit, via, content: text(1, 200) }), response: z.object({ items: z.array(knowledgeHit) }),
});

export const noteDeflection = contract({
  method: 'POST', path: '/api/citizen/deflections/events', summary: 'What became of a request that was shown answers.',
  body: z.strictObject({ visit, event: z.enum(['opened', 'solved', 'resumed', 'submitted']) }), response: nothing(),
});
