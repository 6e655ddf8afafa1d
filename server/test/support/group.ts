import type { Hotline } from './hotline';

type Query = (sql: string, values?: readonly unknown[]) => Promise<unknown>;

/** The rows of a table that belong to a ticket, over and over on SQLite, with some columns counted up by `n`. */
async function copyRows(query: Query, table: string, { where, value, count, changed }: { readonly where: string; readonly value: string; readonly count: number; readonly changed: Readonly<Record<string, string>> }): Promise<void> {
  const names = ((await query(`PRAGMA table_info(${table})`)) as { name: string }[]).map(({ name }) => name);
  const values = names.map((name) => changed[name] ?? `t."${name}"`).join(', ');
  const numbers = `(WITH RECURSIVE seq(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM seq WHERE n < ${count}) SELECT n FROM seq)`;
  await query(`INSERT INTO ${table} (${names.map((name) => `"${name}"`).join(', ')}) SELECT ${values} FROM ${table} t, ${numbers} WHERE t.${where} = ?`, [value]);
}

/** Tickets as the one that came the ordinary way, each with its clocks; their keys begin with `copy-`. SQLite only. */
export function multiply({ server }: Pick<Hotline, 'server'>, ticketId: string, count: number): Promise<void> {
  return server.platform.db.transact(async (em) => {
    const query: Query = (sql, values = []) => em.query(sql, [...values]);
    const copy = "printf('%026d', n)";
    await copyRows(query, 'ticket', { where: 'id', value: ticketId, count, changed: { id: copy, ticketNo: "printf('9%014d', n)", idempotencyKey: "printf('copy-%d', n)" } });
    const clocks = (await query('SELECT id FROM ticket_clock WHERE ticketId = ?', [ticketId])) as { id: string }[];
    for (const [at, { id }] of clocks.entries()) await copyRows(query, 'ticket_clock', { where: 'id', value: id, count, changed: { id: `printf('${at}C%024d', n)`, ticketId: copy } });
  });
}
