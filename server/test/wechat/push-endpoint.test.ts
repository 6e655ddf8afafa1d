import type { PushAccount } from '../../src/wechat/core/config';
import { MessageCrypto } from '../../src/wechat/core/message-crypto';
import { pushEndpoint, type PushEndpoint } from '../../src/wechat/core/push-endpoint';
import type { InboxTimings, PushHandler, ShowLate } from '../../src/wechat/core/push-inbox';
import { PushStore } from '../../src/wechat/core/push-store';
import { PushRecord } from '../../src/wechat/core/push.entity';
import type { Reply } from '../../src/wechat/core/reply';
import { textOf } from '../../src/wechat/core/tree';
import { readXml } from '../../src/wechat/core/xml';
import type { Database } from '../../src/platform/db/database';
import { eventually } from '../support/eventually';
import type { Spool } from '../../src/platform/spool/spool';
import { account, closeAll, gateway, openDatabase, openSpools, seal, serve, signedPush, silent, textMessage, TestClock, type SignedPush } from './support';

afterAll(closeAll);

const patient: InboxTimings = { answerMs: 3000, claimMs: 3000, holdMs: 3000, pollMs: 1 };
const text = (content: string): Reply => ({ kind: 'text', content });

interface World {
  readonly db: Database;
  readonly clock: TestClock;
  readonly spool: Spool;
  readonly endpoint: PushEndpoint;
  /** Texts shown after their pushes had been answered. */
  readonly late: readonly string[];
  readonly post: (push: SignedPush) => Promise<{ status: number; body: string; type: string | null }>;
  readonly push: (content: string, msgId: string) => SignedPush;
}

async function world(handle: PushHandler, given: { timings?: InboxTimings; account?: PushAccount; db?: Database; store?: PushStore } = {}): Promise<World> {
  const db = given.db ?? (await openDatabase());
  const clock = new TestClock();
  const own = given.account ?? account;
  const spool = openSpools().open('pushes');
  const late: string[] = [];
  const showLate: ShowLate = async (_, reply) => void (reply.kind === 'text' && late.push(reply.content));
  const endpoint = pushEndpoint({ account: own, handle, showLate, store: given.store ?? new PushStore(db, clock, seal), spool, clock, log: silent, timings: given.timings ?? patient });
  const base = await serve(endpoint.middleware);
  const post = async ({ query, body }: SignedPush) => {
    const response = await fetch(`${base}/?${new URLSearchParams(query)}`, { method: 'POST', body });
    return { status: response.status, body: await response.text(), type: response.headers.get('content-type') };
  };
  return { db, clock, spool, endpoint, late, post, push: (content, msgId) => signedPush(own, textMessage(content, msgId), clock.seconds()) };
}

const rows = (db: Database) => db.read((em) => em.find(PushRecord));
/** The text a citizen would see, or `success`. */
function shown(body: string): string {
  if (body === 'success') return body;
  return textOf(readXml(new MessageCrypto(account.appid, account.aesKey).decrypt(textOf(readXml(body), 'Encrypt'))), 'Content');
}

test('answers a message with what the handler says', async () => {
  const { post, push, db } = await world(async (message) => text(`收到：${textOf(message.fields, 'Content')}`));
  const answer = await post(push('路灯坏了', '1'));
  expect([answer.status, answer.type]).toEqual([200, 'application/xml']);
  expect(shown(answer.body)).toBe('收到：路灯坏了');
  expect(await rows(db)).toMatchObject([{ state: 'done', message: null, attempts: 1 }]);
});

test('answers success where there is nothing to say', async () => {
  const { post, push } = await world(async () => null);
  expect(await post(push('好', '1'))).toEqual({ status: 200, body: 'success', type: 'text/plain; charset=utf-8' });
});

