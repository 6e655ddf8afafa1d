import { createHash, randomBytes } from 'node:crypto';
import { Agent, get, type IncomingMessage } from 'node:http';
import { readBroadcast, sendBroadcast } from '@hotline/shared/contracts/broadcasts.staff';
import { buildRequest } from '@hotline/shared/contracts/client';
import { livePath } from '@hotline/shared/contracts/tickets.staff';
import type { RowDataPacket } from 'mysql2/promise';
import { newId } from '../../src/platform/ids';
import { broadcastDraft } from '../support/broadcasts';
import { eventually } from '../support/eventually';
import { openFleet, type Fleet } from '../support/fleet';
import { Person, staffOf } from '../support/people';

/**
 * A server as a process with every seat's stream open: a broadcast reaches the last of them in time, and receipts are
 * exact although the server is killed while they come in. 1,800 seats by `npm run verify:broadcast`.
 */
const full = process.env['VERIFY_COUNT'] !== undefined;
const count = Number(process.env['VERIFY_COUNT'] ?? 24);
const patience = full ? 600_000 : 120_000;
/** What the hotline promises; fewer seats on a busy machine are asked for less. */
const withinMs = full ? 2_000 : 10_000;

let fleet: Fleet;
let editor: Person;
let seats: readonly Seat[];

interface Seat {
  readonly id: string;
  readonly token: string;
}

const url = (): string => {
  const [replica] = fleet.replicas;
  if (!replica?.url) throw new Error('the server is down');
  return replica.url;
};

/** Seats with sessions as a log-in leaves them; a real log-in costs a tenth of a second by design. */
async function openSeats(): Promise<Seat[]> {
  const now = Date.now();
  const made = Array.from({ length: count }, (_, at) => ({ id: newId(), staffNo: `B${10_000 + at}`, token: randomBytes(32).toString('base64url') }));
  for (let at = 0; at < made.length; at += 300) {
    const some = made.slice(at, at + 300);
    await fleet.database.query('INSERT INTO staff (id, staffNo, name, role, passwordHash, failedLogins, disabled, demo, createdAt) VALUES ?', [some.map(({ id, staffNo }) => [id, staffNo, '坐席', 'operator', '-', 0, false, true, now])]);
    await fleet.database.query('INSERT INTO session (tokenHash, kind, principalId, origin, openedAt, seenAt) VALUES ?', [some.map(({ id, token }) => [createHash('sha256').update(token).digest('hex'), 'staff', id, 'password', now, now])]);
  }
  return made;
}

beforeAll(async () => {
  fleet = await openFleet(1);
  editor = await staffOf({ ...fleet, url: url() }, 'editor');
  seats = await openSeats();
}, patience);
afterAll(() => fleet?.stop());

/** Opens a seat's stream; `heard` resolves to the instant at which a broadcast was read from it. */
function listen({ token }: Seat, agent: Agent): Promise<{ heard: Promise<number>; close: () => void }> {
  return new Promise((opened, failed) => {
    const call = get(url() + livePath, { agent, headers: { authorization: `Bearer ${token}` } }, (answer: IncomingMessage) => {
      if (answer.statusCode !== 200) return failed(new Error(`stream: ${answer.statusCode}`));
      const heard = new Promise<number>((resolve, reject) => {
        let text = '';
        answer.on('close', () => reject(new Error('the stream ended')));
        answer.setEncoding('utf8').on('data', (chunk: string) => {
          text += chunk;
          if (/event: broadcast\ndata: .*\n\n/.test(text)) resolve(Date.now());
        });
      });
      answer.on('error', () => undefined);
      heard.catch(() => undefined);
      opened({ heard, close: () => call.destroy() });
    });
    call.on('error', failed);
  });
}

async function inParallel<T, R>(items: readonly T[], hands: number, work: (item: T) => Promise<R>): Promise<R[]> {
  const queue = [...items];
  const done: R[] = [];
  const hand = async (): Promise<void> => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) done.push(await work(item));
  };
  await Promise.all(Array.from({ length: hands }, hand));
  return done;
}

const share = (sorted: readonly number[], part: number): number => sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? 0;

