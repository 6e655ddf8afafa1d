import { pairAt, type Question } from './question';

/** Where the terms of a question stand in a folded text. */
export interface Scan {
  readonly places: Uint32Array;
  /** The term at each of the places. */
  readonly terms: Uint32Array;
  /** How often each term stands in the text. */
  readonly counts: Float64Array;
}

/** Finds the terms of a question in a folded text. */
export function scan(question: Question, folded: string): Scan {
  const places: number[] = [];
  const terms: number[] = [];
  const counts = new Float64Array(question.weights.length);
  for (let at = 0; at + 1 < folded.length; at += 1) {
    if (!question.beginnings[folded.charCodeAt(at)]) continue;
    const term = question.terms.get(pairAt(folded, at));
    if (term === undefined) continue;
    places.push(at);
    terms.push(term);
    counts[term] = (counts[term] ?? 0) + 1;
  }
  return { places: Uint32Array.from(places), terms: Uint32Array.from(terms), counts };
}

interface Window {
  /** Weight of the different terms in it. */
  readonly weight: number;
  readonly start: number;
}

/** The different terms of a stretch that grows at one end and shrinks at the other, and their weight together. */
class Stretch {
  weight = 0;
  private readonly counts: Uint32Array;

  constructor(private readonly weights: Float64Array) {
    this.counts = new Uint32Array(weights.length);
  }

  add(term: number): void {
    if (this.counts[term] === 0) this.weight += this.weights[term] ?? 0;
    this.counts[term] = (this.counts[term] ?? 0) + 1;
  }

  drop(term: number): void {
    this.counts[term] = (this.counts[term] ?? 1) - 1;
    if (this.counts[term] === 0) this.weight -= this.weights[term] ?? 0;
  }
}

const at = (numbers: Uint32Array, index: number): number => numbers[index] ?? 0;

/** The window of so many units that holds most of the question's weight. */
export function bestWindow({ weights }: Question, { places, terms }: Scan, width: number): Window {
  const stretch = new Stretch(weights);
  let best: Window = { weight: 0, start: 0 };
  let first = 0;
  for (let last = 0; last < places.length; last += 1) {
    stretch.add(at(terms, last));
    for (; at(places, first) < at(places, last) - width; first += 1) stretch.drop(at(terms, first));
    if (stretch.weight > best.weight + 1e-9) best = { weight: stretch.weight, start: at(places, first) };
  }
  return best;
}

interface Chains {
  /** Units of the longest passage taken from the question word for word. */
  readonly longest: number;
  /** Weight of the heaviest one. */
  readonly heaviest: number;
  /** How often each three neighbouring characters stand in the text, by `term * size + next term`. */
  readonly triples: ReadonlyMap<number, number>;
}

/** What the text shares with the question word for word. */
export function chains({ weights, neighbours }: Question, { places, terms }: Scan): Chains {
  const triples = new Map<number, number>();
  const best = { longest: 0, heaviest: 0 };
  const chain = { units: 0, weight: 0 };
  for (let index = 0; index < places.length; index += 1) {
    const term = at(terms, index);
    const triple = index > 0 && at(places, index - 1) === at(places, index) - 1 ? at(terms, index - 1) * weights.length + term : -1;
    if (neighbours.has(triple)) triples.set(triple, (triples.get(triple) ?? 0) + 1);
    else Object.assign(chain, { units: 1, weight: 0 });
    chain.units += 1;
    chain.weight += weights[term] ?? 0;
    best.longest = Math.max(best.longest, chain.units);
    best.heaviest = Math.max(best.heaviest, chain.weight);
  }
  return { ...best, triples };
}
