import { buildEnvelope, type Envelope, type Stamp } from './envelope';
import { countDelivery, noteSuspended } from './mark-fail';
import { parseReply, type Reply } from './parse-reply';
import { sendHttp, type HttpOutcome } from './send-http';
import type { Account } from '../world/account';
import type { DuplicateEffect, FaultEffect } from '../world/faults';
import type { World } from '../world/world';
import type { PushMessage } from './push-message';

/** One posting of a message. */
export interface PushAttempt {
  attempt: number;
  status: number;
  body: string;
  ms: number;
  outcome: 'answered' | 'timeout' | 'failed' | 'suspended';
  duplicate: boolean;
}

export interface PushReport {
  type: string;
  attempts: PushAttempt[];
  /** Null when no attempt was answered with HTTP 200. */
  reply: Reply | null;
}

const ATTEMPTS = 3;

const lastStamps = new WeakMap<World, Map<string, Stamp>>();

function stampFor(world: World, account: Account, effect: FaultEffect): Stamp {
  const stamps = lastStamps.get(world) ?? new Map<string, Stamp>();
  lastStamps.set(world, stamps);
  const previous = stamps.get(account.appid);
  if (effect.noncesReused && previous) return previous;
  const digits = BigInt(`0x${Buffer.from(world.mint.opaque('nonce', 12)).toString('hex')}`) % 10_000_000_000n;
  const stamp = { timestamp: world.clock.realSeconds(), nonce: String(digits) };
  stamps.set(account.appid, stamp);
  return stamp;
}

interface PostFacts {
  message: PushMessage;
  envelope: Envelope;
  outcome: HttpOutcome;
  attempt: number;
  note: string;
}

function record(world: World, account: Account, facts: PostFacts): void {
  const { message, envelope, outcome, attempt, note } = facts;
  world.metrics.count(`push ${message.type} ${outcome.kind}`);
  world.log.add({
    dir: 'push',
    at: world.clock.now(),
    method: 'POST',
    path: account.pushUrl,
    query: envelope.query,
    appid: account.appid,
    openid: message.openid,
    requestBody: envelope.body,
    plainBody: envelope.plainBody,
    signedText: envelope.signed,
    status: outcome.status,
    responseBody: outcome.body || outcome.detail,
    ms: outcome.ms,
    attempt,
    note: `${message.type}${note}`,
  });
}

interface PostJob {
  message: PushMessage;
  effect: FaultEffect;
  attempt: number;
  duplicate: boolean;
}

async function post(world: World, account: Account, job: PostJob): Promise<PushAttempt> {
  const { message, effect, attempt, duplicate } = job;
  if (effect.delayMs) await pause(effect.delayMs);
  const envelope = buildEnvelope(account, message, { stamp: stampFor(world, account, effect), effect });
  const sent = await sendHttp({
    method: 'POST',
    url: `${account.pushUrl}${account.pushUrl.includes('?') ? '&' : '?'}${envelope.query}`,
    contentType: envelope.contentType,
    body: envelope.body,
    timeoutMs: world.pushTimeoutMs,
    ...(effect.reset ? { hangUp: true } : {}),
  });
  const outcome: HttpOutcome = effect.timeout ? { ...sent, kind: 'timeout', detail: 'answer lost (fault)' } : sent;
  record(world, account, { message, envelope, outcome, attempt, note: duplicate ? ' (duplicate)' : '' });
  return { attempt, status: outcome.status, body: outcome.body, ms: outcome.ms, outcome: outcome.kind, duplicate };
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

function succeeded(attempt: PushAttempt): boolean {
  return attempt.outcome === 'answered' && attempt.status === 200;
}

interface CopyJob {
  message: PushMessage;
  duplicate: DuplicateEffect;
}

async function postCopies(world: World, account: Account, job: CopyJob): Promise<PushAttempt[]> {
  const { message, duplicate } = job;
  const copy = () => post(world, account, { message, effect: {}, attempt: 1, duplicate: true });
  const copies: Promise<PushAttempt>[] = [];
  for (let index = 0; index < duplicate.n; index += 1) {
    if (duplicate.gapMs) await pause(duplicate.gapMs);
    const sending = copy();
    copies.push(sending);
    if (!duplicate.concurrent) await sending;
  }
  return Promise.all(copies);
}

/** What goes wrong with this attempt; a reordered one first waits to be overtaken. */
async function takeEffect(world: World, account: Account, message: PushMessage): Promise<FaultEffect> {
  const probe = { dir: 'push' as const, appid: account.appid, openid: message.openid, type: message.type };
  const effect = world.faults.take({ ...probe, path: new URL(account.pushUrl).pathname }) ?? {};
  if (effect.reorder) await world.overtaking.wait(account.appid, world.pushTimeoutMs);
  return effect;
}

/** A refused connection fails in no time; the next attempt comes when the first would have been given up. */
async function waitOut(world: World, done: PushAttempt): Promise<void> {
  if (done.outcome === 'failed') await pause(Math.max(0, world.pushTimeoutMs - done.ms));
}

/** Attempts until one is answered with 200, and the copies a duplicate fault asks for. */
async function attemptAll(world: World, account: Account, message: PushMessage): Promise<PushAttempt[]> {
  const attempts: PushAttempt[] = [];
  const copies: Promise<PushAttempt[]>[] = [];
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const effect = await takeEffect(world, account, message);
    const { duplicate } = effect;
    if (duplicate?.concurrent) copies.push(postCopies(world, account, { message, duplicate }));
    const done = await post(world, account, { message, effect, attempt, duplicate: false });
    attempts.push(done);
    if (duplicate && !duplicate.concurrent) copies.push(postCopies(world, account, { message, duplicate }));
    if (succeeded(done)) break;
    if (attempt < ATTEMPTS) await waitOut(world, done);
  }
  return [...attempts, ...(await Promise.all(copies)).flat()];
}

/** Unusable answers, and messages as an answer to events that allow "success" only. */
function lintReply(world: World, account: Account, facts: { message: PushMessage; reply: Reply | null }): void {
  const { message, reply } = facts;
  const note = (rule: string, detail: string) => world.lint.add({ rule, path: account.pushUrl, appid: account.appid, detail });
  if (reply?.kind === 'invalid') note('push.reply', reply.reason);
  if (reply?.kind === 'message' && !message.replyable) note('push.reply-to-event', `${message.type} was answered with a message`);
}

/**
 * Delivers one message: 5 s per attempt, three attempts in all, each signed anew. After three
 * messages in a row that nobody took, nothing is sent to the account for a minute (MarkFail).
 * Never rejects; an account without pushUrl gets no attempts.
 */
export async function deliverPush(world: World, account: Account, message: PushMessage): Promise<PushReport> {
  const report: PushReport = { type: message.type, attempts: [], reply: null };
  if (account.pushUrl === '') return report;
  if (account.markFailUntil > world.clock.now()) {
    noteSuspended(world, account, message);
    const skipped = { attempt: 0, status: 0, body: '', ms: 0, duplicate: false };
    return { ...report, attempts: [{ ...skipped, outcome: 'suspended' }] };
  }
  report.attempts = await attemptAll(world, account, message);
  world.overtaking.passed(account.appid);
  const answered = report.attempts.find((attempt) => succeeded(attempt) && !attempt.duplicate);
  countDelivery(world, account.appid, answered !== undefined);
  if (answered) report.reply = parseReply(account, answered.body, message.openid);
  lintReply(world, account, { message, reply: report.reply });
  return report;
}
