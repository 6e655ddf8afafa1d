import { randomUUID } from 'node:crypto';
import { submitTicket } from '@hotline/shared/contracts/tickets.citizen';
import { actionContracts } from '@hotline/shared/contracts/ticket-actions.staff';
import { getTicket } from '@hotline/shared/contracts/tickets.staff';
import type { RowDataPacket } from 'mysql2/promise';
import { eventually } from '../support/eventually';
import { openFleet, type Fleet } from '../support/fleet';
import { publicReply } from '../support/journey';
import { citizenFrom, draft, Refusal, sandboxAsks, staffOf, type Person } from '../support/people';
import { allowNotices, fault } from '../support/told';
import { judgeTold, noFaults, type Owed, type Shown } from '../support/told-books';

/**
 * Three replicas as processes on one MariaDB, killed while a send is under way, with WeChat's answer lost for three
 * notices in ten: each is told once, in the order of its ticket. Full counts by `npm run verify:notices`.
 */
const full = process.env['VERIFY_COUNT'] !== undefined;
const count = Number(process.env['VERIFY_COUNT'] ?? 20);
const kills = full ? 50 : 2;
const expiries = full ? 3 : 1;
const perExpiry = full ? 60 : 6;
const patience = full ? 3_600_000 : 240_000;
const sendPath = '/cgi-bin/message/subscribe/send';
const tokenPath = '/cgi-bin/stable_token';

let fleet: Fleet;
let operator: Person;

beforeAll(async () => {
  fleet = await openFleet(3);
  operator = await staffOf(fleet, 'operator');
}, patience);
afterAll(() => fleet?.stop());

interface Ticket {
  readonly id: string;
  readonly ticketNo: string;
  readonly user: string;
  readonly openid: string;
}

/** Does a step, however often it takes while replicas die; what was done before its answer was lost is done. */
async function surely<T>(step: () => Promise<T>): Promise<T | null> {
  const { outcome } = await eventually(async () => {
    try {
      return { over: true, outcome: await step() };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      if (error.body.code === 'ticket.wrongState') return { over: true, outcome: null };
      if (error.status < 500 && error.status !== 429 && error.status !== 409) throw error;
      return { over: false, outcome: null };
    }
  }, ({ over }) => over, 120_000);
  return outcome;
}

async function inParallel<I>(items: readonly I[], work: (item: I) => Promise<unknown>): Promise<void> {
  const queue = [...items];
  const hand = async (): Promise<void> => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: 8 }, hand));
}

/** Citizens with two requests each, who allowed every message once a request. */
async function requests(number: number): Promise<Ticket[]> {
  const made: Ticket[] = [];
  await inParallel(Array.from({ length: number / 2 }, (_, at) => at), async () => {
    const { person, user } = await citizenFrom(fleet);
    const { openids } = await sandboxAsks<{ openids: Record<string, string> }>(fleet, 'POST /users', { id: user });
    for (let request = 0; request < 2; request += 1) {
      await allowNotices(fleet, { citizen: person, user });
      const body = await draft(fleet, { idempotencyKey: randomUUID() });
      made.push({ ...(await person.call(submitTicket, { body })), user, openid: openids[fleet.miniProgram] ?? '' });
    }
  });
  return made;
}

const accept = (id: string) => surely(async () => {
  const { version } = await operator.call(getTicket, { params: { id } });
  await operator.call(actionContracts.accept, { params: { id }, body: { version, requestType: 'complaint', category: 'utility.heating', area: null, urgency: 'normal' } });
});
const answer = (id: string) => surely(async () => {
  const { version } = await operator.call(getTicket, { params: { id } });
  await operator.call(actionContracts.answerDirectly, { params: { id }, body: { version, reply: publicReply, knowledgeId: null } });
});

/** Kills the next replica that sends, before WeChat hears of the message or after, and starts it again. */
async function killOne(moment: 'before' | 'after'): Promise<void> {
  const relay = await new Promise((caught) => {
    const trap = { path: sendPath, moment, caught, sprung: false };
    for (const replica of fleet.replicas) replica.relay.set(trap);
  });
  const replica = fleet.replicas.find((one) => one.relay === relay);
  await replica?.kill();
  await replica?.start();
}

/** Takes a step for every ticket while one replica after another is killed. */
async function stepWithKills(tickets: readonly Ticket[], step: (id: string) => Promise<unknown>, first: 'before' | 'after'): Promise<void> {
  const times = kills / 2;
  const other = first === 'after' ? 'before' : 'after';
  const share = Math.ceil(tickets.length / times);
  for (let at = 0; at < times; at += 1) {
    await Promise.all([killOne(at % 2 === 0 ? first : other), inParallel(tickets.slice(at * share, (at + 1) * share), ({ id }) => step(id))]);
  }
}

/** Loses WeChat's answer for three notices in ten. */
async function loseAnswers(tickets: readonly Ticket[]): Promise<void> {
  for (const { openid } of tickets.filter((_, at) => at % 10 < 3)) await fault(fleet, sendPath, { openid, effect: { dropAfterApply: true } });
}

