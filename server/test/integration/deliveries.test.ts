import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { createConnection, type Connection, type RowDataPacket } from 'mysql2/promise';
import { judge, nothingWrong, waitOf, type Push } from '../support/deliveries';
import { eventually } from '../support/eventually';
import { openHost, type Host } from '../support/host';
import { freshMariadbUrl } from '../support/mariadb';

/**
 * Three deliveries of every push, to two replicas as processes on one MariaDB of their own, the crowd in a process of its
 * own. Full counts and the ceiling on waits by `npm run verify:deliveries`; `npm test` counts effects and holds WeChat's patience.
 */
const full = process.env['VERIFY_COUNT'] !== undefined;
const count = Number(process.env['VERIFY_COUNT'] ?? 60);
/** Deliveries a second. */
const rate = full ? 150 : 20;
const frozenSeconds = full ? 60 : 5;
const promisedMs = 3000;
const patience = 900_000;

let replicas: Host;
let crowd: Host;
let database: Connection;
let urls: readonly string[];
let settings: Readonly<Record<string, string>>;
/** Effects of one follower who was handled once. */
let each: number;

beforeAll(async () => {
  replicas = openHost('replicas-host');
  crowd = openHost('push-load');
  const { url } = await freshMariadbUrl((await replicas.ask('database')) as string);
  ({ urls, settings } = (await replicas.ask('launch', { databaseUrl: url, count: 2 })) as { urls: string[]; settings: Record<string, string> });
  const at = new URL(url);
  database = await createConnection({ user: 'root', socketPath: at.searchParams.get('socketPath') ?? '', database: at.pathname.slice(1) });
  await recordEffects();
  const { pushes } = await send(people(1));
  each = (await effects()).get(pushes[0]?.openid ?? '') ?? 0;
  expect(each).toBeGreaterThan(0);
}, patience);

afterAll(async () => {
  database?.destroy();
  await crowd?.close();
  await replicas?.close();
}, patience);

/** Writes down every change to a follower, beyond the reach of whatever makes handling idempotent. */
async function recordEffects(): Promise<void> {
  await database.query('CREATE TABLE effect (id INTEGER PRIMARY KEY AUTO_INCREMENT, subject VARCHAR(64) NOT NULL)');
  for (const change of ['INSERT', 'UPDATE']) {
    await database.query(`CREATE TRIGGER effect_of_${change} AFTER ${change} ON citizen_identity FOR EACH ROW INSERT INTO effect (subject) VALUES (NEW.subject)`);
  }
}

async function effects(): Promise<Map<string, number>> {
  const [rows] = await database.query<RowDataPacket[]>('SELECT subject, COUNT(*) AS times FROM effect GROUP BY subject');
  return new Map(rows.map((row) => [String(row['subject']), Number(row['times'])]));
}

const people = (number: number): string[] => Array.from({ length: number }, () => `o${randomUUID().replaceAll('-', '')}`);

/** `writtenAt` in seconds: the same person and second make the same message. */
async function send(openids: readonly string[], { to = urls, writtenAt = Math.floor(Date.now() / 1000) } = {}): Promise<{ pushes: Push[]; seconds: number }> {
  const keys = { appid: settings['WECHAT_OA_APPID'], token: settings['WECHAT_OA_TOKEN'], aesKey: settings['WECHAT_OA_AES_KEY'], format: 'xml' };
  return (await crowd.ask('run', { openids, rate, urls: to, keys, createTime: writtenAt })) as { pushes: Push[]; seconds: number };
}

/** Records that wait on a replica's disk. */
async function heldBy(url: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  return Number(/spool_records\{spool="official-account-pushes"\} (\d+)/.exec(text)?.[1] ?? Number.NaN);
}

async function workedOff(): Promise<void> {
  for (const url of urls) await eventually(() => heldBy(url), (records) => records === 0, 300_000);
  const open = async (): Promise<number> => Number((await database.query<RowDataPacket[]>("SELECT COUNT(*) AS open FROM wechat_push WHERE state <> 'done'"))[0][0]?.['open']);
  await eventually(open, (left) => left === 0, 300_000);
}

function report(what: string, { pushes, seconds }: { pushes: readonly Push[]; seconds: number }): void {
  const waits = [0.5, 0.99, 0.999, 1].map((share) => waitOf(pushes, share));
  const deliveries = pushes.reduce((sum, push) => sum + push.deliveries.length, 0);
  if (full) process.stdout.write(`${what}: ${pushes.length} pushes, ${deliveries} deliveries in ${seconds.toFixed(0)} s (${Math.round(deliveries / seconds)}/s); p50 ${waits[0]} ms, p99 ${waits[1]} ms, p99.9 ${waits[2]} ms, max ${waits[3]} ms\n`);
}

test('the books notice a push that was lost, one handled twice, a late answer, and one that differs', async () => {
  const writtenAt = Math.floor(Date.now() / 1000);
  const { pushes } = await send(people(4), { writtenAt });
  const [twice = '', late = '', other = ''] = pushes.map(({ openid }) => openid);
  await database.query('DELETE FROM wechat_push');
  const repeated = await send([twice], { writtenAt });
  const [never = ''] = people(1);
  const seen: Push[] = [...pushes, { openid: never, deliveries: repeated.pushes[0]?.deliveries ?? [] }].map((push) => ({
    ...push,
    deliveries: push.deliveries.map((delivery, at) => ({ ...delivery, ...(at === 0 && push.openid === late && { ms: promisedMs + 1 }), ...(at === 0 && push.openid === other && { shown: '您好' }) })),
  }));
  expect(judge({ pushes: seen, effects: await effects(), each, withinMs: promisedMs })).toEqual({ lost: [never], doubled: [twice], unanswered: [`${late} 200 ${promisedMs + 1} ms`], differing: [other] });
}, patience);

test(`${count} pushes, each delivered three times to two replicas, have one effect each and one reply`, async () => {
  const sent = await send(people(count));
  report('two replicas', sent);
  await workedOff();
  // On a machine that is short of everything a reply may come too late to be shown; the full run allows none.
  expect(judge({ pushes: sent.pushes, effects: await effects(), each, withinMs: promisedMs, silenceAllowed: !full })).toEqual(nothingWrong);
  if (full) expect(waitOf(sent.pushes, 0.999)).toBeLessThanOrEqual(1000);
}, patience);

test(`while the database stands still for ${frozenSeconds} s every push is answered, and afterwards nothing is lost or doubled`, async () => {
  const sending = send(people(Math.ceil(((frozenSeconds + 4) * rate) / 3)));
  await pause(2000);
  await replicas.ask('freeze');
  await pause(frozenSeconds * 1000);
  await replicas.ask('thaw');
  const sent = await sending;
  report(`database stopped for ${frozenSeconds} s`, sent);
  await workedOff();
  expect(judge({ pushes: sent.pushes, effects: await effects(), each, withinMs: promisedMs, silenceAllowed: true })).toEqual(nothingWrong);
}, patience);

test('what a replica held when it was killed is handled when it is back', async () => {
  await replicas.ask('freeze');
  const sent = await send(people(10), { to: urls.slice(1) });
  expect(await heldBy(urls[1] ?? '')).toBeGreaterThanOrEqual(10);
  await replicas.ask('kill', { at: 1 });
  await replicas.ask('thaw');
  await replicas.ask('restart', { at: 1 });
  await workedOff();
  expect(judge({ pushes: sent.pushes, effects: await effects(), each, withinMs: promisedMs, silenceAllowed: true })).toEqual(nothingWrong);
}, patience);
