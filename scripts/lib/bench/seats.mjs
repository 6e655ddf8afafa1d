// Temporary seats on two replicas and one MariaDB: how long a batch takes to make, and how soon its end is felt everywhere.
import { randomBytes } from 'node:crypto';
import { Obstacle, say } from '../messages.mjs';
import { startMariadb } from '../mariadb.mjs';
import { inParallel } from '../replay/client.mjs';
import { launchReplicas } from '../replicas.mjs';
import { loadSupport } from '../test-support.mjs';

const { freshMariadbUrl } = loadSupport('mariadb');

/** What a city in a flood can wait for. */
const limits = { creationMs: 60_000, revocationMs: 1000 };
const hands = 8;

async function ask(url, path, { cookie, body } = {}) {
  const headers = { 'x-requested-with': 'hotline', ...(cookie && { cookie }), ...(body && { 'content-type': 'application/json' }) };
  return fetch(url + path, { method: body ? 'POST' : 'GET', headers, body: body && JSON.stringify(body) });
}

async function answerOf(request) {
  const answer = await request;
  const text = await answer.text();
  if (!answer.ok) throw new Obstacle(`服务器拒绝了请求（${answer.status}）。`, { details: text });
  return { body: JSON.parse(text), cookie: answer.headers.getSetCookie().map((line) => line.split(';')[0]).join('; ') };
}

const logIn = async (url, staffNo, password) => (await answerOf(ask(url, '/api/staff/sessions', { body: { staffNo, password } }))).cookie;

/** Makes and grants a batch, as the two administrators do. */
async function createSeats({ urls: [url], system, security }, count) {
  const began = Date.now();
  const draft = { name: '压力测试', count, lastDay: '2099-12-31', categories: [], areas: [] };
  const { body: { batch, codes } } = await answerOf(ask(url, '/api/staff/seat-batches', { cookie: system, body: draft }));
  await answerOf(ask(url, `/api/staff/seat-batches/${batch.id}/grant`, { cookie: security, body: {} }));
  return { id: batch.id, codes, ms: Date.now() - began };
}

/** Volunteers use their codes and log in, each at one of the replicas; resolves to their sessions. */
async function activateSome(urls, codes) {
  const cookies = [];
  await inParallel(codes, hands, async ({ staffNo, activationCode }, at) => {
    const url = urls[at % urls.length];
    const newPassword = `Qx7#${randomBytes(12).toString('base64url')}`;
    await answerOf(ask(url, '/api/staff/activations', { body: { activationCode, name: '志愿者', newPassword } }));
    cookies.push(await logIn(url, staffNo, newPassword));
  });
  return cookies;
}

const letIn = async (url, cookie) => {
  const answer = await ask(url, '/api/staff/me', { cookie });
  await answer.arrayBuffer();
  return answer.ok;
};

/** Everybody keeps working at every replica while the batch is revoked; when was somebody let in for the last time? */
async function revoke({ urls, security }, id, cookies) {
  const began = Date.now();
  let last = began;
  let over = false;
  const work = async (url) => {
    for (let at = 0; !over; at += 1) {
      const asked = Date.now();
      if (await letIn(url, cookies[at % cookies.length])) last = Math.max(last, asked);
    }
  };
  const working = urls.map(work);
  await answerOf(ask(urls[0], `/api/staff/seat-batches/${id}/revoke`, { cookie: security, body: { reason: '压力测试结束' } }));
  const answered = Date.now() - began;
  let left = 0;
  for (const url of urls) await inParallel(cookies, hands, async (cookie) => void (left += (await letIn(url, cookie)) ? 1 : 0));
  over = true;
  await Promise.all(working);
  return { answered, effect: last - began, left };
}

async function measure(replicas, { count, activated }) {
  const passwordOf = (role) => replicas.demoLogins().find((login) => login.role === role);
  const [system, security] = await Promise.all(['systemAdmin', 'securityAdmin'].map(async (role) => {
    const { staffNo, password } = passwordOf(role);
    return logIn(replicas.urls[0], staffNo, password);
  }));
  const hotline = { urls: replicas.urls, system, security };
  const made = await createSeats(hotline, count);
  say(`创建并批准 ${count} 个临时坐席：${(made.ms / 1000).toFixed(1)} 秒（不超过 ${limits.creationMs / 1000} 秒）`);
  const began = Date.now();
  const cookies = await activateSome(replicas.urls, made.codes.slice(0, activated));
  say(`${cookies.length} 人激活并登录：${((Date.now() - began) / 1000).toFixed(1)} 秒，每人 ${((Date.now() - began) / cookies.length).toFixed(0)} 毫秒（口令按正式强度计算，每人两次）`);
  const { answered, effect, left } = await revoke(hotline, made.id, cookies);
  say(`撤销 ${count} 个：${answered} 毫秒得到答复，最后一次放行在撤销开始后 ${effect} 毫秒（不超过 ${limits.revocationMs} 毫秒），此后两个副本上 ${2 * cookies.length} 次请求放行 ${left} 次`);
  if (made.ms > limits.creationMs || effect > limits.revocationMs || left > 0) throw new Obstacle('没有达到要求。');
}

/** Prints the figures; an Obstacle when a limit is missed. */
export async function benchSeats(options) {
  const mariadb = await startMariadb();
  try {
    const { url } = await freshMariadbUrl(mariadb.socket);
    const replicas = await launchReplicas(url, 2);
    try {
      await measure(replicas, options);
    } finally {
      await replicas.stop();
    }
  } finally {
    await mariadb.stop();
  }
}
