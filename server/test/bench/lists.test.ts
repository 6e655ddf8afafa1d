import { createView, type TicketFilter } from '@hotline/shared/contracts/ticket-lists.staff';
import { countTickets } from '@hotline/shared/contracts/tickets.staff';
import { getWorkbench } from '@hotline/shared/contracts/workbench.staff';
import type { DataSource, Logger } from 'typeorm';
import { openHotline, type Hotline } from '../support/hotline';
import { listCases, type ListCase } from '../support/list-cases';
import { fillTickets } from '../support/many-tickets';
import { citizenFrom, staffOf } from '../support/people';

/**
 * Lists over many tickets beside the same lists over few. `npm run bench -- lists` measures a million against ten thousand;
 * in `npm test` twenty thousand stand against two, and instead of the time the rows that MariaDB reads are counted.
 */
const full = process.env['BENCH_TICKETS'];
const many = Number(full ?? 20_000);
const few = full ? 10_000 : 2_000;
const runs = 200;
const mostMs = 50;
const mostRatio = 1.5;
const alwaysFastMs = 5;
/** What a list may read, however many tickets there are. */
const mostRows = 6_000;

interface Filled {
  readonly hotline: Hotline;
  readonly cases: readonly ListCase[];
}

const kept: TicketFilter[] = [{ states: 'submitted' }, { due: 'overdue' }, { urgency: 'critical', states: 'dispatched,in_progress' }];

/** The handler's own. */
async function departmentOf({ server, logins }: Hotline): Promise<string> {
  const handler = logins.staff.find(({ role }) => role === 'handler');
  const rows: { department: string }[] = await server.platform.db.source.query('SELECT department FROM staff WHERE staffNo = ?', [handler?.staffNo]);
  return rows[0]?.department ?? '';
}

async function filled(count: number): Promise<Filled> {
  const hotline = await openHotline('mariadb');
  const { person: citizen } = await citizenFrom(hotline);
  const { source } = hotline.server.platform.db;
  const rows: { id: string }[] = await source.query('SELECT id FROM citizen');
  // The citizen who is asked about has a citizen's few tickets; the others are not looked at.
  const strangers = Array.from({ length: Math.ceil(count / 60) }, (_, n) => `01BENCH${String(n).padStart(19, '0')}`);
  for (let at = 0; at < strangers.length; at += 1000) {
    const some = strangers.slice(at, at + 1000);
    await source.query(`INSERT INTO citizen (id, phoneSealed, createdAt, person) VALUES ${some.map(() => '(?, NULL, 0, ?)').join(', ')}`, some.flatMap((id) => [id, id]));
  }
  await fillTickets(source, { count, now: hotline.clock.now(), citizen: rows[0]?.id ?? '', strangers: strangers.length, busiest: await departmentOf(hotline), departments: count === many ? 120 : 12 });
  const operator = await staffOf(hotline, 'operator');
  for (const [at, filter] of kept.entries()) await operator.call(createView, { body: { name: `视图${at}`, filter, sharedWith: null } });
  return { hotline, cases: await listCases(hotline, citizen) };
}

const p95 = (times: readonly number[]): number => times.toSorted((a, b) => a - b)[Math.ceil(times.length * 0.95) - 1] ?? 0;

async function timeOf({ ask }: ListCase): Promise<number> {
  const from = performance.now();
  await ask();
  return performance.now() - from;
}

interface Times {
  readonly large: number;
  readonly small: number;
  /** Whether the small city's answer says as much: a page of three lines is no measure for one of thirty. */
  readonly alike: boolean;
}

/** Turn by turn, so that whatever else the machine does befalls both alike. */
async function measure(large: ListCase, small: ListCase): Promise<Times> {
  const times = { large: [] as number[], small: [] as number[] };
  const lengths: number[] = [];
  for (const one of [large, small, large, small]) lengths.push(JSON.stringify(await one.ask()).length);
  const [most = 0, least = 0] = lengths;
  for (let run = 0; run < runs; run += 1) {
    times.large.push(await timeOf(large));
    times.small.push(await timeOf(small));
  }
  return { large: p95(times.large), small: p95(times.small), alike: most <= mostRatio * least };
}

interface Statement {
  readonly sql: string;
  readonly params: readonly unknown[];
}

const aboutTickets = /^SELECT[^]*(`ticket`|\bticket t\b|ticket_)/i;

/** What some work asked about tickets, as it went to the database. */
async function statementsOf(source: DataSource, work: () => Promise<unknown>): Promise<Statement[]> {
  const seen: Statement[] = [];
  const before = source.logger;
  const nothing = (): void => undefined;
  const listener: Logger = { logQuery: (sql, params) => void (aboutTickets.test(sql) && seen.push({ sql, params: (params as unknown[] | undefined) ?? [] })), logQueryError: nothing, logQuerySlow: nothing, logSchemaBuild: nothing, logMigration: nothing, log: nothing };
  source.logger = listener;
  try {
    await work();
  } finally {
    source.logger = before;
  }
  return seen;
}

