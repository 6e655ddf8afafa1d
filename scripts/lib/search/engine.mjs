import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Obstacle } from '../messages.mjs';
import { fromRoot } from '../paths.mjs';

const built = createRequire(fromRoot('server/dist/src/platform/search/search-index.js'));
const { SearchIndex } = built('./search-index.js');
export const { featureNames } = built('./features.js');
export const { bigrams } = built('./bigrams.js');
const { readWeights } = built('./ranking.js');

/** Where the product keeps the weights it is delivered with. */
export const shippedFile = fromRoot('server/src/platform/search/weights.json');

/** What is wrong, in the words of whoever gave the file. */
const faultOf = (error) => {
  if (error.code) return error.code === 'ENOENT' ? '没有这个文件。' : `读不了（${error.code}）。`;
  return error instanceof SyntaxError ? '不是合法的 JSON。' : error.message;
};

/** Weights of a file; an obstacle when it is none. */
export function weightsFrom(file) {
  try {
    return readWeights(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    throw new Obstacle(`权重文件 ${file} 不能用：${faultOf(error)}`);
  }
}

/** An index in memory of documents `{ id, title?, variants?, text }`. */
export function indexOf(docs, weights = {}) {
  const index = new SearchIndex(':memory:', weights);
  index.put(docs.map(({ id, title, variants, text }) => ({ id, state: '', title: title ?? '', variants: variants ?? [], body: text })));
  return index;
}
