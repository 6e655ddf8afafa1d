import { LessThan } from 'typeorm';
import type { Platform } from '../../platform/platform';
import { StaffShiftRow } from './broadcast.entity';

/** A little more than the time between two notes, so that none is missed. */
const noteMs = 7 * 60_000;
const keptMs = 60 * 24 * 3600_000;
const atOnce = 500;

interface Shift {
  readonly openedAt: number;
  /** The end of the one before, null: there was none. */
  readonly since: number | null;
  readonly briefed: boolean;
}

/** 班次: sessions are removed at their end; here it stays known when somebody was last at a desk, to five minutes. */
export class Shifts {
  constructor(private readonly platform: Pick<Platform, 'db' | 'clock' | 'sessions'>) {}

  /** Notes who is at work; what ended long ago is forgotten. */
  async note(): Promise<void> {
    const { db, clock, sessions } = this.platform;
    const now = clock.now();
    const open = await sessions.seenSince('staff', now - noteMs);
    const rows = open.map(({ principalId, openedAt, seenAt }) => ({ staffId: principalId, openedAt, seenAt }));
    for (let at = 0; at < rows.length; at += atOnce) await db.transact((em) => em.upsert(StaffShiftRow, rows.slice(at, at + atOnce), ['staffId', 'openedAt']));
    await db.transact((em) => em.delete(StaffShiftRow, { seenAt: LessThan(now - keptMs) }));
  }

  /** The shift somebody is in: it began with the oldest session that is still open. */
  async current(staffId: string): Promise<Shift> {
    const { db, clock, sessions } = this.platform;
    const open = await sessions.list('staff', { principalId: staffId });
    const openedAt = Math.min(clock.now(), ...open.map((session) => session.openedAt));
    const [own, last] = await db.read((em) => Promise.all([
      em.findOneBy(StaffShiftRow, { staffId, openedAt }),
      em.findOne(StaffShiftRow, { where: { staffId, openedAt: LessThan(openedAt) }, order: { seenAt: 'DESC' } }),
    ]));
    return { openedAt, since: last?.seenAt ?? null, briefed: (own?.briefedAt ?? null) !== null };
  }

  /** The briefing of this shift has been read. */
  async brief(staffId: string): Promise<void> {
    const { db, clock } = this.platform;
    const { openedAt } = await this.current(staffId);
    const now = clock.now();
    await db.transact((em) => em.upsert(StaffShiftRow, { staffId, openedAt, seenAt: now, briefedAt: now }, ['staffId', 'openedAt']));
  }
}
