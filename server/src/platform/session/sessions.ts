import { createHash, randomBytes } from 'node:crypto';
import type { Clock } from '../clock';
import type { Database } from '../db/database';
import { SessionRow } from './session.entity';

export type SessionKind = 'citizen' | 'staff';

interface Lifetime {
  readonly idleMs: number;
  readonly totalMs: number;
}

const hour = 3600_000;

/** Staff: half an hour idle, 13 hours in all (12-hour shifts exist). Citizens: a month. */
const lifetimes: Readonly<Record<SessionKind, Lifetime>> = {
  staff: { idleMs: hour / 2, totalMs: 13 * hour },
  citizen: { idleMs: 30 * 24 * hour, totalMs: 90 * 24 * hour },
};

/** `seenAt` is written at most this often, so that reading stays reading. */
const seenStep = 60_000;

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

/** Log-ins in the database, so that every replica knows them and a deletion ends them everywhere at once. */
export class Sessions {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** Opens a session and returns its token (256 random bits, base64url). */
  async open(kind: SessionKind, principalId: string, origin: string): Promise<string> {
    const token = randomBytes(32).toString('base64url');
    const now = this.clock.now();
    await this.db.transact((em) => em.insert(SessionRow, { tokenHash: hashOf(token), kind, principalId, origin, openedAt: now, seenAt: now }));
    return token;
  }

  /** The live session of a token, or null when unknown, of another kind, idle too long or too old. */
  async find(kind: SessionKind, token: string): Promise<SessionRow | null> {
    const now = this.clock.now();
    const tokenHash = hashOf(token);
    const row = await this.db.read((em) => em.findOneBy(SessionRow, { tokenHash, kind }));
    const { idleMs, totalMs } = lifetimes[kind];
    if (!row || now - row.seenAt > idleMs || now - row.openedAt > totalMs) return null;
    if (now - row.seenAt > seenStep) await this.db.transact((em) => em.update(SessionRow, { tokenHash }, { seenAt: now }));
    return row;
  }

  /** Ends one session; every copy of its token is dead. */
  async close(token: string): Promise<void> {
    await this.db.transact((em) => em.delete(SessionRow, { tokenHash: hashOf(token) }));
  }

  /** Ends every session of somebody. */
  async closeAll(kind: SessionKind, principalId: string): Promise<void> {
    await this.db.transact((em) => em.delete(SessionRow, { kind, principalId }));
  }

  /** Removes sessions past their lifetime. */
  async purge(): Promise<void> {
    const now = this.clock.now();
    await this.db.transact(async (em) => {
      for (const [kind, { idleMs }] of Object.entries(lifetimes)) {
        await em.createQueryBuilder().delete().from(SessionRow).where('kind = :kind AND seenAt < :before', { kind, before: now - idleMs }).execute();
      }
    });
  }
}
