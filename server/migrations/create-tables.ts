import type { QueryRunner } from 'typeorm';

/** InnoDB with a binary collation: openids, ids and codes are compared byte by byte, as SQLite does. */
const mysqlSuffix = ' ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin';

/**
 * Creates tables from DDL that both databases read alike (SQLite takes any type name by its affinity). Each entry is
 * the table's name and its columns and keys.
 */
export async function createTables(runner: QueryRunner, tables: Readonly<Record<string, string>>): Promise<void> {
  const suffix = runner.connection.options.type === 'mysql' ? mysqlSuffix : '';
  for (const [name, columns] of Object.entries(tables)) await runner.query(`CREATE TABLE ${name} (${columns})${suffix}`);
}