test('refuses everything alike and stores nothing', async () => {
  let handled = 0;
  const { post, push, db, clock, endpoint } = await world(async () => ((handled += 1), null));
  const base = await serve(endpoint.middleware);
  const good = push('好', '1');
  const used = push('好', '2');
  await post(used);
  const bad: SignedPush[] = [
    { ...good, query: {} },
    { ...good, query: { ...good.query, msg_signature: 'x' } },
    { ...good, body: textMessage('明文', '1') },
    { ...good, body: '<!DOCTYPE x><xml/>' },
    { ...good, body: 'x'.repeat(70_000) },
    { ...good, body: '' },
    signedPush({ ...account, appid: 'wxffffffffffffffff' }, textMessage('x', '3'), clock.seconds()),
    signedPush(account, textMessage('x', '4'), String(Number(clock.seconds()) - 301)),
    signedPush(account, '<xml><ToUserName>gh_1</ToUserName></xml>', clock.seconds()),
    used,
  ];
  const answers = [];
  for (const push of bad) answers.push(await post(push));
  answers.push(...(await Promise.all(['GET', 'PUT', 'DELETE'].map(async (method) => {
    const response = await fetch(`${base}/?echostr=1&signature=x`, { method });
    return { status: response.status, body: await response.text(), type: response.headers.get('content-type') };
  }))));
  expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(new Set([JSON.stringify({ status: 403, body: '', type: 'text/plain; charset=utf-8' })]));
  expect([handled, (await rows(db)).length]).toEqual([1, 1]);
});

test('answers the handshake as text', async () => {
  const { endpoint, push } = await world(async () => null);
  const base = await serve(endpoint.middleware);
  const { signature = '', timestamp = '', nonce = '' } = push('', '1').query;
  const response = await fetch(`${base}/?${new URLSearchParams({ signature, timestamp, nonce, echostr: '4375120948345356249' })}`);
  expect([response.status, await response.text(), response.headers.get('content-type')]).toEqual([200, '4375120948345356249', 'text/plain; charset=utf-8']);
});

test('repeats of a message get its reply, on this replica or another', async () => {
  let handled = 0;
  const handle: PushHandler = async () => text(`第${(handled += 1)}次`);
  const first = await world(handle);
  const second = await world(handle, { db: first.db });
  const answers = [await first.post(first.push('好', '7')), await first.post(first.push('好', '7')), await second.post(second.push('好', '7'))];
  expect(answers.map(({ body }) => shown(body))).toEqual(['第1次', '第1次', '第1次']);
  expect(handled).toBe(1);
});

test('a repeat that comes while the first is being handled waits for its reply', async () => {
  const { opened, open } = gateway<Reply>();
  let handled = 0;
  const handle: PushHandler = () => ((handled += 1), opened);
  const first = await world(handle);
  const second = await world(handle, { db: first.db });
  const deliveries = [first.post(first.push('好', '8')), first.post(first.push('好', '8')), second.post(second.push('好', '8'))];
  while ((await rows(first.db)).length === 0 || handled === 0) await new Promise((resolve) => setImmediate(resolve));
  open(text('同一答复'));
  expect((await Promise.all(deliveries)).map(({ body }) => shown(body))).toEqual(Array(3).fill('同一答复'));
  expect(handled).toBe(1);
});

test('a slow handler is answered success; its reply is shown late, once, and kept for repeats', async () => {
  const { opened, open } = gateway<Reply>();
  const { post, push, endpoint, late } = await world(() => opened, { timings: { ...patient, answerMs: 30 } });
  expect((await post(push('慢', '9'))).body).toBe('success');
  expect((await post(push('慢', '9'))).body).toBe('success');
  open(text('迟到的答复'));
  await endpoint.drain();
  expect(late).toEqual(['迟到的答复']);
  expect(shown((await post(push('慢', '9'))).body)).toBe('迟到的答复');
  expect(late).toHaveLength(1);
});

test('a database that hangs is answered success in time, and the message is handled when it wakes', async () => {
  const handled: string[] = [];
  const { post, push, db, spool, endpoint, late } = await world(async (message) => (handled.push(textOf(message.fields, 'MsgId')), text('已收到')), { timings: { ...patient, claimMs: 20 } });
  const { opened, open } = gateway<null>();
  const held = db.read(() => opened);
  expect((await post(push('好', '10'))).body).toBe('success');
  expect(handled).toEqual([]);
  open(null);
  await held;
  await eventually(() => endpoint.workOff(), () => spool.size() === 0);
  await endpoint.drain();
  expect(handled).toEqual(['10']);
  expect(late).toEqual(['已收到']);
});

