import type { Clock } from '../clock';
import type { Database } from '../db/database';
import { newId } from '../ids';
import type { Logger } from '../log';
import { OutboxRow } from './outbox.entity';
import { TryAgainAt, type Outbox } from './outbox';

const batch = 50;
const parallel = 8;
/** Short, so that what a dead worker held is taken up within seconds; a living one renews it, however long its work takes. */
const leaseMs = 10_000;
const renewMs = 3_000;
const idleMs = 500;
const maxAttempts = 10;
const keepMs = 7 * 24 * 3600_000;

/** 2 s, 4 s, 8 s … at most 10 minutes, with jitter so that replicas do not march in step. */
const backOff = (attempts: number): number => Math.min(2 ** attempts * 1000, 600_000) * (0.75 + Math.random() / 2);

interface Deps {
  readonly db: Database;
  readonly clock: Clock;
  readonly log: Logger;
  readonly outbox: Outbox;
}

/** Works the outbox off: claims by guarded UPDATE with a lease (no SKIP LOCKED: SQLite and TiDB have none). */
export class OutboxWorker {
  private stopping = false;
  private nudged: (() => void) | null = null;
  private running: Promise<void> = Promise.resolve();

  constructor(private readonly deps: Deps) {
    deps.outbox.onWake(() => this.nudged?.());
  }

  start(): void {
    this.running = this.loop();
  }

  /** Finishes what is under way and stops. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.nudged?.();
    await this.running;
  }

  /** Forgets what was done long ago; what is dead stays for a person to see. */
  async purge(): Promise<void> {
    const before = this.deps.clock.now() - keepMs;
    await this.deps.db.transact((em) => em.createQueryBuilder().delete().from(OutboxRow).where("state = 'done' AND nextAt < :before", { before }).execute());
  }

  private async loop(): Promise<void> {
    while (!this.stopping) {
      const worked = await this.workOnce().catch((error: unknown) => {
        this.deps.log.error({ err: error }, 'outbox round failed');
        return 0;
      });
      if (worked === 0 && !this.stopping) await this.rest();
    }
  }

  private rest(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, idleMs);
      this.nudged = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  /** One round; returns how many rows were handled. */
  private async workOnce(): Promise<number> {
    const rows = await this.claim();
    if (rows.length === 0) return 0;
    const queue = [...rows];
    const lane = async () => {
      for (let row = queue.shift(); row; row = queue.shift()) await this.handle(row);
    };
    const renewing = setInterval(() => void this.renew(rows), renewMs);
    try {
      await Promise.all(Array.from({ length: parallel }, lane));
    } finally {
      clearInterval(renewing);
    }
    return rows.length;
  }

  /** Holds on to what is being handled or waits for its turn; what is done has let go of its tag. */
  private async renew(rows: readonly OutboxRow[]): Promise<void> {
    const which = { ids: rows.map(({ id }) => id), leaseTag: rows[0]?.leaseTag };
    const leaseUntil = this.deps.clock.now() + leaseMs;
    await this.deps.db
      .transact((em) => em.createQueryBuilder().update(OutboxRow).set({ leaseUntil }).where('id IN (:...ids) AND leaseTag = :leaseTag', which).execute())
      .catch((error: unknown) => this.deps.log.warn({ err: error }, 'outbox lease not renewed'));
  }

  private async claim(): Promise<OutboxRow[]> {
    const now = this.deps.clock.now();
    const due = "state = 'pending' AND nextAt <= :now AND (leaseUntil IS NULL OR leaseUntil < :now)";
    const found = await this.deps.db.read((em) => em.createQueryBuilder(OutboxRow, 'o').select('o.id').where(due, { now }).orderBy('o.nextAt').addOrderBy('o.id').take(batch).getMany());
    if (found.length === 0) return [];
    const leaseTag = newId();
    const ids = found.map((row) => row.id);
    return this.deps.db.transact(async (em) => {
      await em.createQueryBuilder().update(OutboxRow).set({ leaseTag, leaseUntil: now + leaseMs }).where(`id IN (:...ids) AND ${due}`, { ids, now }).execute();
      return em.createQueryBuilder(OutboxRow, 'o').where('o.id IN (:...ids) AND o.leaseTag = :leaseTag', { ids, leaseTag }).orderBy('o.id').getMany();
    });
  }

  private async handle(row: OutboxRow): Promise<void> {
    const outcome = await this.attempt(row);
    const { id, leaseTag } = row;
    await this.deps.db.transact((em) =>
      em.createQueryBuilder().update(OutboxRow).set({ leaseUntil: null, leaseTag: null, ...outcome }).where('id = :id AND leaseTag = :leaseTag', { id, leaseTag }).execute(),
    );
  }

  private async attempt(row: OutboxRow): Promise<Partial<OutboxRow>> {
    const subscriber = this.deps.outbox.find(row.subscriber);
    try {
      if (!subscriber) throw new Error(`no subscriber ${row.subscriber}`);
      await subscriber.handle({ id: row.eventId, topic: row.topic, payload: row.payload });
      return { state: 'done' };
    } catch (error) {
      if (error instanceof TryAgainAt) return { nextAt: error.at };
      return this.failed(row, error);
    }
  }

  private failed(row: OutboxRow, error: unknown): Partial<OutboxRow> {
    const attempts = row.attempts + 1;
    const lastError = String(error).slice(0, 500);
    this.deps.log.warn({ outbox: row.id, subscriber: row.subscriber, attempts, err: error }, 'subscriber failed');
    if (attempts >= maxAttempts) return { state: 'dead', attempts, lastError };
    return { attempts, lastError, nextAt: this.deps.clock.now() + backOff(attempts) };
  }
}
