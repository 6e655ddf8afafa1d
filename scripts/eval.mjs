// npm run eval -- FOLDER [--cross]: R@1, R@5 and MRR of the search over given data, beside plain FTS5 in the same run.
// With --cross also five-fold cross-validation inside the training rows.
import { parseArgs } from 'node:util';
import { main, Obstacle } from './lib/messages.mjs';
import { setUp } from './lib/setup.mjs';

main(async () => {
  const { positionals: [folder], values } = parseArgs({ allowPositionals: true, options: { cross: { type: 'boolean', default: false } } });
  if (!folder) throw new Obstacle('用法：npm run eval -- 数据目录 [--cross]');
  await setUp();
  const { buildOrStop } = await import('./lib/build.mjs');
  await buildOrStop(['server']);
  const { evaluate } = await import('./lib/search/evaluate.mjs');
  evaluate(folder, values);
});
