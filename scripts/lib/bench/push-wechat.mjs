// WeChat's side of the push benchmark: made by the tests' own code, which is neither the product's nor co-wechat's.
import { randomBytes } from 'node:crypto';
import { Agent, request } from 'node:http';
import { loadSupport } from '../test-support.mjs';

const { fieldOf, openedReply, signedPush, textMessage } = loadSupport('signed-push');

/** What the answer to every push must show. */
export const answer = '您的诉求已收到，我们会尽快答复。回复“我的”可以查看办理进度。';

/** An account made for this run. */
export const newAccount = (mode) => ({ appid: `wx${randomBytes(8).toString('hex')}`, token: randomBytes(16).toString('hex'), aesKey: randomBytes(22).toString('hex').slice(0, 43), mode, format: 'xml' });

export const now = () => Math.floor(Date.now() / 1000);
export const text = (account, content = '小区供暖温度不达标，打了三次电话没人管') => textMessage(account, content);

/** A push as it goes over the line; whatever is given overrides what WeChat would send. */
export function pushOf(account, { message = text(account), seconds = now(), query = {}, body } = {}) {
  const push = signedPush(account, message, seconds);
  return { path: `/?${new URLSearchParams({ ...push.query, ...query })}`, body: Buffer.from(body ?? push.body), query: push.query };
}

/** Connections of one round. */
export const connections = (count) => new Agent({ keepAlive: true, maxSockets: count });

/** Delivers a push; a connection that ends without an answer counts as status 0. */
export function deliver(port, { path, body }, agent) {
  return new Promise((resolve) => {
    const headers = { 'content-type': 'text/xml', 'content-length': body.length, 'user-agent': 'Mozilla/4.0', accept: '*/*', pragma: 'no-cache' };
    const call = request({ host: '127.0.0.1', port, agent, method: 'POST', path, headers }, (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk)).on('end', () => resolve({ status: response.statusCode, text: Buffer.concat(chunks).toString() }));
    });
    call.setTimeout(10_000, () => call.destroy());
    call.on('error', () => resolve({ status: 0, text: '' }));
    call.end(body);
  });
}

/** Whether the person would see the answer. */
export function shows(account, { status, text: body }) {
  if (status !== 200) return false;
  try {
    return fieldOf(account, openedReply(account, body), 'Content') === answer;
  } catch {
    return false;
  }
}
