import 'reflect-metadata';
import { DataSource, type EntitySchema, type MigrationInterface } from 'typeorm';

type Class<T = unknown> = new () => T;

interface Schema {
  readonly entities: readonly (Class | EntitySchema)[];
  readonly migrations: readonly Class<MigrationInterface>[];
}

/** `sqlite:<file>` or `mysql://user:password@host:port/database[?socketPath=…]`. */
export function createDataSource(url: string, { entities, migrations }: Schema): DataSource {
  const common = { entities: [...entities], migrations: [...migrations], migrationsTransactionMode: 'each' as const };
  if (url.startsWith('sqlite:')) {
    // WAL alone would sync only at checkpoints: what was acknowledged must survive a power cut, hence FULL.
    const prepareDatabase = (db: { pragma(text: string): unknown }) => {
      db.pragma('synchronous = FULL');
      db.pragma('foreign_keys = ON');
    };
    return new DataSource({ ...common, type: 'better-sqlite3', database: url.slice('sqlite:'.length), enableWAL: true, timeout: 5000, prepareDatabase });
  }
  const at = new URL(url);
  const socketPath = at.searchParams.get('socketPath');
  return new DataSource({
    ...common,
    type: 'mysql',
    ...(socketPath ? { socketPath } : { host: at.hostname, port: Number(at.port || 3306) }),
    username: decodeURIComponent(at.username),
    password: decodeURIComponent(at.password),
    database: at.pathname.slice(1),
    charset: 'utf8mb4',
    timezone: 'Z',
    connectTimeout: 3000,
    poolSize: 10,
    extra: { waitForConnections: true },
  });
}
