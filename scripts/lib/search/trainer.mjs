// Learns what the features weigh: the right document is to stand first among the candidates of its question (softmax over them, Adam).
import { featureNames } from './engine.mjs';

const passes = 20;
const group = 16;
const firstStep = 0.05;
const slower = 0.92;
/** From so many examples on they are trusted wholly. */
const enough = 400;
/** What a few examples cannot teach: how long a good answer is. */
const ofLength = new Set(['length', 'lengthSquared']);
/** What may also speak against a document. */
const signed = new Set([...ofLength, 'position']);
/** A feature that hardly differs in the examples is not blown up: elsewhere it may differ. */
const leastScale = 0.1;

/** Examples `{ rows, right }` for questions `{ text, doc }`; those whose document is not among the candidates teach nothing. */
export function examplesFrom(index, questions) {
  return questions.flatMap(({ text, doc }) => {
    const { ids, rows } = index.features(text);
    const right = ids.indexOf(doc);
    return right >= 0 && rows.length > 1 ? [{ rows, right }] : [];
  });
}

function scalesOf(examples) {
  const rows = examples.flatMap((example) => example.rows);
  return featureNames.map((_, k) => {
    const mean = rows.reduce((sum, row) => sum + row[k], 0) / rows.length;
    return Math.max(leastScale, Math.sqrt(rows.reduce((sum, row) => sum + (row[k] - mean) ** 2, 0) / rows.length));
  });
}

/** Adds the slope of one example's loss. */
function addSlope(slope, weights, { rows, right }) {
  const marks = rows.map((row) => row.reduce((sum, value, k) => sum + value * weights[k], 0));
  const best = Math.max(...marks);
  const powers = marks.map((mark) => Math.exp(mark - best));
  const total = powers.reduce((sum, power) => sum + power, 0);
  for (const [at, row] of rows.entries()) {
    const error = powers[at] / total - (at === right ? 1 : 0);
    if (Math.abs(error) > 1e-6) for (let k = 0; k < slope.length; k += 1) slope[k] += error * row[k];
  }
}

/** What may be expected to speak for a document before anything is learnt, and how strongly. */
const expected = new Set(['retrieved', 'bigrams', 'trigrams', 'sentence', 'passage', 'retrievedOfBest', 'bigramsOfBest', 'titleCoverage', 'titleLikeness', 'variantLikeness']);
const expectedWeight = 0.3;

/** A few examples only correct what is expected, and what two texts share never counts against one. */
const careful = {
  pull: 1,
  towards: featureNames.map((name) => (expected.has(name) ? expectedWeight : 0)),
  bound: (weight, name) => (ofLength.has(name) ? 0 : signed.has(name) ? weight : Math.max(0, weight)),
};
const trusting = { pull: 1e-3, towards: featureNames.map(() => 0), bound: (weight) => weight };

/** One step downhill for each weight, as Adam takes it. */
class Descent {
  constructor(size) {
    this.weights = new Float64Array(size);
    this.mean = new Float64Array(size);
    this.square = new Float64Array(size);
    this.steps = 0;
  }

  step(slope, rate, bound) {
    this.steps += 1;
    for (let k = 0; k < slope.length; k += 1) {
      this.mean[k] = 0.9 * this.mean[k] + 0.1 * slope[k];
      this.square[k] = 0.999 * this.square[k] + 0.001 * slope[k] ** 2;
      const move = this.mean[k] / (1 - 0.9 ** this.steps) / (Math.sqrt(this.square[k] / (1 - 0.999 ** this.steps)) + 1e-8);
      this.weights[k] = bound(this.weights[k] - rate * move, featureNames[k]);
    }
  }
}

/** Weights by name of feature. The same examples in the same order give the same weights. */
export function train(examples) {
  const { pull, towards, bound } = examples.length < enough ? careful : trusting;
  const scales = scalesOf(examples);
  const scaled = examples.map(({ rows, right }) => ({ right, rows: rows.map((row) => row.map((value, k) => value / scales[k])) }));
  const descent = new Descent(featureNames.length);
  for (let pass = 0; pass < passes; pass += 1) {
    for (let from = 0; from < scaled.length; from += group) {
      const some = scaled.slice(from, from + group);
      const slope = new Float64Array(featureNames.length);
      for (const example of some) addSlope(slope, descent.weights, example);
      descent.step(slope.map((value, k) => value / some.length + pull * (descent.weights[k] - towards[k])), firstStep * slower ** pass, bound);
    }
  }
  return Object.fromEntries(featureNames.map((name, k) => [name, Number((descent.weights[k] / scales[k]).toPrecision(4))]));
}
