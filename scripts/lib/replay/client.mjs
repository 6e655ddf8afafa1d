import { setTimeout as pause } from 'node:timers/promises';

const patienceMs = 15 * 60_000;
const tryAgain = new Set([429, 500, 502, 503]);

/** An answer that no repetition would change. */
export class Refused extends Error {
  constructor(status, code) {
    super(`${status} ${code}`);
    Object.assign(this, { status, code });
  }
}

async function attempt(url, { method = 'GET', headers = {}, body }) {
  const answer = await fetch(url, {
    method,
    headers: { ...headers, ...(body && { 'content-type': 'application/json' }) },
    body: body && JSON.stringify(body),
    signal: AbortSignal.timeout(30_000),
  });
  return { answer, parsed: await answer.json() };
}

/** What to wait before the next attempt, or null when the answer is final. */
const waitAfter = (answer, round) => (tryAgain.has(answer.status) ? Number(answer.headers.get('retry-after') ?? 0) * 1000 || Math.min(100 * round, 1000) : null);

/** One attempt: the answer, or how long to wait for the next (a server that is away is waited for). Throws Refused. */
async function once(url, request, round) {
  const { answer, parsed } = await attempt(url, request).catch(() => ({ answer: null, parsed: null }));
  if (answer === null) return { wait: Math.min(100 * round, 1000) };
  if (answer.ok) return { result: { body: parsed, headers: answer.headers } };
  const wait = waitAfter(answer, round);
  if (wait === null) throw new Refused(answer.status, parsed.error?.code ?? parsed.errcode);
  return { wait };
}

/** Calls as a patient client does: waits out a server that is away, busy or asks to wait. Throws Refused. */
export async function patiently(url, request = {}) {
  const until = Date.now() + patienceMs;
  for (let round = 1; Date.now() < until; round += 1) {
    const { result, wait } = await once(url, request, round);
    if (result) return result;
    await pause(wait);
  }
  throw new Error(`${url} did not answer for ${patienceMs / 60_000} minutes`);
}

/** Works a list off with a few hands. */
export async function inParallel(items, hands, work) {
  const queue = items.entries();
  const hand = async () => {
    for (const [at, item] of queue) await work(item, at);
  };
  await Promise.all(Array.from({ length: hands }, hand));
}
