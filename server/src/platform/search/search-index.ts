import { bigrams, wordRuns } from './bigrams';
import { featureRows, type Candidate } from './features';
import { fold } from './fold';
import { openIndexFile, type IndexFile } from './index-file';
import { bestPassage, type Passage } from './passage';
import { readSyllables } from './pinyin';
import { readQuestion, type Question } from './question';
import { markOf, type Weights } from './ranking';
import { closestOf, suggestionsOf, type Suggestion } from './suggestions';
import { wordingsOf, type Synonyms } from './synonyms';
import { mostEntries, Vocabulary } from './vocabulary';
import { columnsOf, type Texts } from './words';

export interface Indexed {
  readonly id: string;
  /** Tells one text of the document from another, for whoever fills the index. */
  readonly state: string;
  readonly title: string;
  /** Other ways people ask for it. */
  readonly variants: readonly string[];
  readonly body: string;
}

export interface Hit {
  readonly id: string;
  /** Of the text the passage was taken from. */
  readonly state: string;
  /** Of the body. */
  readonly passage: Passage;
}

interface Found {
  readonly id: string;
  readonly state: string;
  readonly candidate: Candidate;
}

interface Row extends Texts {
  readonly id: string;
  readonly state: string;
  readonly retrieved: number;
}

/** Looked at by the re-ranker, and the most that is found. */
const most = 50;
/** Nobody's question is longer; what is behind is not read. */
const longestQuestion = 400;

const statementsFor = (db: IndexFile) => ({
  addText: db.prepare('INSERT INTO doc(id, state, title, variants, body) VALUES (?, ?, ?, ?, ?)'),
  addWords: db.prepare('INSERT INTO word(rowid, title, variants, body, pinyin) VALUES (?, ?, ?, ?, ?)'),
  read: db.prepare('SELECT no, title, variants, body FROM doc WHERE id = ?'),
  dropText: db.prepare('DELETE FROM doc WHERE no = ?'),
  dropWords: db.prepare('DELETE FROM word WHERE rowid = ?'),
  find: db.prepare(`SELECT d.id, d.state, d.title, d.variants, d.body, -f.rank AS retrieved
    FROM (SELECT rowid, rank FROM (SELECT rowid, rank FROM word WHERE word MATCH ? LIMIT ?) ORDER BY rank LIMIT ?) f JOIN doc d ON d.no = f.rowid ORDER BY f.rank, d.id`),
});

const unitsOf = ({ title, variants, body }: Texts): number => title.length + variants.length + body.length;

/**
 * A disposable full-text index of character bigrams (SQLite FTS5) with a re-ranker. Works on the thread it is made on. Any text may
 * be asked for: what means nothing to it finds nothing.
 */
export class SearchIndex {
  private readonly db: IndexFile;
  private readonly vocabulary: Vocabulary;
  private readonly statements: ReturnType<typeof statementsFor>;
  private synonyms: Synonyms = new Map();

  constructor(
    path: string,
    private readonly weights: Weights,
  ) {
    this.db = openIndexFile(path);
    this.vocabulary = new Vocabulary(this.db);
    this.statements = statementsFor(this.db);
  }

  /** Adds or replaces documents, in one transaction. */
  put(documents: readonly Indexed[]): void {
    this.db.transaction(() => {
      for (const document of documents) {
        this.drop(document.id);
        this.add(document);
      }
      this.vocabulary.keep();
    })();
  }

  remove(ids: readonly string[]): void {
    this.db.transaction(() => {
      ids.forEach((id) => this.drop(id));
      this.vocabulary.keep();
    })();
  }

  /** `id` and `state` of every document. */
  states(): [id: string, state: string][] {
    return this.db.prepare('SELECT id, state FROM doc').raw().all() as [string, string][];
  }

  /** Takes over the words that mean the same, for questions from now on. */
  setSynonyms(synonyms: Synonyms): void {
    this.synonyms = new Map([...synonyms].map(([word, others]) => [fold(word), others.map(fold)]));
  }

  /** The best documents, best first; never an error, whatever is asked. */
  find(text: string): Hit[] {
    const wordings = wordingsOf(fold(text.slice(0, longestQuestion)), this.synonyms);
    const found = this.retrieve(wordings);
    const questions = wordings.map((wording) => readQuestion(wording, this.vocabulary.rarity));
    return this.rank(questions, found).map(({ question, at }) => {
      const { id, state, candidate } = found[at] as Found;
      return { id, state, passage: bestPassage(question, candidate.body) };
    });
  }

