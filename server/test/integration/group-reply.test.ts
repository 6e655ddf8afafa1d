import { submitTicket } from '@hotline/shared/contracts/tickets.citizen';
import { actionContracts } from '@hotline/shared/contracts/ticket-actions.staff';
import { getTicket } from '@hotline/shared/contracts/tickets.staff';
import type { RowDataPacket } from 'mysql2/promise';
import { eventually } from '../support/eventually';
import { openFleet, type Fleet } from '../support/fleet';
import { publicReply, usual } from '../support/journey';
import { citizenFrom, draft, staffOf, type Person } from '../support/people';

/**
 * One reply to a whole group, by a server of its own on MariaDB, looked at through the progress the desk shows. Full
 * count by `npm run verify:group`.
 */
const full = process.env['VERIFY_COUNT'] !== undefined;
const size = Number(process.env['VERIFY_COUNT'] ?? 300);
const ceilingMs = 30_000;

let fleet: Fleet;
let operator: Person;
let dispatcher: Person;

beforeAll(async () => {
  fleet = await openFleet(1);
  operator = await staffOf(fleet, 'operator');
  dispatcher = await staffOf(fleet, 'dispatcher');
}, 240_000);
afterAll(() => fleet?.stop());

const rows = async (sql: string) => (await fleet.database.query<RowDataPacket[]>(sql))[0];
const count = async (from: string): Promise<number> => Number((await rows(`SELECT COUNT(*) AS n FROM ${from}`))[0]?.['n']);

async function accepted(): Promise<string> {
  const { person } = await citizenFrom(fleet);
  const { id } = await person.call(submitTicket, { body: await draft(fleet) });
  await operator.call(actionContracts.accept, { params: { id }, body: { version: 1, ...usual.accept } });
  return id;
}

/** Rows of a table over and over, with some columns counted up. */
async function copies(table: string, where: string, changed: Readonly<Record<string, string>>): Promise<void> {
  const names = (await rows(`SHOW COLUMNS FROM ${table}`)).map((row) => String(row['Field']));
  const values = names.map((name) => changed[name] ?? `t.\`${name}\``).join(', ');
  await fleet.database.query(`INSERT INTO ${table} (${names.map((name) => `\`${name}\``).join(', ')}) SELECT ${values} FROM ${table} t, seq_1_to_${size - 1} WHERE ${where}`);
}

/** A leader and its group: one member came the ordinary way, the others are as it is, each a ticket of its own. */
async function gathered(letter: 'A' | 'B'): Promise<string> {
  const [leader, model] = [await accepted(), await accepted()];
  await dispatcher.call(actionContracts.merge, { params: { id: model }, body: { version: 2, into: leader, reason: '同一原因' } });
  const numbered = (prefix: string, digits: number) => `CONCAT('${prefix}', LPAD(seq, ${digits}, '0'))`;
  await copies('ticket', `t.id = '${model}'`, { id: numbered(`00000000000000000${letter}`, 8), ticketNo: numbered(letter, 14), idempotencyKey: numbered(`copy-${letter}`, 8) });
  const clocks = await rows(`SELECT id FROM ticket_clock WHERE ticketId = '${model}'`);
  for (const [at, { id }] of clocks.entries()) await copies('ticket_clock', `t.id = '${String(id)}'`, { id: numbered(`000000000000000${at}C${letter}`, 8), ticketId: numbered(`00000000000000000${letter}`, 8) });
  expect(await count(`ticket WHERE mergedInto = '${leader}' AND state = 'merged'`)).toBe(size);
  return leader;
}

const answer = (leader: string) => operator.call(actionContracts.answerDirectly, { params: { id: leader }, body: { version: 2, reply: publicReply, knowledgeId: null } });

/** What the desk's bar shows while it goes on: how many still wait. */
const waiting = async (leader: string): Promise<number> => (await operator.call(getTicket, { params: { id: leader } })).groupWaiting;

/** Everybody has the reply, once, and one notice each is in the outbox or on its way. */
async function assertAnswered(leader: string): Promise<void> {
  expect(await count(`ticket WHERE mergedInto = '${leader}' AND state = 'resolved' AND reply IS NOT NULL AND version = 4`)).toBe(size);
  const events = `timeline_event e JOIN ticket t ON t.id = e.ticketId WHERE t.mergedInto = '${leader}' AND e.action = 'shareReply'`;
  expect(await count(events)).toBe(size);
  expect(await count(`(SELECT e.ticketId FROM ${events} GROUP BY e.ticketId HAVING COUNT(*) > 1) twice`)).toBe(0);
  const told = `outbox o JOIN ticket t ON o.payload LIKE CONCAT('%', t.id, '%') WHERE t.mergedInto = '${leader}' AND o.subscriber = 'notices' AND o.payload LIKE '%shareReply%'`;
  if (!full) expect(await count(told)).toBe(size);
  expect(await count(`ticket_clock c JOIN ticket t ON t.id = c.ticketId WHERE t.mergedInto = '${leader}' AND c.metAt IS NULL AND c.stoppedAt IS NULL AND c.kind = 'rate'`)).toBe(size);
}

test(`${size} similar tickets are answered with one reply in one action`, async () => {
  const leader = await gathered('A');
  const outbox = await count("outbox WHERE subscriber = 'notices' AND payload LIKE '%shareReply%'");
  const before = Date.now();
  await answer(leader);
  await eventually(() => waiting(leader), (left) => left === 0, 120_000);
  const ms = Date.now() - before;
  process.stdout.write(`${size} members answered in ${ms} ms\n`);
  if (full) expect(ms).toBeLessThanOrEqual(ceilingMs);
  expect((await count("outbox WHERE subscriber = 'notices' AND payload LIKE '%shareReply%'")) - outbox).toBe(size);
  await assertAnswered(leader);
}, 600_000);

test('killed in the middle, it goes on where it was: nobody is left out, nobody hears it twice', async () => {
  const leader = await gathered('B');
  const [replica] = fleet.replicas;
  await answer(leader);
  await eventually(() => count(`ticket WHERE mergedInto = '${leader}' AND state = 'resolved'`), (done) => done > 0, 120_000);
  await replica?.kill();
  const done = await count(`ticket WHERE mergedInto = '${leader}' AND state = 'resolved'`);
  process.stdout.write(`killed after ${done} of ${size}\n`);
  await replica?.start();
  await eventually(() => waiting(leader), (left) => left === 0, 120_000);
  await assertAnswered(leader);
}, 600_000);
