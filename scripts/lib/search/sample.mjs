// Our own examples: what people ask (sample-pairs.jsonl, written for this) of the demo city's knowledge.
import { readFileSync } from 'node:fs';
import { fromRoot } from '../paths.mjs';
import { indexOf } from './engine.mjs';
import { examplesFrom } from './trainer.mjs';

const json = (path) => JSON.parse(readFileSync(fromRoot(path), 'utf8'));

/** The demo city's documents. */
export const demoDocuments = () => json('server/src/demo/taiyuan/knowledge.json').map(({ key, title, questions, body }) => ({ id: key, title, variants: questions, text: body }));

function sampleQuestions() {
  const lines = readFileSync(fromRoot('scripts/lib/search/sample-pairs.jsonl'), 'utf8').trim().split('\n');
  return lines.map((line) => JSON.parse(line)).flatMap(({ doc, questions }) => questions.map((text) => ({ text, doc })));
}

/**
 * Examples from documents and questions about them, asked twice: once of the documents as they are, once of their bare texts,
 * for not everything that is searched has a title.
 */
export function examplesOf(docs, questions) {
  const bare = docs.map(({ id, text }) => ({ id, text }));
  return (docs.some(({ title }) => title) ? [docs, bare] : [docs]).flatMap((some) => examplesFrom(indexOf(some), questions));
}

/** The examples behind the weights the product is delivered with. */
export const sampleExamples = () => examplesOf(demoDocuments(), sampleQuestions());