test('every open seat is shown a broadcast in time', async () => {
  const agent = new Agent({ maxSockets: Infinity, keepAlive: true });
  const streams = await inParallel(seats, 24, (seat) => listen(seat, agent));
  // Two rounds of the live loop without a seat coming in.
  await editor.call(sendBroadcast, { body: broadcastDraft({ title: '预热', mustRead: false, recipients: { kind: 'roles', roles: ['supervisor'] } }) });
  const { method, url: path, body } = buildRequest(sendBroadcast, { body: broadcastDraft() });
  const began = Date.now();
  await editor.send(method, path, body);
  const answered = Date.now() - began;
  const waits = (await Promise.all(streams.map(({ heard }) => heard))).map((at) => at - began).sort((one, other) => one - other);
  for (const { close } of streams) close();
  agent.destroy();
  process.stdout.write(`${count} 个坐席：发布 ${answered} 毫秒得到答复，收到 p50 ${share(waits, 0.5)}、p99 ${share(waits, 0.99)}、最后一个 ${waits.at(-1)} 毫秒\n`);
  expect(waits).toHaveLength(count);
  expect(waits.at(-1)).toBeLessThanOrEqual(withinMs);
}, patience);

/** What each seat was told of its receipt: when it was written, or nothing. */
type Told = ReadonlyMap<string, number | null>;

/** At once under way; few enough that some seats have yet to ask when the server goes. */
const LANES = Math.min(32, Math.ceil(count / 4));

/** Seats read it; `onTold` hears of every answer, and its seat waits for what it returns before the next one asks. */
async function readAll(id: string, onTold: (told: number) => Promise<void> | undefined = () => undefined): Promise<Told> {
  // As browsers do, on asking a server that is gone.
  const base = url();
  const told = new Map<string, number | null>();
  let answers = 0;
  await inParallel(seats, LANES, async (seat) => {
    const person = new Person(base, { authorization: `Bearer ${seat.token}` });
    const readAt = await person.call(readBroadcast, { params: { id } }).then((answer) => answer.readAt, () => null);
    told.set(seat.id, readAt);
    if (readAt !== null) await onTold((answers += 1));
  });
  return told;
}

interface Receipt extends RowDataPacket {
  readonly staffId: string;
  readonly readAt: string | number;
}

const receipts = async (id: string): Promise<Map<string, number>> => {
  const [rows] = await fleet.database.query<Receipt[]>('SELECT staffId, readAt FROM broadcast_receipt WHERE broadcastId = ?', [id]);
  expect(new Set(rows.map(({ staffId }) => staffId)).size).toBe(rows.length);
  return new Map(rows.map(({ staffId, readAt }) => [staffId, Number(readAt)]));
};

test('receipts are exact although the server is killed while they come in', async () => {
  const [server] = fleet.replicas;
  const { id } = await editor.call(sendBroadcast, { body: broadcastDraft({ title: '回执' }) });
  const killAt = Math.ceil(count / 3);
  let killed: Promise<void> | undefined;
  const told = await readAll(id, (answers) => {
    if (answers >= killAt) killed ??= server?.kill();
    return killed;
  });
  await killed;
  const acknowledged = [...told].filter(([, readAt]) => readAt !== null);
  const kept = await receipts(id);
  const unsaid = [...kept.keys()].filter((staffId) => told.get(staffId) === null);
  process.stdout.write(`断电时：${acknowledged.length} 人已得到答复，库中 ${kept.size} 条回执，其中 ${unsaid.length} 条在途中未及答复\n`);
  expect(acknowledged.length).toBeLessThan(count);
  expect(acknowledged.filter(([staffId, readAt]) => kept.get(staffId) !== readAt)).toEqual([]);
  expect(unsaid.length).toBeLessThanOrEqual(LANES);

  await server?.start();
  const again = await readAll(id);
  expect([...again.values()].filter((readAt) => readAt === null)).toEqual([]);
  const all = await eventually(() => receipts(id), ({ size }) => size === count);
  expect([...kept].filter(([staffId, readAt]) => all.get(staffId) !== readAt)).toEqual([]);
  expect([...again].filter(([staffId, readAt]) => all.get(staffId) !== readAt)).toEqual([]);
  process.stdout.write(`重启后全部重读：${all.size} 人 ${all.size} 条回执，首次阅读时间不变\n`);
}, patience);
