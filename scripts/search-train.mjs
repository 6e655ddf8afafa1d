// npm run search:train [-- --docs D.jsonl --pairs P.jsonl --out W.json]: weights of the re-ranker from questions and the documents
// that answer them (docs: id, title?, text; pairs: text, doc). Without arguments: from our own sample, into the weights delivered.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { main, Obstacle, say } from './lib/messages.mjs';
import { setUp } from './lib/setup.mjs';

const options = { docs: { type: 'string' }, pairs: { type: 'string' }, out: { type: 'string' } };

function given() {
  const { values } = parseArgs({ options });
  const count = Object.keys(values).length;
  if (count !== 0 && count !== 3) throw new Obstacle('用法：npm run search:train [-- --docs 文档.jsonl --pairs 问题与文档.jsonl --out 权重.json]');
  return values;
}

async function examples({ docs: docsFile, pairs: pairsFile }) {
  const { examplesOf, sampleExamples } = await import('./lib/search/sample.mjs');
  if (!docsFile) return sampleExamples();
  const { readJsonl, readUnique } = await import('./lib/search/jsonl.mjs');
  const docs = readUnique(docsFile, ['text'], ['title']);
  const pairs = readJsonl(pairsFile, ['text', 'doc']);
  const known = new Set(docs.map(({ id }) => id));
  const stray = pairs.findIndex(({ doc }) => !known.has(doc));
  if (stray >= 0) throw new Obstacle(`${pairsFile} 第 ${stray + 1} 条：没有 id 为“${pairs[stray].doc}”的文档。`);
  return examplesOf(docs, pairs);
}

main(async () => {
  const values = given();
  await setUp();
  const { buildOrStop } = await import('./lib/build.mjs');
  await buildOrStop(['server']);
  const { train } = await import('./lib/search/trainer.mjs');
  const { shippedFile } = await import('./lib/search/engine.mjs');
  const found = await examples(values);
  if (found.length < 50) throw new Obstacle(`可用的例子只有 ${found.length} 个，至少需要 50 个。`);
  const out = values.out ?? shippedFile;
  writeFileSync(out, `${JSON.stringify(train(found), null, 2)}\n`);
  say(`用 ${found.length} 个例子训练，权重写入 ${out}`);
});
