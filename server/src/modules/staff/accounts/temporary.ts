import type { EntityManager } from 'typeorm';
import type { StaffActor } from '../staff-actor';
import type { StaffRow } from '../staff.entity';
import { SeatBatchRow } from './seat-batch.entity';

/** What a temporary seat may see and until when; null for every other account. */
export async function temporaryOf(em: EntityManager, { seatBatch, usableUntil }: StaffRow): Promise<StaffActor['temporary']> {
  if (seatBatch === null || usableUntil === null) return null;
  const { categories, areas } = await em.findOneByOrFail(SeatBatchRow, { id: seatBatch });
  return { until: usableUntil, categories, areas };
}
