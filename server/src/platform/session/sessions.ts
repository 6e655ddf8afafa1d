import { createHash, randomBytes } from 'node:crypto';
import { In, MoreThan, Not } from 'typeorm';
import type { Clock } from '../clock';
import type { Database } from '../db/database';
import { SessionRow } from './session.entity';

export type SessionKind = 'citizen' | 'staff' | 'logIn';

/** How and from where somebody came in. */
export interface SessionOrigin {
  readonly origin: string;
  readonly device?: string;
  readonly address?: string;
}

interface Lifetime {
  readonly idleMs: number;
  readonly totalMs: number;
}

const hour = 3600_000;

/** Staff: half an hour idle, 13 hours in all (12-hour shifts exist). Citizens: a month. A log-in under way: ten minutes. */
const lifetimes: Readonly<Record<SessionKind, Lifetime>> = {
  staff: { idleMs: hour / 2, totalMs: 13 * hour },
  logIn: { idleMs: hour / 6, totalMs: hour / 6 },
  citizen: { idleMs: 30 * 24 * hour, totalMs: 90 * 24 * hour },
};

/** `seenAt` is written at most this often, so that reading stays reading. */
const seenStep = 60_000;

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

function isAlive({ kind, seenAt, openedAt }: SessionRow, now: number): boolean {
  const { idleMs, totalMs } = lifetimes[kind as SessionKind];
  return now - seenAt <= idleMs && now - openedAt <= totalMs;
}

/** Log-ins in the database, so that every replica knows them and a deletion ends them everywhere at once. */
export class Sessions {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** Opens a session and returns its token (256 random bits, base64url). */
  async open(kind: SessionKind, principalId: string, from: SessionOrigin): Promise<string> {
    const token = randomBytes(32).toString('base64url');
    const now = this.clock.now();
    await this.db.transact((em) => em.insert(SessionRow, { device: null, address: null, ...from, tokenHash: hashOf(token), kind, principalId, openedAt: now, seenAt: now }));
    return token;
  }

  /** The live session of a token, or null when unknown, of another kind, idle too long or too old. What nobody sat behind (`unattended`) is no activity. */
  async find(kind: SessionKind, token: string, unattended = false): Promise<SessionRow | null> {
    const now = this.clock.now();
    const tokenHash = hashOf(token);
    const row = await this.db.read((em) => em.findOneBy(SessionRow, { tokenHash, kind }));
    if (!row || !isAlive(row, now)) return null;
    if (!unattended && now - row.seenAt > seenStep) await this.db.transact((em) => em.update(SessionRow, { tokenHash }, { seenAt: now }));
    return row;
  }

  /** Live sessions by somebody or by the hashes of their tokens, newest first. Looking is no activity: none lives longer by it. */
  async list(kind: SessionKind, by: { readonly principalId: string } | { readonly tokenHashes: readonly string[] }): Promise<SessionRow[]> {
    const where = 'principalId' in by ? by : { tokenHash: In([...by.tokenHashes]) };
    const rows = await this.db.read((em) => em.find(SessionRow, { where: { kind, ...where }, order: { openedAt: 'DESC' } }));
    return rows.filter((row) => isAlive(row, this.clock.now()));
  }

  /** Sessions somebody sat behind after an instant. */
  seenSince(kind: SessionKind, instant: number): Promise<SessionRow[]> {
    return this.db.read((em) => em.findBy(SessionRow, { kind, seenAt: MoreThan(instant) }));
  }

  /** Ends one session; every copy of its token is dead. */
  async close(token: string): Promise<void> {
    await this.db.transact((em) => em.delete(SessionRow, { tokenHash: hashOf(token) }));
  }

  /** Ends every session of somebody, but for one if its token hash is given. */
  async closeAll(kind: SessionKind, principalId: string, but = ''): Promise<void> {
    await this.db.transact((em) => em.delete(SessionRow, { kind, principalId, tokenHash: Not(but) }));
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
