// npm run bench -- push [--rounds N] [--requests N] [--unjudged]: the product beside its nearest neighbour, in the same run.
// npm run bench -- lists [N]: every list over N (a million) tickets beside the same over ten thousand.
// npm run bench -- search FOLDER [--documents N]: the search index over N (100,000) documents made of the folder's sentences.
// npm run bench -- seats: 1,500 temporary seats made and ended on two replicas.
import { parseArgs } from 'node:util';
import { main, Obstacle } from './lib/messages.mjs';
import { setUp } from './lib/setup.mjs';

const options = { rounds: { type: 'string', default: '9' }, requests: { type: 'string', default: '10000' }, unjudged: { type: 'boolean', default: false }, documents: { type: 'string', default: '100000' } };

const million = 1_000_000;

const benches = {
  lists: async ({ count }) => (await import('./lib/bench/lists.mjs')).benchLists({ tickets: Number(count ?? million) }),
  push: async ({ rounds, requests, unjudged }) => (await import('./lib/bench/push.mjs')).benchPush({ rounds: Number(rounds), requests: Number(requests), judged: !unjudged }),
  search: async ({ count: folder, documents }) => (await import('./lib/bench/search.mjs')).benchSearch({ folder, documents: Number(documents) }),
  seats: async () => (await import('./lib/bench/seats.mjs')).benchSeats({ count: 1500, activated: 200 }),
};

main(async () => {
  const { positionals: [name, count], values } = parseArgs({ allowPositionals: true, options });
  if (!Object.hasOwn(benches, name ?? '') || !(Number(values.rounds) >= 1) || !(Number(values.requests) >= 1) || !(name === 'search' || Number(count ?? 1) >= 1)) throw new Obstacle(`用法：npm run bench -- ${Object.keys(benches).join('|')} [工单数或数据目录] [--rounds 轮数] [--requests 每轮次数] [--unjudged] [--documents 篇数]`);
  await setUp();
  const { buildOrStop } = await import('./lib/build.mjs');
  await buildOrStop(['server']);
  await benches[name]({ ...values, count });
});
