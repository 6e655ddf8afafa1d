import { idleWords } from './idle-words';
import type { IndexFile } from './index-file';

/** Words whose count is remembered. */
const mostCounts = 200_000;
/** Entries of the index that one question may make it read, a microsecond each: what bounds the time, however large the index grows. */
export const mostEntries = 3000;
const mostWords = 16;
const mostOfOneCharacter = 8;

interface Chosen {
  readonly words: readonly string[];
  /** Even the rarest is too common: only documents with all of them are worth reading. */
  readonly all: boolean;
}

/** How many documents have each word and how long they are. What has been counted once is kept up to date. */
export class Vocabulary {
  private readonly counts = new Map<string, number>();
  private documents: number;
  private units: number;
  private readonly count;
  private readonly keepTotal;
  private readonly firstTerms;

  constructor(db: IndexFile) {
    this.count = db.prepare('SELECT count(*) FROM word WHERE word MATCH ?').pluck();
    this.keepTotal = db.prepare('UPDATE total SET documents = ?, units = ?');
    this.firstTerms = db.prepare('SELECT term FROM vocabulary WHERE term > ? AND term < ? LIMIT ?').pluck();
    const total = db.prepare('SELECT documents, units FROM total').get() as { documents: number; units: number };
    [this.documents, this.units] = [total.documents, total.units];
  }

  /** A document of so many UTF-16 units comes (1) or goes (-1). */
  take(units: number, columns: readonly (readonly string[])[], step: 1 | -1): void {
    this.documents += step;
    this.units += step * units;
    if (this.counts.size === 0) return;
    for (const word of new Set(columns.flat())) {
      const count = this.counts.get(word);
      if (count !== undefined) this.counts.set(word, count + step);
    }
  }

  /** Writes the totals down, last in the transaction that wrote the documents: an UPDATE makes FTS5 write out all it has gathered. */
  keep(): void {
    this.keepTotal.run(this.documents, this.units);
  }

  get averageLength(): number {
    return Math.max(1, this.units / Math.max(1, this.documents));
  }

  /** idf as bm25 has it, never negative. */
  readonly rarity = (word: string): number => {
    const count = this.countOf(word);
    return Math.log(1 + (this.documents - count + 0.5) / (count + 0.5));
  };

  /** The words worth looking up, rarest first: common ones cost time and decide nothing. */
  choose(words: Iterable<string>): Chosen {
    const known = [...new Set(words)].filter((word) => this.countOf(word) > 0);
    const telling = known.filter((word) => !idleWords.has(word));
    const sorted = (telling.length > 0 ? telling : known).map((word) => ({ word, count: this.countOf(word) })).sort((a, b) => a.count - b.count);
    let entries = 0;
    const affordable = sorted.slice(0, mostWords).filter(({ count }) => (entries += count) <= mostEntries);
    return { words: (affordable.length > 0 ? affordable : sorted.slice(0, 2)).map(({ word }) => word), all: affordable.length === 0 };
  }

  /** What to look up for one character: itself where titles have it, else some words that begin with it. */
  beginningWith(character: string): string[] {
    return this.countOf(character) > 0 ? [character] : (this.firstTerms.all(character, `${character}\u{10ffff}`, mostOfOneCharacter) as string[]);
  }

  private countOf(word: string): number {
    // What people ask has no end, and what is forgotten here is counted again.
    if (this.counts.size >= mostCounts) this.counts.clear();
    const counted = this.counts.get(word) ?? (this.count.get(`"${word}"`) as number);
    this.counts.set(word, counted);
    return counted;
  }
}