test('what one person wrote while the database hung is handled in its order, and what follows queues up behind', async () => {
  const handled: string[] = [];
  const { post, push, db, spool, endpoint } = await world(async (message) => (handled.push(textOf(message.fields, 'MsgId')), null), { timings: { ...patient, claimMs: 20 } });
  const { opened, open } = gateway<null>();
  const held = db.read(() => opened);
  for (const id of ['1', '2', '3']) expect((await post(push('好', id))).body).toBe('success');
  open(null);
  await held;
  expect((await post(push('好', '4'))).body).toBe('success');
  expect(spool.size()).toBe(4);
  await eventually(() => endpoint.workOff(), () => spool.size() === 0);
  await endpoint.drain();
  expect(handled).toEqual(['1', '2', '3', '4']);
});

test('a database known to be away is not asked again by every push', async () => {
  const db = await openDatabase();
  class CountingStore extends PushStore {
    claims = 0;
    override claim(...message: Parameters<PushStore['claim']>): ReturnType<PushStore['claim']> {
      this.claims += 1;
      return super.claim(...message);
    }
  }
  const store = new CountingStore(db, new TestClock(), seal);
  const { post, push, spool, endpoint } = await world(async () => null, { db, store, timings: { ...patient, claimMs: 20 } });
  const { opened, open } = gateway<null>();
  const held = db.read(() => opened);
  for (let id = 1; id <= 10; id += 1) expect((await post(push('好', String(id)))).body).toBe('success');
  expect([store.claims, spool.size()]).toEqual([1, 10]);
  open(null);
  await held;
  await eventually(() => endpoint.workOff(), () => spool.size() === 0);
  await post(push('好', '11'));
  expect(spool.size()).toBe(0);
});

test('a message that the database cannot take is held on disk, one that the disk cannot take either is answered 503', async () => {
  const { post, push, db, spool } = await world(async () => null);
  await db.source.query('DROP TABLE wechat_push');
  expect(await post(push('好', '11'))).toMatchObject({ status: 200, body: 'success' });
  expect(spool.size()).toBe(1);
  await spool.close();
  expect(await post(push('好', '12'))).toMatchObject({ status: 503, body: '' });
});

test('a failed handling is taken up later, five times at most', async () => {
  let broken = true;
  const seen: string[] = [];
  const { post, push, clock, db, endpoint } = await world(async (message) => {
    seen.push(textOf(message.fields, 'Content'));
    if (broken) throw new Error('not now');
    return null;
  });
  expect((await post(push('好', '12'))).body).toBe('success');
  expect(await endpoint.recover()).toBe(0);
  clock.ms += 31_000;
  broken = false;
  expect(await endpoint.recover()).toBe(1);
  expect(seen).toEqual(['好', '好']);
  expect(await rows(db)).toMatchObject([{ state: 'done', attempts: 2, message: null }]);
  broken = true;
  await post(push('坏', '13'));
  for (let round = 0; round < 10; round += 1) {
    clock.ms += 3_600_000;
    await endpoint.recover();
  }
  expect(seen.filter((content) => content === '坏')).toHaveLength(5);
  expect((await rows(db)).find(({ attempts }) => attempts === 5)).toMatchObject({ state: 'dead' });
});

test('what a crashed replica held is taken over by one other', async () => {
  const { opened, open } = gateway<Reply>();
  const crashed = await world(() => opened, { timings: { ...patient, answerMs: 5 } });
  await crashed.post(crashed.push('好', '14'));
  const handled: string[] = [];
  const heirs = await Promise.all([1, 2].map(() => world(async (message) => (handled.push(message.key), text('接手')), { db: crashed.db })));
  for (const heir of heirs) heir.clock.ms += 121_000;
  await Promise.all(heirs.map((heir) => heir.endpoint.recover()));
  expect(handled).toHaveLength(1);
  open(text('过期'));
  await crashed.endpoint.drain();
  const [taken] = await rows(crashed.db);
  expect((await new PushStore(crashed.db, crashed.clock, seal).find(taken?.key ?? ''))?.reply).toEqual(text('接手'));
});

test('handled messages are forgotten, unhandled ones are not', async () => {
  const { post, push, clock, db } = await world(async (message) => {
    if (textOf(message.fields, 'MsgId') === '16') throw new Error('no');
    return null;
  });
  await post(push('好', '15'));
  await post(push('好', '16'));
  expect(await new PushStore(db, clock, seal).purge(clock.ms + 1)).toBe(1);
  expect(await rows(db)).toHaveLength(1);
});
