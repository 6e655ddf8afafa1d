// The three tasks on which search is judged, made from a folder of given data.
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { readJsonl } from './jsonl.mjs';

/** Whether a row is for testing: its id's digest begins with 0 to 6. Nothing is ever learnt from these. */
export const isTest = (id) => /^[0-6]/.test(createHash('sha1').update(id).digest('hex'));

/** Tasks `{ name, docs: { id, text }, questions: { id, text, doc } }`. */
export function readTasks(folder) {
  const rows = (name, needed) => readJsonl(join(folder, `${name}.jsonl`), needed);
  const answers = rows('gov-qa', ['id', 'question', 'answer']);
  const policies = rows('covid-policies', ['id', 'text']);
  const known = new Set(policies.map(({ id }) => id));
  const asked = rows('covid-policy-qa', ['id', 'question', 'doc']).filter(({ doc }) => known.has(doc));
  const tickets = rows('tickets-replies', ['id', 'title', 'reply']);
  const replies = tickets.map(({ id, reply }) => ({ id: `reply-${id}`, text: reply }));
  return [
    { name: '问题 → 答复（gov-qa）', docs: answers.map(({ id, answer }) => ({ id, text: answer })), questions: answers.map(({ id, question }) => ({ id, text: question, doc: id })) },
    { name: '问题 → 政策（covid-policies，另加全部答复）', docs: [...policies.map(({ id, text }) => ({ id, text })), ...replies], questions: asked.map(({ id, question, doc }) => ({ id, text: question, doc })) },
    { name: '标题 → 答复（tickets-replies）', docs: replies, questions: tickets.map(({ id, title }) => ({ id, text: title, doc: `reply-${id}` })) },
  ];
}

/** Questions to learn from and to test with. What is asked in a test row in the very same words is not learnt from, either. */
export function split(questions) {
  const test = questions.filter(({ id }) => isTest(id));
  const words = new Set(test.map(({ text }) => text));
  const train = questions.filter(({ id, text }) => !isTest(id) && !words.has(text));
  return { train, test };
}

/** Throws when a test row has got among those that are learnt from. */
export function assertLearnable(questions) {
  const leaked = questions.find(({ id }) => isTest(id));
  if (leaked) throw new Error(`test row ${leaked.id} among the training rows`);
}
