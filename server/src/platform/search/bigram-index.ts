import BetterSqlite3 from 'better-sqlite3';
import { bigrams } from './bigrams';

export interface Indexed {
  readonly id: string;
  readonly title: string;
  /** Other ways people ask for it. */
  readonly variants: string;
  readonly body: string;
}

/** Only this many of the rarest words of a question are asked for; common ones cost time and decide nothing. */
const maxWords = 24;

/**
 * A disposable full-text index of character bigrams (FTS5). The database is the truth; every replica keeps its own
 * and rebuilds it at will. bm25 weights: title 5, variants 3, body 1.
 */
export class BigramIndex {
  private readonly db = new BetterSqlite3(':memory:');

  constructor() {
    this.db.exec(`CREATE TABLE doc(no INTEGER PRIMARY KEY, id TEXT UNIQUE NOT NULL);
      CREATE VIRTUAL TABLE word USING fts5(title, variants, body, content='', contentless_delete=1, tokenize='unicode61');
      CREATE VIRTUAL TABLE vocabulary USING fts5vocab(word, row);`);
  }

  /** Adds or replaces a document. */
  put(doc: Indexed): void {
    this.db.transaction(() => {
      this.remove(doc.id);
      const { lastInsertRowid } = this.db.prepare('INSERT INTO doc(id) VALUES (?)').run(doc.id);
      const words = [doc.title, doc.variants, doc.body].map((text) => bigrams(text).join(' '));
      this.db.prepare('INSERT INTO word(rowid, title, variants, body) VALUES (?, ?, ?, ?)').run(lastInsertRowid, ...words);
    })();
  }

  remove(id: string): void {
    const row = this.db.prepare('SELECT no FROM doc WHERE id = ?').get(id) as { no: number } | undefined;
    if (!row) return;
    this.db.prepare('DELETE FROM word WHERE rowid = ?').run(row.no);
    this.db.prepare('DELETE FROM doc WHERE no = ?').run(row.no);
  }

  /** Ids of the best documents, best first. */
  search(question: string, limit: number): string[] {
    const words = this.rarest([...new Set(bigrams(question))]);
    if (words.length === 0) return [];
    const match = words.map((word) => `"${word.replaceAll('"', '""')}"`).join(' OR ');
    const found = this.db.prepare('SELECT doc.id FROM word JOIN doc ON doc.no = word.rowid WHERE word MATCH ? ORDER BY bm25(word, 5, 3, 1), doc.id LIMIT ?').all(match, limit);
    return (found as { id: string }[]).map((row) => row.id);
  }

  close(): void {
    this.db.close();
  }

  private rarest(words: readonly string[]): string[] {
    const frequency = this.db.prepare('SELECT doc FROM vocabulary WHERE term = ?').pluck();
    const known = words.map((word) => ({ word, count: Number(frequency.get(word) ?? 0) })).filter(({ count }) => count > 0);
    return known.sort((a, b) => a.count - b.count).slice(0, maxWords).map(({ word }) => word);
  }
}
