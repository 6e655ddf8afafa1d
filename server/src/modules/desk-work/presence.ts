import type { Colleague, LivePresence } from '@hotline/shared/contracts/desk-work.staff';
import { In, LessThan, MoreThan, type EntityManager } from 'typeorm';
import { isDuplicateKey } from '../../platform/db/db-errors';
import type { Platform } from '../../platform/platform';
import type { StaffApi } from '../staff';
import { PresenceRow } from './desk-work.entity';

/** Desks speak up every 10 seconds: after two silences somebody is gone. */
const silenceMs = 25_000;
/** Longer than any replica looks back. */
const keptMs = 10 * 60_000;

interface Deps {
  readonly platform: Platform;
  readonly staff: StaffApi;
}

type Place = Pick<PresenceRow, 'ticketId' | 'staffId'>;

/** Somebody came, left or began to write, with everybody who is there now. */
interface PresenceChange extends LivePresence {
  readonly id: string;
  readonly version: number;
  readonly updatedAt: number;
}

/** 谁也在看: who has a ticket open, on whichever replica. */
export class Presence {
  constructor(private readonly deps: Deps) {}

  /** A sign of life; the others are told only of what is new to them. */
  async attend(place: Place, writing: boolean): Promise<void> {
    const { db, clock } = this.deps.platform;
    const seenAt = clock.now();
    try {
      await db.transact(async (em) => {
        const row = await em.findOneBy(PresenceRow, place);
        if (!row) await em.insert(PresenceRow, { ...place, present: true, writing, seenAt, version: 1, updatedAt: seenAt });
        else if (row.present && row.writing === writing) await em.update(PresenceRow, place, { seenAt });
        else await this.change(em, place, { present: true, writing, seenAt });
      });
    } catch (error) {
      // The same person in two windows at the same moment: the other one has said it.
      if (!isDuplicateKey(error)) throw error;
    }
  }

  async leave(place: Place): Promise<void> {
    await this.deps.platform.db.transact((em) => this.change(em, place, { present: false, writing: false }));
  }

  /** Who has a ticket open. */
  async people(ticketId: string): Promise<Colleague[]> {
    return (await this.peopleOf([ticketId])).get(ticketId) ?? [];
  }

  /** What changed after an instant, in the order of the changes. */
  async changedSince(after: number): Promise<PresenceChange[]> {
    const rows = await this.deps.platform.db.read((em) => em.find(PresenceRow, { where: { updatedAt: MoreThan(after) }, order: { updatedAt: 'ASC' } }));
    if (rows.length === 0) return [];
    const people = await this.peopleOf([...new Set(rows.map(({ ticketId }) => ticketId))]);
    return rows.map(({ ticketId, staffId, version, updatedAt }) => ({ id: `${ticketId}.${staffId}`, version, updatedAt, ticketId, people: people.get(ticketId) ?? [] }));
  }

  /** Whoever fell silent has left; what nobody needs to be told any more is removed. */
  async sweep(): Promise<void> {
    const { db, clock } = this.deps.platform;
    const now = clock.now();
    const silent = await db.read((em) => em.findBy(PresenceRow, { present: true, seenAt: LessThan(now - silenceMs) }));
    for (const { ticketId, staffId } of silent) await this.leave({ ticketId, staffId });
    await db.transact((em) => em.delete(PresenceRow, { present: false, updatedAt: LessThan(now - keptMs) }));
  }

  private async change(em: EntityManager, place: Place, set: Partial<PresenceRow>): Promise<void> {
    await em.update(PresenceRow, place, { ...set, version: () => 'version + 1', updatedAt: this.deps.platform.clock.now() });
  }

  private async peopleOf(ticketIds: readonly string[]): Promise<Map<string, Colleague[]>> {
    const { platform, staff } = this.deps;
    const seenAt = MoreThan(platform.clock.now() - silenceMs);
    const rows = await platform.db.read((em) => em.findBy(PresenceRow, { ticketId: In([...ticketIds]), present: true, seenAt }));
    const names = await staff.names(rows.map(({ staffId }) => staffId));
    const people = new Map<string, Colleague[]>();
    for (const { ticketId, staffId, writing } of rows) people.set(ticketId, [...(people.get(ticketId) ?? []), { staffId, name: names.get(staffId) ?? '', writing }]);
    return people;
  }
}