  /** Ids in the order of the bigram index alone, before any re-ranking. */
  retrieveIds(text: string): string[] {
    return this.retrieve([fold(text.slice(0, longestQuestion))]).map(({ id }) => id);
  }

  /** What the re-ranker is trained on: the candidates for a question, in the index's order, and a row of features for each. */
  features(text: string): { readonly ids: readonly string[]; readonly rows: readonly (readonly number[])[] } {
    const wording = fold(text.slice(0, longestQuestion));
    const found = this.retrieve([wording]);
    return { ids: found.map(({ id }) => id), rows: this.featureRows(readQuestion(wording, this.vocabulary.rarity), found) };
  }

  /** Titles and variants that go on from what is being typed, in Chinese characters or pinyin. */
  suggest(typed: string): Suggestion[] {
    return suggestionsOf(this.db, typed.slice(0, longestQuestion));
  }

  /** The title or variant most like a text that found nothing; null: none is like it. */
  closest(text: string): string | null {
    return closestOf(this.db, text.slice(0, longestQuestion));
  }

  close(): void {
    this.db.close();
  }

  private add({ id, state, title, variants, body }: Indexed): void {
    const texts = { title, variants: variants.join('\n'), body: fold(body) };
    const columns = columnsOf(texts);
    const { lastInsertRowid } = this.statements.addText.run(id, state, texts.title, texts.variants, texts.body);
    this.statements.addWords.run(lastInsertRowid, ...columns.map((words) => words.join(' ')));
    this.vocabulary.take(unitsOf(texts), columns, 1);
  }

  private drop(id: string): void {
    const row = this.statements.read.get(id) as (Texts & { no: number }) | undefined;
    if (!row) return;
    this.statements.dropWords.run(row.no);
    this.statements.dropText.run(row.no);
    this.vocabulary.take(unitsOf(row), columnsOf(row), -1);
  }

  private retrieve(wordings: readonly string[]): Found[] {
    const match = wordings.flatMap((wording) => this.matchOf(wording)).join(' OR ');
    if (match === '') return [];
    const rows = this.statements.find.all(match, mostEntries, most) as Row[];
    return rows.map(({ id, state, title, variants, body, retrieved }) => ({ id, state, candidate: { title: fold(title), variants: fold(variants).split('\n').filter(Boolean), body, retrieved } }));
  }

  /** The phrases of a wording, each for FTS5; letters may also be pinyin. Words are letters and digits alone, so quotes are safe. */
  private matchOf(wording: string): string[] {
    const words = bigrams(wording);
    const alone = words.length === 1 && [...(words[0] ?? '')].length === 1 ? this.vocabulary.beginningWith(words[0] ?? '') : [];
    const spelt = [...wordRuns(wording)].flatMap(({ text, chinese }) => (chinese ? [] : (pinyinMatch(text) ?? [])));
    const chosen = this.vocabulary.choose([...words, ...alone]);
    const phrases = chosen.words.map((word) => `"${word}"`);
    return [...(chosen.all && phrases.length > 0 ? [`(${phrases.join(' AND ')})`] : phrases), ...spelt];
  }

  private featureRows(question: Question, found: readonly Found[]): number[][] {
    return featureRows(question, found.map(({ candidate }) => candidate), this.vocabulary.averageLength);
  }

  /** Best first, each with the wording that fits it best. Without a pair of characters to go by the index's order stays. */
  private rank(questions: readonly Question[], found: readonly Found[]): { readonly at: number; readonly question: Question; readonly mark: number }[] {
    const readable = questions.filter(({ terms }) => terms.size > 0);
    const ranked = found.map((_, at) => ({ at, question: questions[0] as Question, mark: -Infinity }));
    for (const question of readable) {
      for (const [at, row] of this.featureRows(question, found).entries()) {
        const mark = markOf(row, this.weights);
        if (mark > (ranked[at]?.mark ?? 0)) ranked[at] = { at, question, mark };
      }
    }
    return ranked.sort((a, b) => b.mark - a.mark || a.at - b.at);
  }
}

/** Whole syllables side by side in the pinyin of titles and variants; null when the letters are none. */
function pinyinMatch(letters: string): string | null {
  const read = readSyllables(letters);
  return read && read.rest === '' && read.whole.length > 1 ? `pinyin : "${read.whole.join(' ')}"` : null;
}
