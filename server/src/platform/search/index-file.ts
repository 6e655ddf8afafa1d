import BetterSqlite3 from 'better-sqlite3';
import { mkdirSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

export type IndexFile = BetterSqlite3.Database;

/** Raised whenever what is written into the file changes; a file of another version is made anew. */
const schemaVersion = 2;
/** Marks the file as ours. */
const applicationId = 0x12345;

const schema = `
  CREATE TABLE doc(no INTEGER PRIMARY KEY, id TEXT UNIQUE NOT NULL, state TEXT NOT NULL, title TEXT NOT NULL, variants TEXT NOT NULL, body TEXT NOT NULL);
  CREATE TABLE total(documents INTEGER NOT NULL, units INTEGER NOT NULL);
  INSERT INTO total VALUES (0, 0);
  CREATE VIRTUAL TABLE word USING fts5(title, variants, body, pinyin, content='', contentless_delete=1, tokenize='ascii');
  CREATE VIRTUAL TABLE vocabulary USING fts5vocab(word, row);
  INSERT INTO word(word, rank) VALUES ('rank', 'bm25(5, 3, 1, 3)');
  PRAGMA application_id = ${applicationId};
  PRAGMA user_version = ${schemaVersion};`;

/** Opens the file, or an empty one in its place when it is damaged, of another version or none of ours: it can always be built again. */
export function openIndexFile(path: string): IndexFile {
  if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true });
  try {
    return opened(path);
  } catch {
    removeIndexFile(path);
    return opened(path);
  }
}

function opened(path: string): IndexFile {
  const db = new BetterSqlite3(path);
  try {
    // What a power cut spoils is made anew; only a killed process must leave a whole file behind.
    db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF; PRAGMA cache_size = -16000;');
    if (db.pragma('schema_version', { simple: true }) === 0) db.exec(schema);
    const versions = [db.pragma('application_id', { simple: true }), db.pragma('user_version', { simple: true })];
    const whole = db.pragma('quick_check(1)', { simple: true }) === 'ok';
    if (versions[0] !== applicationId || versions[1] !== schemaVersion || !whole) throw new Error('not a usable index file');
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** Removes the file with what SQLite keeps beside it. */
export function removeIndexFile(path: string): void {
  for (const suffix of ['', '-wal', '-shm']) rmSync(path + suffix, { force: true });
}

/** Tells one file from another that has taken its name; null: there is none. */
export function identityOf(path: string): number | null {
  return statSync(path, { throwIfNoEntry: false })?.ino ?? null;
}
