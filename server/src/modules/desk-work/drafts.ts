import type { StaffAction } from '@hotline/shared/contracts/ticket-actions.staff';
import { LessThan } from 'typeorm';
import type { Platform } from '../../platform/platform';
import { DraftRow } from './desk-work.entity';

const keptMs = 30 * 24 * 3600_000;

type Place = Pick<DraftRow, 'ticketId' | 'staffId' | 'action'>;
const sealPlace = ({ ticketId, staffId, action }: Place): string => `ticket_draft.values.${ticketId}.${staffId}.${action}`;

/** 草稿: unsent forms, one a person, ticket and action, so that another computer continues them. */
export class Drafts {
  constructor(private readonly platform: Pick<Platform, 'db' | 'clock' | 'seal'>) {}

  /** Keeps the newest writing; returns when. */
  async save(place: Place, { version, values }: { readonly version: number; readonly values: string }): Promise<number> {
    const { db, clock, seal } = this.platform;
    const savedAt = clock.now();
    const row: DraftRow = { ...place, valuesSealed: seal.seal(values, sealPlace(place)) ?? '', ticketVersion: version, savedAt };
    await db.transact((em) => em.upsert(DraftRow, row, ['ticketId', 'staffId', 'action']));
    return savedAt;
  }

  async drop(place: Place): Promise<void> {
    await this.platform.db.transact((em) => em.delete(DraftRow, place));
  }

  /** Drops everybody's drafts of a ticket whose requester is forgotten. */
  async dropAll(ticketId: string): Promise<void> {
    await this.platform.db.transact((em) => em.delete(DraftRow, { ticketId }));
  }

  /** The drafts of a ticket: a person's own in full, of the others only that there is one. */
  async list(ticketId: string, staffId: string): Promise<{ own: { action: StaffAction; values: string; version: number; savedAt: number }[]; others: DraftRow[] }> {
    const rows = await this.platform.db.read((em) => em.find(DraftRow, { where: { ticketId }, order: { savedAt: 'ASC' } }));
    const own = rows.filter((row) => row.staffId === staffId).map((row) => ({ action: row.action, values: this.platform.seal.open(row.valuesSealed, sealPlace(row)) ?? '', version: row.ticketVersion, savedAt: row.savedAt }));
    return { own, others: rows.filter((row) => row.staffId !== staffId) };
  }

  /** What nobody came back to in a month is forgotten: it may name people. */
  async sweep(): Promise<void> {
    const { db, clock } = this.platform;
    await db.transact((em) => em.delete(DraftRow, { savedAt: LessThan(clock.now() - keptMs) }));
  }
}
