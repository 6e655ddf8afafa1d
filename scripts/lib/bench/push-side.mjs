// One side of the push benchmark, a process of its own: node push-side.mjs SIDE, the account in BENCH_ACCOUNT.
import { createRequire } from 'node:module';
import { createServer } from 'node:http';
import { fromRoot } from '../paths.mjs';
import { answer } from './push-wechat.mjs';

const require = createRequire(fromRoot('server/package.json'));
const built = (path) => require(fromRoot('server/dist/src', path));
const account = JSON.parse(process.env['BENCH_ACCOUNT']);

/** The product's callback address; a set of keys plays the database's part. */
function product() {
  const taken = new Set();
  const store = {
    claim: async (message) => (taken.has(message.key) ? null : taken.add(message.key) && { id: message.key, message, attempt: 1 }),
    find: async () => null,
    finish: async () => {},
    fail: async () => {},
  };
  const spool = { hold: async () => {}, drain: async () => {}, size: () => 0 };
  const handle = async () => ({ kind: 'text', content: answer });
  const deps = { account, handle, store, spool, clock: { now: () => Date.now() }, log: built('platform/log.js').createLog('fatal') };
  return built('wechat/core/push-endpoint.js').pushEndpoint(deps).middleware;
}

/** As its own page shows it; without an EncodingAESKey it takes plain pushes only. */
function coWechat() {
  const { token, appid, aesKey, mode } = account;
  return require('co-wechat')({ token, appid, encodingAESKey: mode === 'safe' ? aesKey : '' }).middleware(async () => answer);
}

const Koa = require('koa');
const app = new Koa();
app.silent = true;
app.use(process.argv[2] === 'co-wechat' ? coWechat() : product());
const server = createServer(app.callback()).listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));

/** Any word is answered with the processor time since the word before. */
let before = process.cpuUsage();
process.on('message', () => {
  const { user, system } = process.cpuUsage(before);
  before = process.cpuUsage();
  process.send({ microseconds: user + system });
});
process.on('disconnect', () => process.exit());
