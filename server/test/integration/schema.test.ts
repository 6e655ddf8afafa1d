import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DataSource, EntityMetadata } from 'typeorm';
import { migrations } from '../../migrations';
import { entities } from '../../src/modules';
import { createDataSource } from '../../src/platform/db/data-source';
import { migrate } from '../../src/platform/db/migrate';
import { databaseKinds, type DatabaseKind } from '../support/hotline';
import { freshMariadbUrl } from '../support/mariadb';

/** A column as the migrations made it or as an entity declares it; `length` only of short texts. */
interface ColumnShape {
  readonly nullable: boolean;
  readonly type: string;
  readonly length: number | null;
  readonly primary: boolean;
}
type TableShape = Record<string, ColumnShape>;

/** Names one database or the other uses for what is the same here. */
const families: Readonly<Record<string, string>> = { int: 'integer', integer: 'integer', tinyint: 'boolean', boolean: 'boolean', bigint: 'bigint', varchar: 'varchar', mediumtext: 'text', text: 'text', 'simple-json': 'text' };
const familyOf = (type: string): string => families[type.toLowerCase().replace(/\(.*/, '')] ?? type;
const byName = (columns: readonly (readonly [string, ColumnShape])[]): TableShape => Object.fromEntries([...columns].sort(([a], [b]) => (a < b ? -1 : 1)));

async function emptyDatabase(kind: DatabaseKind): Promise<{ url: string; drop: () => Promise<void> | void }> {
  if (kind === 'mariadb') return freshMariadbUrl();
  const folder = mkdtempSync(join(tmpdir(), 'schema-'));
  return { url: `sqlite:${join(folder, 'x.sqlite')}`, drop: () => rmSync(folder, { recursive: true, force: true }) };
}

const open = (url: string): Promise<DataSource> => createDataSource(url, { entities, migrations }).initialize();

async function sqliteTable(source: DataSource, table: string): Promise<TableShape> {
  const rows: { name: string; type: string; notnull: number; pk: number }[] = await source.query(`PRAGMA table_info("${table}")`);
  return byName(rows.map(({ name, type, notnull, pk }) => [name, { nullable: notnull === 0, type: familyOf(type), length: Number(/varchar\((\d+)\)/i.exec(type)?.[1] ?? 0) || null, primary: pk > 0 }]));
}

interface MariadbColumn {
  readonly name: string;
  readonly type: string;
  readonly nullable: string;
  readonly length: string | null;
  readonly pk: string;
}

async function mariadbTable(source: DataSource, table: string): Promise<TableShape> {
  const rows: MariadbColumn[] = await source.query('SELECT column_name AS name, data_type AS type, is_nullable AS nullable, character_maximum_length AS length, column_key AS pk FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = ?', [table]);
  return byName(rows.map(({ name, type, nullable, length, pk }) => [name, { nullable: nullable === 'YES', type: familyOf(type), length: type === 'varchar' ? Number(length) : null, primary: pk === 'PRI' }]));
}

async function tablesOf(source: DataSource, kind: DatabaseKind): Promise<string[]> {
  const sql = kind === 'sqlite' ? "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'" : 'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE()';
  const rows: { name: string }[] = await source.query(sql);
  return rows.map(({ name }) => name).filter((name) => name !== 'migrations').sort();
}

const declared = ({ columns }: EntityMetadata): TableShape =>
  byName(columns.map(({ databaseName, isNullable, type, length, isPrimary }) => [databaseName, { nullable: isNullable, type: familyOf(typeof type === 'string' ? type : type.name), length: type === 'varchar' ? Number(length) : null, primary: isPrimary }]));

describe.each(databaseKinds)('the migrated schema on %s', (kind) => {
  let source: DataSource;
  let drop: () => Promise<void> | void;
  const tableOf = (name: string): Promise<TableShape> => (kind === 'sqlite' ? sqliteTable(source, name) : mariadbTable(source, name));

  beforeAll(async () => {
    const database = await emptyDatabase(kind);
    drop = database.drop;
    source = await open(database.url);
    await migrate(source);
  });
  afterAll(async () => {
    await source?.destroy();
    await drop?.();
  });

  test('has the tables of the entities, and no other', async () => {
    expect(await tablesOf(source, kind)).toEqual(source.entityMetadatas.map(({ tableName }) => tableName).sort());
  });

  test('agrees with every entity in each column: name, type, length, null, key', async () => {
    for (const metadata of source.entityMetadatas) expect({ table: metadata.tableName, ...(await tableOf(metadata.tableName)) }).toEqual({ table: metadata.tableName, ...declared(metadata) });
  });

  test('has every index that an entity declares', async () => {
    const runner = source.createQueryRunner();
    for (const { tableName, indices } of source.entityMetadatas) {
      const names = (await runner.getTable(tableName))?.indices.map((index) => [index.name, index.columnNames]);
      for (const index of indices) expect(names).toContainEqual([index.name, index.columns.map((column) => column.databaseName)]);
    }
    await runner.release();
  });

  test('is not changed by migrating again', async () => {
    const before = await Promise.all((await tablesOf(source, kind)).map(tableOf));
    await migrate(source);
    expect(await source.runMigrations()).toEqual([]);
    expect(await Promise.all((await tablesOf(source, kind)).map(tableOf))).toEqual(before);
  });

  test('tells ids apart by every byte', async () => {
    const row = (subject: string) => ({ day: subject, workday: true, name: '测试' });
    const repository = source.getRepository<{ day: string; workday: boolean; name: string }>('calendar_day');
    await repository.insert([row('oAbc'), row('oabc'), row('oÁbc')]);
    expect((await repository.findBy({ day: 'oAbc' })).map(({ day }) => day)).toEqual(['oAbc']);
    await repository.clear();
  });
});

test('the comparison notices a column that differs', async () => {
  const { url, drop } = await emptyDatabase('sqlite');
  const source = await open(url);
  await migrate(source);
  await source.query('ALTER TABLE job_lease ADD COLUMN extra VARCHAR(9) NULL');
  const metadata = source.getMetadata('job_lease');
  expect(await sqliteTable(source, 'job_lease')).not.toEqual(declared(metadata));
  await source.destroy();
  await drop();
});

test('replicas that start together on one empty MariaDB all find it migrated', async () => {
  const { url, drop } = await freshMariadbUrl();
  const sources = await Promise.all([open(url), open(url), open(url)]);
  await Promise.all(sources.map(migrate));
  for (const source of sources) expect(await tablesOf(source, 'mariadb')).toContain('ticket');
  const [first] = sources;
  expect(await first?.query('SELECT COUNT(*) AS n FROM migrations')).toEqual([{ n: String(migrations.length) }]);
  await Promise.all(sources.map((source) => source.destroy()));
  await drop();
});
