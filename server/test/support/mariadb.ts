import { randomBytes } from 'node:crypto';
import { createConnection } from 'mysql2/promise';

export interface FreshDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

/** The socket of the MariaDB which `npm test` starts for the whole run. */
function socketPath(): string {
  const socket = process.env.TEST_MARIADB_SOCKET;
  if (!socket) throw new Error('TEST_MARIADB_SOCKET is not set: tests that need MariaDB run through `npm test`, which starts one');
  return socket;
}

async function execute(socket: string, sql: string): Promise<void> {
  const connection = await createConnection({ user: 'root', socketPath: socket });
  try {
    await connection.query(sql);
  } finally {
    await connection.end();
  }
}

/** A database nobody else uses, so that tests may run side by side; the caller drops it. */
export async function freshMariadbUrl(socket = socketPath()): Promise<FreshDatabase> {
  const name = `test_${process.pid}_${randomBytes(6).toString('hex')}`;
  await execute(socket, `CREATE DATABASE \`${name}\` CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci`);
  const url = `mysql://root@localhost/${name}?socketPath=${encodeURIComponent(socket)}`;
  return { url, drop: () => execute(socket, `DROP DATABASE IF EXISTS \`${name}\``) };
}
