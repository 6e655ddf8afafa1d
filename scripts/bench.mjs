// npm run bench -- push [--rounds N] [--requests N] [--unjudged]: the product beside its nearest neighbour, in the same run.
import { parseArgs } from 'node:util';
import { main, Obstacle } from './lib/messages.mjs';
import { setUp } from './lib/setup.mjs';

const options = { rounds: { type: 'string', default: '9' }, requests: { type: 'string', default: '10000' }, unjudged: { type: 'boolean', default: false } };

main(async () => {
  const { positionals: [name], values } = parseArgs({ allowPositionals: true, options });
  const [rounds, requests] = [Number(values.rounds), Number(values.requests)];
  if (name !== 'push' || !(rounds >= 1) || !(requests >= 1)) throw new Obstacle('用法：npm run bench -- push [--rounds 轮数] [--requests 每轮次数] [--unjudged]');
  await setUp();
  const { buildOrStop } = await import('./lib/build.mjs');
  await buildOrStop(['server']);
  const { benchPush } = await import('./lib/bench/push.mjs');
  await benchPush({ rounds, requests, judged: !values.unjudged });
});
