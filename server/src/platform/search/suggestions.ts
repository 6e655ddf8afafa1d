import { bigrams } from './bigrams';
import { fold } from './fold';
import type { IndexFile } from './index-file';
import { readSyllables, syllablesOf } from './pinyin';

/** More than anybody reads: some may be of texts that no longer count. */
const most = 24;
/** Documents looked at for what is being typed, and for what was meant. */
const looked = 200;
const mostPhrases = 40;
/** Share of a text's characters or syllables that must stand in what it is taken for. */
const alikeEnough = 0.6;

interface Heads {
  readonly id: string;
  readonly title: string;
  readonly variants: string;
}

/** A title or variant, and the documents that have it. */
export interface Suggestion {
  readonly text: string;
  readonly ids: readonly string[];
}

function documentsMatching(db: IndexFile, match: string, order: '' | 'ORDER BY rank' = ''): Map<string, string[]> {
  const rows = db.prepare(`SELECT d.id, d.title, d.variants FROM (SELECT rowid FROM word WHERE word MATCH ? ${order} LIMIT ?) f JOIN doc d ON d.no = f.rowid`).all(match, looked) as Heads[];
  const found = new Map<string, string[]>();
  for (const { id, title, variants } of rows) {
    for (const head of [title, ...variants.split('\n')]) if (head !== '') found.set(head, [...(found.get(head) ?? []), id]);
  }
  return found;
}

const wordings = (found: ReadonlyMap<string, readonly string[]>): Suggestion[] => [...found].map(([text, ids]) => ({ text, ids }));
const headsMatching = (db: IndexFile, match: string, order: '' | 'ORDER BY rank' = ''): string[] => [...documentsMatching(db, match, order).keys()];

/** Titles and variants in which a text stands, those that begin with it first, then the shorter ones. */
export function suggestionsOf(db: IndexFile, typed: string): Suggestion[] {
  const text = fold(typed).trim();
  const words = bigrams(text);
  if (words.length === 0) return [];
  const last = words.at(-1) ?? '';
  const literal = [...words.slice(0, -1).map((word) => `"${word}"`), `"${last}" *`].join(' AND ');
  const holds = (head: string): boolean => fold(head).includes(text);
  const found = wordings(documentsMatching(db, `{title variants} : (${literal})`)).filter((each) => holds(each.text));
  const order = ({ text: head }: Suggestion): number => (fold(head).startsWith(text) ? 0 : 1000) + head.length;
  return (found.length > 0 ? found : spelt(db, text)).sort((a, b) => order(a) - order(b)).slice(0, most);
}

/** Titles and variants whose pinyin goes on from letters. */
function spelt(db: IndexFile, letters: string): Suggestion[] {
  const read = readSyllables(letters.replaceAll(/[\s']/g, ''));
  if (!read) return [];
  const syllables = [...read.whole, ...(read.rest ? [read.rest] : [])];
  const wanted = syllables.join(' ');
  return wordings(documentsMatching(db, `pinyin : "${wanted}" *`)).filter(({ text: head }) => ` ${syllablesOf(head).join(' ')}`.includes(` ${wanted}`));
}

/** How many units two texts share in the same order, at most. */
function sharedInOrder(a: readonly string[], b: readonly string[]): number {
  let row = new Uint16Array(b.length + 1);
  for (const one of a) {
    const next = new Uint16Array(b.length + 1);
    for (let at = 1; at <= b.length; at += 1) next[at] = one === b[at - 1] ? (row[at - 1] ?? 0) + 1 : Math.max(row[at] ?? 0, next[at - 1] ?? 0);
    row = next;
  }
  return row.at(-1) ?? 0;
}

/** The words that sound like a text: 共暖 → 供暖. */
function soundingLike(db: IndexFile, syllables: readonly string[]): string | null {
  if (syllables.length < 2) return null;
  const wanted = syllables.join(' ');
  for (const head of headsMatching(db, `pinyin : "${wanted}"`)) {
    const at = ` ${syllablesOf(head).join(' ')} `.indexOf(` ${wanted} `);
    if (at < 0) continue;
    const before = syllablesOf(head).join(' ').slice(0, at).split(' ').filter(Boolean).length;
    return (head.match(/\p{Script=Han}/gu) ?? []).slice(before, before + syllables.length).join('');
  }
  return null;
}

/** What was meant by a text that found nothing: words that sound like it, else the title or variant that shares most with it. */
export function closestOf(db: IndexFile, text: string): string | null {
  const characters = fold(text).match(/[\p{L}\p{N}]/gu) ?? [];
  const syllables = syllablesOf(text);
  return soundingLike(db, syllables) ?? sharingMost(db, characters, syllables);
}

function sharingMost(db: IndexFile, characters: readonly string[], syllables: readonly string[]): string | null {
  const match = [...syllables.map((one) => `pinyin : "${one}"`), ...characters.map((one) => `{title variants} : "${one}" *`)].slice(0, mostPhrases).join(' OR ');
  if (characters.length < 2 || match === '') return null;
  const shareOf = (head: string): number => Math.max(sharedInOrder(characters, [...fold(head)]) / characters.length, (0.9 * sharedInOrder(syllables, syllablesOf(head))) / Math.max(syllables.length, 1));
  const marked = headsMatching(db, match, 'ORDER BY rank').map((head) => ({ head, share: shareOf(head) }));
  return marked.filter(({ share }) => share >= alikeEnough).sort((a, b) => b.share - a.share || a.head.length - b.head.length)[0]?.head ?? null;
}