async function shownSince(start: number): Promise<{ shown: Shown[]; next: number }> {
  const shown: Shown[] = [];
  let since = start;
  for (;;) {
    const { items, next, more } = await sandboxAsks<{ items: { templateTitle: string; fields: { label: string; value: string }[] }[]; next: number; more: boolean }>(fleet, `GET /inboxes?since=${since}&limit=1000`);
    shown.push(...items.map(({ templateTitle, fields }) => ({ title: templateTitle, ticketNo: fields.find(({ label }) => label === '诉求编号')?.value ?? '' })));
    since = next;
    if (!more) return { shown, next };
  }
}

const titles: Readonly<Record<string, string>> = { accepted: '诉求受理通知', resolved: '诉求办结通知' };

async function owedFor(tickets: readonly Ticket[]): Promise<Owed[]> {
  const [rows] = await fleet.database.query<RowDataPacket[]>('SELECT ticketId, kind, state, channel FROM notice ORDER BY ticketId, position');
  return tickets.map(({ id, ticketNo }) => ({
    ticketNo,
    notices: rows.filter((row) => row['ticketId'] === id).map((row) => ({ title: titles[String(row['kind'])] ?? '', state: String(row['state']), channel: String(row['channel']) })),
  }));
}

const countOf = async (from: string): Promise<number> => Number((await fleet.database.query<RowDataPacket[]>(`SELECT COUNT(*) AS n FROM ${from}`))[0][0]?.['n']);

/** Notices that are not over; also those whose event nobody has taken up yet. */
const underWay = async (): Promise<number> => (await countOf("notice WHERE state IN ('waiting', 'sending')")) + (await countOf("outbox WHERE state = 'pending' AND subscriber LIKE 'notices%'"));

const over = (): Promise<unknown> => eventually(underWay, (left) => left === 0, full ? 1_500_000 : 120_000);

test('the books show a notice that is missing, doubled, in disorder or under way', () => {
  const owed: Owed[] = [{ ticketNo: '1', notices: ['诉求受理通知', '诉求办结通知'].map((title) => ({ title, state: 'sent', channel: 'subscription' })) }];
  const [first, second] = ['诉求受理通知', '诉求办结通知'].map((title) => ({ ticketNo: '1', title })) as [Shown, Shown];
  expect(judgeTold([first, second], owed)).toEqual(noFaults);
  expect(judgeTold([second], owed)).toEqual({ ...noFaults, missing: ['1 诉求受理通知'] });
  expect(judgeTold([first, second, second], owed)).toEqual({ ...noFaults, doubled: ['1 诉求办结通知'] });
  expect(judgeTold([second, first], owed)).toEqual({ ...noFaults, disordered: ['1 诉求办结通知'] });
  const waiting = [{ ticketNo: '1', notices: [{ title: '诉求受理通知', state: 'sending', channel: 'subscription' }] }];
  expect(judgeTold([], waiting)).toEqual({ ...noFaults, open: ['1 诉求受理通知'] });
});

test('replicas are killed while they send and answers are lost: each notice is told once, in order', async () => {
  const tickets = await requests(count / 2);
  await loseAnswers(tickets);
  await stepWithKills(tickets, accept, 'after');
  await over();
  await loseAnswers(tickets);
  await stepWithKills(tickets, answer, 'before');
  await over();
  const { shown } = await shownSince(0);
  const owed = await owedFor(tickets);
  const all = owed.flatMap(({ notices }) => notices);
  const by = (wanted: string): number => all.filter(({ state, channel }) => (state === 'sent' ? channel : state) === wanted).length;
  process.stdout.write(`${all.length} notices, ${kills} kills: by WeChat ${by('subscription')}, by text message ${by('textMessage')}, overtaken ${by('superseded')}; shown ${shown.length}\n`);
  expect({ notices: all.length, shown: shown.length > 0 }).toEqual({ notices: count, shown: true });
  expect(judgeTold(shown, owed)).toEqual(noFaults);
  // The checker bites in the real books, too.
  const [some] = shown;
  expect(judgeTold([...shown, ...(some ? [some] : [])], owed).doubled).toHaveLength(1);
}, patience);

test('when the token runs out under load, each replica asks for one, and no notice fails', async () => {
  const { next } = await shownSince(0);
  for (let expiry = 0; expiry < expiries; expiry += 1) {
    const tickets = await requests(perExpiry);
    await sandboxAsks(fleet, 'POST /clock', { advanceMs: 7_300_000 });
    for (const { relay } of fleet.replicas) relay.forget();
    await inParallel(tickets, ({ id }) => answer(id));
    await over();
    const asked = fleet.replicas.map(({ relay }) => relay.calls.filter(({ path, body }) => path === tokenPath && body.includes(fleet.miniProgram)).length);
    expect(asked.every((times) => times <= 1)).toBe(true);
    expect(Math.max(...asked)).toBe(1);
    expect((await owedFor(tickets)).flatMap(({ notices }) => notices)).toEqual(tickets.map(() => ({ title: '诉求办结通知', state: 'sent', channel: 'subscription' })));
  }
  expect((await shownSince(next)).shown).toHaveLength(expiries * perExpiry);
}, patience);

test('WeChat found nothing to complain of', async () => {
  const { findings } = await sandboxAsks<{ findings: unknown[] }>(fleet, 'GET /lint');
  expect(findings).toEqual([]);
});
