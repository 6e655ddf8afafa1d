// Processor time a push costs the product and co-wechat, without a database: each serves from a process of its own and
// is written to from this one, turn by turn, so that whatever else the machine does befalls both alike.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fromRoot } from '../paths.mjs';
import { Obstacle, say } from '../messages.mjs';
import { connections, deliver, newAccount, pushOf, shows } from './push-wechat.mjs';
import { checksOf } from './push-probes.mjs';

/** More than this share of co-wechat's time is too much. */
const limit = 0.6;
const atOnce = 32;
const sides = ['product', 'co-wechat'];
const modes = { plain: '明文', safe: '加密' };

async function open(side, account) {
  const child = fork(fromRoot('scripts/lib/bench/push-side.mjs'), [side], { execArgv: ['--no-deprecation'], env: { ...process.env, NODE_ENV: 'production', BENCH_ACCOUNT: JSON.stringify(account) } });
  const [{ port }] = await once(child, 'message');
  const spent = async () => {
    child.send('spent?');
    return (await once(child, 'message'))[0].microseconds;
  };
  return { side, port, account, spent, close: () => child.disconnect(), rounds: [] };
}

/** Delivers so many pushes and resolves to the microseconds each took the side's processors. */
async function round({ side, port, account, spent }, requests) {
  const pushes = Array.from({ length: requests }, () => pushOf(account));
  const agent = connections(atOnce);
  const answers = [];
  const connection = async () => {
    for (let push = pushes.pop(); push; push = pushes.pop()) answers.push(await deliver(port, push, agent));
  };
  await spent();
  await Promise.all(Array.from({ length: atOnce }, connection));
  const microseconds = await spent();
  agent.destroy();
  const unseen = answers.filter((answer) => !shows(account, answer)).length;
  if (unseen > 0) throw new Obstacle(`${side}：${requests} 个推送中有 ${unseen} 个没有得到有效答复，比较无效。`);
  return microseconds / requests;
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** Resolves to each side's microseconds a push, round by round. */
async function measure(mode, { rounds, requests }) {
  const account = newAccount(mode);
  const both = await Promise.all(sides.map((side) => open(side, account)));
  try {
    for (const one of both) {
      say(`  ${one.side} 拒绝：${(await checksOf(one.port, account)).join('、') || '无'}`);
      await round(one, requests); // warms up
    }
    for (let turn = 0; turn < rounds; turn += 1) for (const one of both) one.rounds.push(await round(one, requests));
  } finally {
    for (const one of both) one.close();
  }
  return both.map((one) => one.rounds);
}

/** The product's share of co-wechat's time. */
async function compare(mode, plan) {
  const both = await measure(mode, plan);
  for (const [at, side] of sides.entries()) say(`  ${side}：${median(both[at]).toFixed(1)} µs/次（各轮 ${both[at].map((us) => us.toFixed(0)).join(' ')}）`);
  return median(both[0]) / median(both[1]);
}

const versionOf = (folder) => JSON.parse(readFileSync(fromRoot(folder, 'package.json'), 'utf8')).version;

/** Prints both sides' figures; throws when the product is above the limit in either mode, unless `judged` is false. */
export async function benchPush({ rounds, requests, judged }) {
  say(`推送处理（不含数据库）：product ${versionOf('.')} 对 co-wechat ${versionOf('node_modules/co-wechat')}，均在 koa ${versionOf('node_modules/koa')} 上，Node ${process.versions.node}`);
  const faults = [];
  for (const [mode, name] of Object.entries(modes)) {
    say(`${name}，${rounds} 轮 × ${requests} 次，${atOnce} 个连接`);
    const ratio = await compare(mode, { rounds, requests });
    say(`  比值 ${ratio.toFixed(2)}（上限 ${limit}）`);
    if (ratio > limit) faults.push(`${name} ${ratio.toFixed(2)}`);
  }
  if (judged && faults.length > 0) throw new Obstacle(`超过上限 ${limit}：${faults.join('，')}`);
}
