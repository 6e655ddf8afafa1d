import { In, type EntityManager } from 'typeorm';
import { CaseSupporterRow, PublicCaseRow } from './public-case.entity';

/** A ticket is not public any more, and nothing of what was published is kept. */
export async function unpublish(em: EntityManager, ticketId: string): Promise<void> {
  await em.delete(CaseSupporterRow, { ticketId });
  await em.delete(PublicCaseRow, { ticketId });
}

/** Takes back what erased citizens supported. */
export async function forgetSupporter(em: EntityManager, citizenIds: readonly string[]): Promise<void> {
  await em.delete(CaseSupporterRow, { citizenId: In([...citizenIds]) });
}
