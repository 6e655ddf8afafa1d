// WeChat as a crowd writes to it: pushes at a rate, each delivered several times, to replicas. A process of its own, so that
// what is measured is the wait at the other end.
import { createDecipheriv } from 'node:crypto';
import { request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { serve } from './host.mjs';
import { loadSupport } from './test-support.mjs';

const { signedPush } = loadSupport('signed-push');
const seconds = () => Math.floor(Date.now() / 1000);

/** Half of the pushes are delivered at one moment; the others' repeats come while the first is handled, or long after. */
const together = [0, 0, 0];
const apart = [0, 30, 2000];

/** Each on a connection of its own: one kept open could be closed at the other end just as it is used again. */
function post(url, body) {
  return new Promise((resolve) => {
    const call = request(url, { method: 'POST', agent: false, headers: { 'content-type': 'text/xml', 'content-length': Buffer.byteLength(body) } }, (answer) => {
      const chunks = [];
      answer.on('data', (chunk) => chunks.push(chunk));
      answer.on('end', () => resolve({ status: answer.statusCode, text: Buffer.concat(chunks).toString() }));
    });
    call.setTimeout(20_000, () => call.destroy(new Error('no answer')));
    call.on('error', (error) => resolve({ status: 0, text: error.message }));
    call.end(body);
  });
}

/** What the person sees: a text, nothing (`success`), or null for an answer that WeChat would not understand. */
function shown({ status, text }, keys) {
  if (status !== 200) return null;
  if (text === 'success') return '';
  const [, encrypt] = /<Encrypt><!\[CDATA\[([A-Za-z0-9+/=]+)\]\]><\/Encrypt>/.exec(text) ?? [];
  if (!encrypt) return null;
  const key = Buffer.from(`${keys.aesKey}=`, 'base64');
  const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  const plain = Buffer.concat([decipher.update(encrypt, 'base64'), decipher.final()]);
  const message = plain.subarray(20, 20 + plain.readUInt32BE(16)).toString();
  return /<Content><!\[CDATA\[([\s\S]*)\]\]><\/Content>/.exec(message)?.[1] ?? null;
}

const follow = (openid, createTime) =>
  `<xml><ToUserName><![CDATA[gh_1]]></ToUserName><FromUserName><![CDATA[${openid}]]></FromUserName><CreateTime>${createTime}</CreateTime><MsgType><![CDATA[event]]></MsgType><Event><![CDATA[subscribe]]></Event><EventKey><![CDATA[]]></EventKey></xml>`;

async function deliver({ message, url, keys, afterMs }) {
  await pause(afterMs);
  const { query, body } = signedPush(keys, message, seconds());
  const begun = performance.now();
  const answer = await post(`${url}/wechat/official-account?${new URLSearchParams(query)}`, body);
  return { ms: performance.now() - begun, status: answer.status, shown: shown(answer, keys) };
}

/** One person follows; every delivery is signed anew, and to the next replica. */
async function push({ openid, at, createTime, urls, keys }) {
  const message = follow(openid, createTime);
  const moments = at % 2 === 0 ? together : apart;
  const deliveries = await Promise.all(moments.map((afterMs, turn) => deliver({ message, url: urls[(at + turn) % urls.length], keys, afterMs })));
  return { openid, deliveries };
}

serve({
  /** `rate` deliveries a second, three for each of the openids, of messages written at `createTime` (seconds). */
  run: async ({ openids, rate, ...common }) => {
    const everyMs = 3000 / rate;
    const begun = performance.now();
    const pushes = openids.map(async (openid, at) => {
      await pause(begun + at * everyMs - performance.now());
      return push({ openid, at, ...common });
    });
    return { pushes: await Promise.all(pushes), seconds: (performance.now() - begun) / 1000 };
  },
});
