import { AsyncLocalStorage } from 'node:async_hooks';
import type { DataSource, EntityManager } from 'typeorm';
import { isRetryable } from './db-errors';

type Work<T> = (em: EntityManager) => Promise<T>;

interface Unit {
  readonly em: EntityManager;
  readonly writes: boolean;
  open: boolean;
}

const attempts = 4;

/**
 * Units of work. On SQLite TypeORM shares one connection among all requests, so that parallel transactions break and
 * plain writes slip into foreign ones: there every unit runs alone. Never call an outside service inside a unit.
 */
export class Database {
  private readonly current = new AsyncLocalStorage<Unit>();
  private readonly embedded: boolean;
  private last: Promise<unknown> = Promise.resolve();

  constructor(readonly source: DataSource) {
    this.embedded = source.options.type === 'better-sqlite3';
  }

  /** Runs work in a transaction; inside another unit it joins that one. Deadlocks and busy files are retried as a whole. */
  async transact<T>(work: Work<T>): Promise<T> {
    const unit = this.joined();
    if (unit && !unit.writes) throw new Error('transact inside read');
    if (unit) return work(unit.em);
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.alone(() => this.source.transaction((em) => this.within({ em, writes: true, open: true }, work)));
      } catch (error) {
        if (attempt === attempts || !isRetryable(error)) throw error;
      }
    }
  }

  /** Runs queries that must not see another unit's unfinished writes. */
  async read<T>(work: Work<T>): Promise<T> {
    const unit = this.joined();
    return unit ? work(unit.em) : this.alone(() => this.within({ em: this.source.manager, writes: false, open: true }, work));
  }

  /** A unit that has ended is no longer joined by work it left running. */
  private joined(): Unit | undefined {
    const unit = this.current.getStore();
    return unit?.open ? unit : undefined;
  }

  private async within<T>(unit: Unit, work: Work<T>): Promise<T> {
    try {
      return await this.current.run(unit, () => work(unit.em));
    } finally {
      unit.open = false;
    }
  }

  private alone<T>(work: () => Promise<T>): Promise<T> {
    if (!this.embedded) return work();
    const turn = this.last.then(work, work);
    this.last = turn.catch(() => undefined);
    return turn;
  }
}
