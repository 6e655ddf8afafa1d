import { resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Answer, Request, SearchWork } from './search-worker';
import type { Hit, Indexed } from './search-index';
import type { Suggestion } from './suggestions';
import type { Synonyms } from './synonyms';

export type { Hit, Indexed } from './search-index';
export type { Synonyms } from './synonyms';

type Result<Name extends keyof SearchWork> = ReturnType<SearchWork[Name]>;

interface Waiting {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** Node reads no TypeScript: where the code runs uncompiled (Jest), so does its worker, by a hook of the tests. */
const extension = __filename.endsWith('.ts') ? '.ts' : '.js';
const execArgv = extension === '.ts' ? ['--require', resolve(__dirname, '../../../test/support/typescript-in-workers.cjs')] : [];

/** Written at a time: questions wait no longer than this takes. */
const batch = 200;

/**
 * This replica's own search index in a file, worked by one thread: building it or asking it holds up nothing else. It may be lost at
 * any moment; `generation` then changes, and whoever fills it fills it again.
 */
export class SearchEngine {
  private worker: Worker | null = null;
  private readonly waiting = new Map<number, Waiting>();
  private requests = 0;
  private crashes = 0;
  private closed = false;
  private synonyms: Synonyms = new Map();

  constructor(private readonly path: string) {}

  /** Changes when the index has begun anew and is empty. */
  async generation(): Promise<string> {
    const generation = await this.ask('generation', undefined);
    return `${this.crashes}.${generation}`;
  }

  /** Id and state of all that is indexed. */
  async states(): Promise<Map<string, string>> {
    return new Map(await this.ask('states', undefined));
  }

  /** Adds or replaces documents; what is put is found from then on. */
  async put(documents: readonly Indexed[]): Promise<void> {
    for (let at = 0; at < documents.length; at += batch) await this.ask('put', documents.slice(at, at + batch));
  }

  async remove(ids: readonly string[]): Promise<void> {
    if (ids.length > 0) await this.ask('remove', ids);
  }

  /** The best documents for a question, at most 50, best first. Any text will do. */
  find(question: string): Promise<Hit[]> {
    return this.ask('find', question);
  }

  /** Up to 24 titles and variants that go on from what is being typed, in characters or pinyin. */
  suggest(typed: string): Promise<Suggestion[]> {
    return this.ask('suggest', typed);
  }

  /** What was perhaps meant by a text that found nothing. */
  closest(text: string): Promise<string | null> {
    return this.ask('closest', text);
  }

  /** Words that mean the same, for every question from now on. */
  async setSynonyms(synonyms: Synonyms): Promise<void> {
    this.synonyms = synonyms;
    // A thread that is lost meanwhile leaves it to the next one, which is told at its start.
    await this.ask('setSynonyms', synonyms).catch(() => undefined);
  }

  /** No thread is started from here on: the file may be another process's by then. */
  async close(): Promise<void> {
    this.closed = true;
    const worker = this.worker;
    this.worker = null;
    await worker?.terminate();
    this.fail(new Error('the search is closed'));
  }

  private ask<Name extends keyof SearchWork>(name: Name, argument: Parameters<SearchWork[Name]>[0]): Promise<Result<Name>> {
    if (this.closed) return Promise.reject(new Error('the search is closed'));
    const worker = (this.worker ??= this.start());
    const id = (this.requests += 1);
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve: resolve as (result: unknown) => void, reject });
      worker.postMessage({ id, name, argument } satisfies Request);
    });
  }

  private start(): Worker {
    const worker = new Worker(resolve(__dirname, `search-worker${extension}`), { workerData: this.path, execArgv });
    worker.unref();
    worker.on('message', ({ id, result, error }: Answer) => {
      const waiting = this.waiting.get(id);
      this.waiting.delete(id);
      if (error === undefined) waiting?.resolve(result);
      else waiting?.reject(new Error(error));
    });
    worker.on('error', (error) => this.lose(worker, error));
    worker.on('exit', () => this.lose(worker, new Error('the search thread ended')));
    worker.postMessage({ id: 0, name: 'setSynonyms', argument: this.synonyms } satisfies Request);
    return worker;
  }

  /** The next question starts another thread. */
  private lose(worker: Worker, error: Error): void {
    if (this.worker !== worker) return;
    this.worker = null;
    this.crashes += 1;
    this.fail(error);
  }

  private fail(error: Error): void {
    for (const { reject } of this.waiting.values()) reject(error);
    this.waiting.clear();
  }
}
