import type { DataSource, QueryRunner } from 'typeorm';

/**
 * Fills a MariaDB with tickets as a city has them after three years: written by the database itself, straight into the
 * tables, since a million people would take too long to ask. What a ticket says, and who asks, is made up and sealed by nobody.
 */
const departmentCount = 120;
const years3 = 3 * 365 * 24 * 3600_000;
const ticketsAtOnce = 50_000;

/** A number from 0 up to `below`, the same for the same row and salt. */
const draw = (salt: string, below: number): string => `(CRC32(CONCAT(s.seq, '${salt}')) % ${below})`;

/** One of several values by weight. */
function weighted(salt: string, weights: Readonly<Record<string, number>>): string {
  const total = Object.values(weights).reduce((sum, weight) => sum + weight, 0);
  let upTo = 0;
  const cases = Object.entries(weights).map(([value, weight]) => `WHEN ${draw(salt, total)} < ${(upTo += weight)} THEN '${value}'`);
  return `CASE ${cases.join(' ')} END`;
}

/** A code of a list kept in `bench_pick`; those at its head are much more frequent. */
const picked = (kind: string, count: number): string => `(SELECT p.code FROM bench_pick p WHERE p.kind = '${kind}' AND p.n = FLOOR(POW(${draw(kind, 1000)} / 1000, 2) * ${count}))`;

const openStates = { submitted: 5, accepted: 5, dispatched: 14, in_progress: 45, in_review: 8, resolved: 20, info_requested: 2, sent_back: 1 };
const endStates = { closed: 88, declined: 4, withdrawn: 3, merged: 4, finalized: 1 };

interface City {
  readonly category: number;
  readonly area: number;
  readonly department: number;
}

async function pickList(runner: QueryRunner, kind: keyof City, { first = '', most = 1000 } = {}): Promise<number> {
  const rows: { code: string }[] = await runner.query(`SELECT code FROM ${kind} ORDER BY code = ? DESC, code LIMIT ${most}`, [first]);
  await runner.query(`INSERT INTO bench_pick (kind, n, code) VALUES ${rows.map(() => '(?, ?, ?)').join(', ')}`, rows.flatMap(({ code }, n) => [kind, n, code]));
  return rows.length;
}

/** Departments up to 120 in a tree, and the codes to draw from. */
async function prepareCity(runner: QueryRunner, { busiest, departments }: Fill): Promise<City> {
  await runner.query('CREATE TABLE bench_pick (kind VARCHAR(16) NOT NULL, n INTEGER NOT NULL, code VARCHAR(64) NOT NULL, PRIMARY KEY (kind, n)) COLLATE utf8mb4_bin');
  const [{ here }] = (await runner.query('SELECT COUNT(*) AS here FROM department')) as [{ here: string }];
  for (let at = Number(here); at < departmentCount; at += 1) {
    const values = [`bench-${at}`, `承办单位${at}`, at % 10 === 0 ? null : `bench-${at - (at % 10)}`, at];
    await runner.query("INSERT INTO department (code, name, kind, parent, accepts, aliases, position) VALUES (?, ?, 'bureau', ?, '', '[]', ?)", values);
  }
  return { category: await pickList(runner, 'category'), area: await pickList(runner, 'area'), department: await pickList(runner, 'department', { first: busiest, most: departments }) };
}

interface Fill {
  readonly count: number;
  /** The instant the three years end. */
  readonly now: number;
  /** Somebody who is really there and has a few of the tickets. */
  readonly citizen: string;
  /** So many others, `01BENCH…`, have the rest. */
  readonly strangers: number;
  /** Code of the department with the most tickets. */
  readonly busiest: string;
  /** So many departments are at work, 120 at most: in a smaller city fewer, or its departments would have nothing to show. */
  readonly departments: number;
}

const sealed = `v1.${'x'.repeat(16)}.${'y'.repeat(40)}`;
const content = '小区供暖已经开始一周，家里只有十五度，打过电话也放过气，还是不热，家里有老人和孩子，请尽快安排检修并给予答复。';

/** Among the newest so many are the open ones: a fortieth of three years, and enough for full pages where there are few; it is the history that grows. */
const newest = (count: number): number => Math.max(count / 40, Math.min(8000, count * 0.8));

