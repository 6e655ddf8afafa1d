import type { Question } from './question';
import { bestWindow, chains, scan, type Scan } from './scan';

/** A document as the re-ranker looks at it; all texts folded. */
export interface Candidate {
  readonly title: string;
  /** Other wordings of the question it answers. */
  readonly variants: readonly string[];
  readonly body: string;
  /** bm25 of the index. */
  readonly retrieved: number;
}

/** What speaks for a document, most of it as a share of what is possible. */
const plain = ['retrieved', 'bigrams', 'bigramsLongText', 'trigrams', 'threeInARow', 'sentence', 'passage', 'section', 'coverage', 'longestShared', 'heaviestShared', 'length', 'lengthSquared', 'position', 'head', 'letters', 'titleCoverage', 'titleLikeness', 'variantLikeness'] as const;
type Plain = (typeof plain)[number];
/** Those that also count as a share of the best among the candidates. */
const compared = ['retrieved', 'bigrams', 'trigrams', 'sentence', 'passage', 'coverage', 'heaviestShared', 'letters'] as const satisfies readonly Plain[];

export const featureNames: readonly string[] = [...plain, ...compared.map((name) => `${name}OfBest`)];

/** Units of a sentence, a passage, a section, and of the head of a text. */
const widths = { sentence: 30, passage: 60, section: 150, head: 100 };

/** bm25's damping of repetition, for a text so many times as long as the average. */
const damped = (count: number, relativeLength: number, slope: number): number => (count * 2.2) / (count + 1.2 * (1 - slope + slope * relativeLength));

function weightFound({ weights }: Question, worth: (term: number) => number): number {
  let total = 0;
  for (let term = 0; term < weights.length; term += 1) total += (weights[term] ?? 0) * worth(term);
  return total;
}

function tripleFeatures(question: Question, triples: ReadonlyMap<number, number>, relativeLength: number): Pick<Record<Plain, number>, 'trigrams' | 'threeInARow'> {
  const size = question.weights.length;
  const weightOf = (triple: number): number => Math.max(question.weights[Math.floor(triple / size)] ?? 0, question.weights[triple % size] ?? 0);
  let possible = 0;
  let found = 0;
  let worth = 0;
  for (const triple of question.neighbours) {
    const weight = weightOf(triple);
    const count = triples.get(triple) ?? 0;
    possible += weight;
    found += count > 0 ? weight : 0;
    worth += weight * damped(count, relativeLength, 0.75);
  }
  return { trigrams: worth / (possible || 1), threeInARow: found / (possible || 1) };
}

function headWeight({ weights }: Question, { places, terms }: Scan): number {
  const seen = new Set(terms.subarray(0, places.findLastIndex((place) => place < widths.head) + 1));
  return [...seen].reduce((total, term) => total + (weights[term] ?? 0), 0);
}

/** Share of the question's weight in a short text, and the same times the share of that text which the question says, too. */
function likeness(question: Question, text: string): { coverage: number; likeness: number } {
  if (text === '') return { coverage: 0, likeness: 0 };
  const { places, counts } = scan(question, text);
  const coverage = weightFound(question, (term) => (counts[term] ? 1 : 0)) / question.totalWeight;
  return { coverage, likeness: coverage * (places.length / Math.max(text.length - 1, 1)) };
}

function featuresOf(question: Question, { title, variants, body, retrieved }: Candidate, averageLength: number): Record<Plain, number> {
  const text = [title, ...variants, body].filter(Boolean).join('\n');
  const found = scan(question, text);
  const { totalWeight, letters } = question;
  const relativeLength = text.length / averageLength;
  const weigh = (slope: number): number => weightFound(question, (term) => damped(found.counts[term] ?? 0, relativeLength, slope)) / totalWeight;
  const shared = chains(question, found);
  const passage = bestWindow(question, found, widths.passage);
  const length = Math.log(1 + text.length);
  const ofTitle = likeness(question, title);
  return {
    retrieved: retrieved / totalWeight,
    bigrams: weigh(0.75),
    bigramsLongText: weigh(0.3),
    ...tripleFeatures(question, shared.triples, relativeLength),
    sentence: bestWindow(question, found, widths.sentence).weight / totalWeight,
    passage: passage.weight / totalWeight,
    section: bestWindow(question, found, widths.section).weight / totalWeight,
    coverage: weightFound(question, (term) => (found.counts[term] ? 1 : 0)) / totalWeight,
    longestShared: shared.longest / Math.max(question.length, 1),
    heaviestShared: shared.heaviest / totalWeight,
    length,
    lengthSquared: length ** 2 / 10,
    position: passage.start / (text.length + 1),
    head: headWeight(question, found) / totalWeight,
    letters: letters.filter((letter) => text.includes(letter)).length / Math.max(letters.length, 1),
    titleCoverage: ofTitle.coverage,
    titleLikeness: ofTitle.likeness,
    variantLikeness: Math.max(0, ...variants.map((variant) => likeness(question, variant).likeness)),
  };
}

/** One row of numbers a candidate, in the order of `featureNames`; the average length of all documents in UTF-16 units. */
export function featureRows(question: Question, candidates: readonly Candidate[], averageLength: number): number[][] {
  const all = candidates.map((candidate) => featuresOf(question, candidate, averageLength));
  const best = Object.fromEntries(compared.map((name) => [name, Math.max(1e-9, ...all.map((features) => features[name]))]));
  return all.map((features) => [...plain.map((name) => features[name]), ...compared.map((name) => features[name] / (best[name] ?? 1))]);
}
