// The search index over very many documents beside MiniSearch with jieba, on this machine in the same run.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { binOf } from '../build-targets.mjs';
import { Obstacle } from '../messages.mjs';
import { fromRoot } from '../paths.mjs';

/** Prints what server/test/bench/search.test.ts measures; throws when a limit is missed. */
export function benchSearch({ folder, documents }) {
  if (!folder || !existsSync(join(folder, 'gov-qa.jsonl'))) throw new Obstacle('用法：npm run bench -- search 数据目录（其中有 gov-qa.jsonl 等文件）[--documents 篇数]');
  const env = { ...process.env, NODE_ENV: 'test', BENCH_SEARCH_DATA: resolve(folder), BENCH_DOCUMENTS: String(documents) };
  const { status } = spawnSync(process.execPath, ['--expose-gc', binOf('jest', 'jest', '.'), 'server/test/bench/search', '--runInBand', '--forceExit'], { stdio: 'inherit', env, cwd: fromRoot('.') });
  if (status !== 0) throw new Obstacle('有指标超过了上限，见上文。');
}