/** Entries of tables and indexes that MariaDB really read for what was asked of the tickets. */
async function rowsOf({ hotline }: Filled, one: ListCase): Promise<number> {
  const runner = hotline.server.platform.db.source.createQueryRunner();
  let rows = 0;
  for (const { sql, params } of await statementsOf(hotline.server.platform.db.source, one.ask)) {
    await runner.query('FLUSH STATUS');
    await runner.query(sql, [...params]);
    const counters: { Value: string }[] = await runner.query("SHOW SESSION STATUS LIKE 'Handler_read%'");
    rows += counters.reduce((sum, { Value }) => sum + Number(Value), 0);
  }
  await runner.release();
  return rows;
}

let large: Filled;
let small: Filled;

beforeAll(async () => {
  const from = Date.now();
  large = await filled(many);
  small = await filled(few);
  if (full) process.stdout.write(`${many} 件与 ${few} 件工单，生成用时 ${Math.round((Date.now() - from) / 1000)} 秒\n`);
}, 600_000);
afterAll(async () => {
  await large?.hotline.stop();
  await small?.hotline.stop();
}, 120_000);

test('no list reads more rows than a piece has, however many tickets there are', async () => {
  const read: string[] = [];
  for (const one of large.cases) {
    const rows = await rowsOf(large, one);
    if (rows > mostRows) read.push(`${one.name}: ${rows}`);
  }
  expect(read).toEqual([]);
}, 300_000);

test('a list without its index is noticed', async () => {
  const { source } = small.hotline.server.platform.db;
  const before = small.cases.find(({ name }) => name === 'operator 列表 已超期') as ListCase;
  const indexed = await rowsOf(small, before);
  await source.query('DROP INDEX ticket_due ON ticket');
  const scanned = await rowsOf(small, before);
  await source.query('CREATE INDEX ticket_due ON ticket (dueAt, id)');
  expect(indexed).toBeLessThan(few / 2);
  expect(scanned).toBeGreaterThanOrEqual(few);
});

test('what a department has replied to beside the lead is not read again for what it still owes', async () => {
  const { source } = small.hotline.server.platform.db;
  const owed = small.cases.find(({ name }) => name === 'handler coHandling') as ListCase;
  const before = await rowsOf(small, owed);
  await source.query(
    "INSERT INTO ticket_assignment (id, ticketId, round, part, department, at, repliedAt) SELECT CONCAT('R', SUBSTRING(id, 2)), id, 1, 'co', ?, createdAt, updatedAt FROM ticket WHERE state = 'closed' LIMIT 500",
    [await departmentOf(small.hotline)],
  );
  expect(await rowsOf(small, owed)).toBeLessThan(before + 100);
});

const measured = async (): Promise<void> => {
  const slow: string[] = [];
  for (const [at, one] of large.cases.entries()) {
    const times = await measure(one, small.cases[at] as ListCase);
    const line = `${one.name}：p95 ${times.large.toFixed(1)} ms，少量时 ${times.small.toFixed(1)} ms${times.alike ? '' : '（内容较少，不作比较）'}`;
    process.stdout.write(`${line}\n`);
    if (times.large > mostMs || (times.alike && times.large > alwaysFastMs && times.large > mostRatio * times.small)) slow.push(line);
  }
  expect(slow).toEqual([]);
};

// The reduced run is about rows: what else this machine does is not under judgement there.
if (full) test('a list over many tickets takes no longer than over few', measured, 1_200_000);

test('a queue is counted to a hundred; what turns yellow is counted beside any number of overdue ones', async () => {
  const { server, clock } = small.hotline;
  const supervisor = await staffOf(small.hotline, 'supervisor');
  const reviewed = async () => (await supervisor.call(getWorkbench, {})).desks.find(({ desk }) => desk === 'review');
  // A surge that nobody has reviewed: closed tickets stand in for it.
  const [late, soon] = [clock.now() - 60_000, clock.now() + 60_000];
  await server.platform.db.source.query("UPDATE ticket SET state = 'in_review', dueAt = ?, yellowAt = ? WHERE state = 'closed' LIMIT 120", [late, late]);
  await server.platform.db.source.query("UPDATE ticket SET state = 'in_review', dueAt = ?, yellowAt = ? WHERE state = 'closed' LIMIT 7", [soon, late]);
  expect(await reviewed()).toMatchObject({ waiting: 100, overdue: 100 });
  expect((await reviewed())?.yellow).toBeGreaterThanOrEqual(7);
  expect((await supervisor.call(countTickets, {})).items.find(({ desk }) => desk === 'review')).toEqual({ desk: 'review', waiting: 100, overdue: 100 });
});
