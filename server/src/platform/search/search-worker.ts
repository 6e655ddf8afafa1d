import { parentPort, workerData } from 'node:worker_threads';
import { identityOf, removeIndexFile } from './index-file';
import { readWeights } from './ranking';
import { SearchIndex, type Indexed } from './search-index';
import type { Synonyms } from './synonyms';
import shippedWeights from './weights.json';

/** The index on a thread of its own: the one that writes it and looks into it. See search-engine.ts for the other end. */
const path = workerData as string;
const weights = readWeights(shippedWeights);

let index = new SearchIndex(path, weights);
let identity = identityOf(path);
/** Counts how often the index began anew, empty. */
let generation = 0;
let synonyms: Synonyms = new Map();

function beginAnew(): void {
  index.close();
  removeIndexFile(path);
  index = new SearchIndex(path, weights);
  index.setSynonyms(synonyms);
  identity = identityOf(path);
  generation += 1;
}

/** What the other threads may ask for. */
const work = {
  /** Which index this is: it begins anew when somebody has taken its file away. */
  generation: (): number => {
    if (identityOf(path) !== identity) beginAnew();
    return generation;
  },
  states: () => index.states(),
  put: (documents: readonly Indexed[]) => index.put(documents),
  remove: (ids: readonly string[]) => index.remove(ids),
  find: (question: string) => index.find(question),
  suggest: (typed: string) => index.suggest(typed),
  closest: (text: string) => index.closest(text),
  setSynonyms: (given: Synonyms): void => {
    synonyms = given;
    index.setSynonyms(given);
  },
};

export type SearchWork = typeof work;

export interface Request {
  readonly id: number;
  readonly name: keyof SearchWork;
  readonly argument: unknown;
}

export interface Answer {
  readonly id: number;
  readonly result?: unknown;
  readonly error?: string;
}

/** Codes by which SQLite says that the file is spoilt. */
const spoilt = /^SQLITE_(CORRUPT|NOTADB|IOERR|CANTOPEN|READONLY_DBMOVED)/;

/** A spoilt index is emptied and asked once more; whoever fills it sees the new generation. */
function answer(name: keyof SearchWork, argument: unknown): unknown {
  const task = work[name] as (argument: unknown) => unknown;
  try {
    return task(argument);
  } catch (error) {
    if (!spoilt.test(String((error as { code?: unknown }).code))) throw error;
    beginAnew();
    return task(argument);
  }
}

parentPort?.on('message', ({ id, name, argument }: Request) => {
  try {
    parentPort?.postMessage({ id, result: answer(name, argument) } satisfies Answer);
  } catch (error) {
    parentPort?.postMessage({ id, error: String(error) } satisfies Answer);
  }
});