/** `seq` → the columns of a ticket; open ones are nearly all of the last weeks. */
function ticketColumns({ count, now, citizen, strangers }: Fill, city: City): Record<string, string> {
  const created = `(${now - years3} + FLOOR(s.seq / ${count} * ${years3 - 60_000}))`;
  const open = `(s.seq > ${Math.floor(count - newest(count))} AND ${draw('open', 100)} < 72 OR ${draw('old', 1000)} < 2)`;
  const stranger = `CONCAT('01BENCH', LPAD(${draw('citizen', strangers)}, 19, '0'))`;
  const requester = `CASE WHEN s.seq % ${Math.floor(count / 40)} = 1 THEN '${citizen}' WHEN ${draw('who', 1000)} < 600 THEN ${stranger} END`;
  return {
    id: `CONCAT(LPAD(HEX(${created}), 12, '0'), LPAD(HEX(s.seq), 14, '0'))`,
    ticketNo: `CONCAT(DATE_FORMAT(FROM_UNIXTIME(0) + INTERVAL ${created} / 1000 SECOND, '%Y%m%d'), LPAD(s.seq, 7, '0'))`,
    channel: weighted('channel', { miniProgram: 40, telephone: 40, h5: 12, officialAccount: 8 }),
    content: `CONCAT('${content}', s.seq)`,
    requesterId: requester,
    contactPhoneSealed: `'${sealed}'`, addressSealed: `'${sealed}'`, submitter: "'bench'", idempotencyKey: "CONCAT('bench-', s.seq)", bodyHash: "REPEAT('0', 64)",
    createdAt: created,
    requestType: weighted('type', { complaint: 35, assistance: 34, inquiry: 20, suggestion: 6, irregularity: 3, praise: 2 }),
    urgency: weighted('urgency', { normal: 930, urgent: 60, critical: 10 }),
    category: picked('category', city.category),
    area: picked('area', city.area),
    state: `IF(${open}, ${weighted('open state', openStates)}, ${weighted('end state', endStates)})`,
    round: weighted('round', { 1: 940, 2: 50, 3: 10 }),
    dueAt: `IF(${open}, ${now} + CAST(${draw('due', 1000)} AS SIGNED) * 864000 - 259200000, NULL)`,
    supervisionLevel: `IF(${open}, ${weighted('supervision', { 0: 90, 1: 7, 2: 2, 3: 1 })}, 0)`,
    version: '6',
    updatedAt: `LEAST(${created} + 864000000, ${now - 120_000})`,
  };
}

/** What follows from the state; a final reply that was given keeps the name of who proposed it. */
const afterwards = [
  "UPDATE ticket SET finalBy = 'bench' WHERE submitter = 'bench' AND (state = 'finalized' OR state = 'resolved' AND CRC32(id) % 20 = 0)",
  "UPDATE ticket SET extensionPending = 1 WHERE submitter = 'bench' AND state = 'in_progress' AND CRC32(id) % 20 = 1",
  "UPDATE ticket SET yellowAt = dueAt - 86400000 WHERE dueAt IS NOT NULL AND submitter = 'bench'",
];

async function insertTickets(runner: QueryRunner, fill: Fill, city: City): Promise<void> {
  const columns = ticketColumns(fill, city);
  const lead = `IF(${draw('led', 100)} < 72, ${picked('department', city.department)}, NULL)`;
  for (let from = 1; from <= fill.count; from += ticketsAtOnce) {
    const to = Math.min(from + ticketsAtOnce - 1, fill.count);
    await runner.query(`INSERT INTO ticket (${Object.keys(columns).join(', ')}, leadDepartment) SELECT ${Object.values(columns).join(', ')}, ${lead} FROM seq_${from}_to_${to} s`);
  }
  for (const sql of afterwards) await runner.query(sql);
}

/** Every third number telephones again; a tenth of the tickets has a second department. */
async function insertBeside(runner: QueryRunner, { count }: Fill, city: City): Promise<void> {
  await runner.query(`INSERT INTO ticket_contact_key (ticketId, keyHash) SELECT t.id, SHA2(CONCAT('phone', CRC32(t.id) % ${Math.ceil(count / 3)}), 256) FROM ticket t WHERE t.submitter = 'bench'`);
  const second = `(SELECT p.code FROM bench_pick p WHERE p.kind = 'department' AND p.n = FLOOR(POW(CRC32(CONCAT(t.id, 'co')) % 1000 / 1000, 2) * ${city.department}))`;
  await runner.query(`INSERT INTO ticket_part (department, createdAt, ticketId, dueAt) SELECT ${second}, t.createdAt, t.id, t.dueAt FROM ticket t WHERE t.submitter = 'bench' AND CRC32(CONCAT(t.id, 'has co')) % 10 = 0`);
  await runner.query(`UPDATE ticket t JOIN ticket_part i ON i.ticketId = t.id SET t.involved = CONCAT('["', i.department, '"]')`);
  await runner.query(
    `INSERT INTO ticket_assignment (id, ticketId, round, part, department, at, repliedAt) SELECT t.id, t.id, 1, 'co', i.department, t.createdAt, IF(t.state IN ('dispatched', 'in_progress', 'withdrawn'), NULL, t.updatedAt)
     FROM ticket t JOIN ticket_part i ON i.ticketId = t.id WHERE t.state <> 'submitted'`,
  );
  await runner.query('DROP TABLE bench_pick');
}

/** Fills an installation's MariaDB; takes about two minutes for a million. */
export async function fillTickets(source: DataSource, fill: Fill): Promise<void> {
  const runner = source.createQueryRunner();
  try {
    await runner.query('SET SESSION foreign_key_checks = 0, unique_checks = 0');
    const city = await prepareCity(runner, fill);
    await insertTickets(runner, fill, city);
    await insertBeside(runner, fill, city);
    await runner.query('SET SESSION foreign_key_checks = 1, unique_checks = 1');
    await runner.query('ANALYZE TABLE ticket, ticket_contact_key, ticket_part, ticket_assignment');
  } finally {
    await runner.release();
  }
}
