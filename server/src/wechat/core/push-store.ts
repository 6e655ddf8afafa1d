import { LessThan } from 'typeorm';
import type { Clock } from '../../platform/clock';
import { isDuplicateKey } from '../../platform/db/db-errors';
import type { Database } from '../../platform/db/database';
import { newId } from '../../platform/ids';
import type { Seal } from '../../platform/seal/seal';
import { PushRecord, type PushState } from './push.entity';
import type { PushMessage } from './push-message';
import type { Reply } from './reply';

/** A right to handle a message, valid until its lease lapses. */
export interface Claim {
  readonly id: string;
  readonly message: PushMessage;
  /** 1 for the first handling. */
  readonly attempt: number;
}

export interface StoredPush {
  readonly state: PushState;
  readonly reply: Reply | null;
}

const place = (column: 'message' | 'reply', key: string): string => `wechat_push.${column}.${key}`;

/** Longer than any handling: calls to WeChat give up within seconds. */
const leaseMs = 120_000;
const retryAfterMs = 30_000;
const maxAttempts = 5;

/** De-duplication of pushes across replicas. What is claimed here survives a crash of the replica that claimed it. */
export class PushStore {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly seal: Seal,
  ) {}

  /**
   * The first delivery gets a claim and is stored in the same breath; every later one gets null. A transaction although
   * it is one statement: a database that hangs was only asked to begin, and stores nothing when its asker is gone.
   */
  async claim(message: PushMessage): Promise<Claim | null> {
    const now = this.clock.now();
    const id = newId();
    const lease = { state: 'running' as const, claimId: id, attempts: 1, dueAt: now + leaseMs };
    const row = { key: message.key, appid: message.appid, ...lease, message: this.seal.seal(JSON.stringify(message), place('message', message.key)), reply: null, receivedAt: now };
    try {
      await this.db.transact((em) => em.createQueryBuilder().insert().into(PushRecord).values(row).updateEntity(false).execute());
      return { id, message, attempt: 1 };
    } catch (error) {
      if (isDuplicateKey(error)) return null;
      throw error;
    }
  }

  /** What is known of a message, or null. */
  async find(key: string): Promise<StoredPush | null> {
    const row = await this.db.read((em) => em.findOneBy(PushRecord, { key }));
    const reply = row && this.seal.open(row.reply, place('reply', key));
    return row && { state: row.state, reply: reply === null ? null : (JSON.parse(reply) as Reply) };
  }

  async finish(claim: Claim, reply: Reply | null): Promise<void> {
    await this.settle(claim, { state: 'done', message: null, reply: this.seal.seal(reply && JSON.stringify(reply), place('reply', claim.message.key)) });
  }

  /** Plans another attempt, or gives the message up after the fifth. */
  async fail(claim: Claim): Promise<void> {
    const state = claim.attempt < maxAttempts ? 'failed' : 'dead';
    await this.settle(claim, { state, dueAt: this.clock.now() + retryAfterMs * 2 ** (claim.attempt - 1) });
  }

  /** Takes over messages whose handling failed or whose replica died. At most 50 at a time. */
  async claimDue(appid: string): Promise<readonly Claim[]> {
    const now = this.clock.now();
    const due = { appid, dueAt: LessThan(now) };
    const where = [{ ...due, state: 'failed' as const }, { ...due, state: 'running' as const }];
    const rows = await this.db.read((em) => em.find(PushRecord, { where, order: { dueAt: 'ASC' }, take: 50 }));
    const claims = await Promise.all(rows.map((row) => this.takeOver(row, now)));
    return claims.filter((claim) => claim !== null);
  }

  /** Forgets messages received before an instant, dead ones excepted. Returns how many. */
  async purge(before: number): Promise<number> {
    const old = { state: 'done' as const, receivedAt: LessThan(before) };
    return (await this.db.transact((em) => em.delete(PushRecord, old))).affected ?? 0;
  }

  private async takeOver(row: PushRecord, now: number): Promise<Claim | null> {
    const id = newId();
    const attempt = row.attempts + 1;
    const lost = attempt > maxAttempts; // crashed five times: better left to a person
    const change = { claimId: id, attempts: attempt, dueAt: now + leaseMs, state: lost ? ('dead' as const) : ('running' as const) };
    const { affected } = await this.db.transact((em) => em.update(PushRecord, { key: row.key, claimId: row.claimId }, change));
    const message = this.seal.open(row.message, place('message', row.key));
    return affected && !lost && message !== null ? { id, message: JSON.parse(message) as PushMessage, attempt } : null;
  }

  private async settle(claim: Claim, change: Partial<PushRecord>): Promise<void> {
    await this.db.transact((em) => em.update(PushRecord, { key: claim.message.key, claimId: claim.id }, change));
  }
}
