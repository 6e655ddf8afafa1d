// Plain SQLite full-text search, the way it comes: every piece of the question may match, bm25 orders.
import { createRequire } from 'node:module';
import { fromRoot } from '../paths.mjs';
import { bigrams } from './engine.mjs';

const BetterSqlite3 = createRequire(fromRoot('server/package.json'))('better-sqlite3');

const trigrams = (text) => [...text.matchAll(/[\p{L}\p{N}]+/gu)].flatMap(([run]) => {
  const characters = [...run];
  return characters.slice(2).map((_, at) => characters.slice(at, at + 3).join(''));
});

const kinds = {
  trigram: { tokenizer: 'trigram', stored: (text) => text, pieces: trigrams },
  bigram: { tokenizer: 'unicode61', stored: (text) => bigrams(text).join(' '), pieces: bigrams },
};

/** A function from a question to ranked ids. */
export function plainFts5(kind, docs) {
  const { tokenizer, stored, pieces } = kinds[kind];
  const db = new BetterSqlite3(':memory:');
  db.exec(`CREATE VIRTUAL TABLE word USING fts5(title, body, tokenize='${tokenizer}')`);
  const insert = db.prepare('INSERT INTO word(rowid, title, body) VALUES (?, ?, ?)');
  db.transaction(() => docs.forEach(({ title, text }, at) => insert.run(at + 1, stored(title ?? ''), stored(text))))();
  const find = db.prepare('SELECT rowid FROM word WHERE word MATCH ? ORDER BY bm25(word, 5, 1) LIMIT 50').pluck();
  return (question) => {
    const match = [...new Set(pieces(question))].map((piece) => `"${piece.replaceAll('"', '""')}"`).join(' OR ');
    return match === '' ? [] : find.all(match).map((rowid) => docs[rowid - 1].id);
  };
}
