// npm run search:batch -- --docs D.jsonl --queries Q.jsonl --out P.jsonl [--weights W.json]: answers many questions at once
// (docs: id, title?, text; queries: id, text; out: id, ranked: up to 50 ids, best first).
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { main, Obstacle, say } from './lib/messages.mjs';
import { setUp } from './lib/setup.mjs';

const options = { docs: { type: 'string' }, queries: { type: 'string' }, out: { type: 'string' }, weights: { type: 'string' } };

main(async () => {
  const { values } = parseArgs({ options });
  if (!values.docs || !values.queries || !values.out) throw new Obstacle('用法：npm run search:batch -- --docs 文档.jsonl --queries 问题.jsonl --out 结果.jsonl [--weights 权重.json]');
  await setUp();
  const { buildOrStop } = await import('./lib/build.mjs');
  await buildOrStop(['server']);
  const { readUnique } = await import('./lib/search/jsonl.mjs');
  const { indexOf, shippedFile, weightsFrom } = await import('./lib/search/engine.mjs');
  const docs = readUnique(values.docs, ['text'], ['title']);
  const queries = readUnique(values.queries, ['text']);
  const index = indexOf(docs, weightsFrom(values.weights ?? shippedFile));
  const lines = queries.map(({ id, text }) => JSON.stringify({ id, ranked: index.find(text).map((hit) => hit.id) }));
  writeFileSync(values.out, `${lines.join('\n')}\n`);
  say(`${docs.length} 篇文档，${queries.length} 个问题，结果写入 ${values.out}`);
});
