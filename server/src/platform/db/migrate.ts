import type { DataSource } from 'typeorm';

const lockName = 'hotline-migrations';

/**
 * Brings the schema up to date. On MySQL DDL commits by itself and two replicas starting together would collide,
 * so one of them works under a named lock while the other waits.
 */
export async function migrate(source: DataSource): Promise<void> {
  if (source.options.type !== 'mysql') {
    await source.runMigrations();
    return;
  }
  const runner = source.createQueryRunner();
  try {
    await runner.query('SELECT GET_LOCK(?, 120)', [lockName]);
    await source.runMigrations();
  } finally {
    await runner.query('SELECT RELEASE_LOCK(?)', [lockName]);
    await runner.release();
  }
}
