import { fold } from './fold';
import { idleWeight, idleWords } from './idle-words';
import { wordRuns, type WordRun } from './bigrams';

/** How rare a word of the index is: its idf; for a word nobody wrote, that of the rarest. */
type Rarity = (word: string) => number;

/** A wording of a question, made ready to be held against many texts: its pairs of neighbouring characters, each with a weight. */
export interface Question {
  /** Pair of UTF-16 units → number of its term. */
  readonly terms: ReadonlyMap<number, number>;
  /** Weight of each term. */
  readonly weights: Float64Array;
  readonly totalWeight: number;
  /** Whether term b follows term a in the question: `a * size + b`. */
  readonly neighbours: ReadonlySet<number>;
  /** Marks the units that begin a pair, so that a text is run through quickly. */
  readonly beginnings: Uint8Array;
  /** Different letters and characters. */
  readonly letters: readonly string[];
  /** Characters in all. */
  readonly length: number;
}

/** Two neighbouring units of a text as one number. */
export const pairAt = (text: string, at: number): number => text.charCodeAt(at) * 0x10000 + text.charCodeAt(at + 1);

interface Placed {
  readonly at: number;
  readonly term: number;
}

/** Reads a wording of a question. Any text will do; one without two neighbouring letters has no terms. */
export function readQuestion(text: string, rarity: Rarity): Question {
  const folded = fold(text);
  const runs = [...wordRuns(folded)];
  const terms = new Map<number, number>();
  const weights: number[] = [];
  const placed = runs.flatMap((run) => pairsOf(run).map(({ pair, at, word, share }): Placed => {
    const term = terms.get(pair) ?? weights.push(rarity(word) * share * (idleWords.has(word) ? idleWeight : 1)) - 1;
    terms.set(pair, term);
    return { at, term };
  }));
  return {
    terms,
    weights: Float64Array.from(weights),
    totalWeight: weights.reduce((total, weight) => total + weight, 0) || 1,
    neighbours: neighboursIn(placed, weights.length),
    beginnings: beginningsOf(terms.keys()),
    letters: [...new Set(runs.flatMap((run) => [...run.text]))],
    length: [...folded].length,
  };
}

/** The pairs of a run and the word of the index that tells how rare each is; the pairs of a run of letters share one word. */
function pairsOf({ text, at, chinese }: WordRun): { readonly pair: number; readonly at: number; readonly word: string; readonly share: number }[] {
  return Array.from({ length: text.length - 1 }, (_, from) => ({ pair: pairAt(text, from), at: at + from, word: chinese ? text.slice(from, from + 2) : text, share: chinese ? 1 : 1 / (text.length - 1) }));
}

function neighboursIn(placed: readonly Placed[], size: number): Set<number> {
  const next = (index: number): Placed | undefined => placed[index + 1];
  return new Set(placed.flatMap(({ at, term }, index) => (next(index)?.at === at + 1 ? [term * size + (next(index)?.term ?? 0)] : [])));
}

function beginningsOf(pairs: Iterable<number>): Uint8Array {
  const beginnings = new Uint8Array(0x10000);
  for (const pair of pairs) beginnings[Math.floor(pair / 0x10000)] = 1;
  return beginnings;
}
