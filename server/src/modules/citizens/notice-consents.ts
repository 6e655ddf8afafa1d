import type { NoticeKind } from '@hotline/shared/vocabulary/notice-kind';
import type { EntityManager } from 'typeorm';
import { NoticeConsentRow } from './citizen.entity';

/** Adds accepted messages of a kind. */
export async function addConsent(em: EntityManager, citizenId: string, kind: NoticeKind): Promise<void> {
  await em.createQueryBuilder().insert().into(NoticeConsentRow).values({ citizenId, kind, remaining: 0 }).orIgnore().execute();
  await em.increment(NoticeConsentRow, { citizenId, kind }, 'remaining', 1);
}

/** Takes one message of a kind; false when none is left. */
export async function spendConsent(em: EntityManager, citizenId: string, kind: NoticeKind): Promise<boolean> {
  const { affected } = await em
    .createQueryBuilder()
    .update(NoticeConsentRow)
    .set({ remaining: () => 'remaining - 1' })
    .where('citizenId = :citizenId AND kind = :kind AND remaining > 0', { citizenId, kind })
    .execute();
  return affected === 1;
}

/** WeChat said that nothing is left (43101): the ledger follows. */
export async function clearConsent(em: EntityManager, citizenId: string, kind: NoticeKind): Promise<void> {
  await em.update(NoticeConsentRow, { citizenId, kind }, { remaining: 0 });
}

/** What is left of each kind. */
export async function listConsents(em: EntityManager, citizenId: string): Promise<{ kind: NoticeKind; count: number }[]> {
  const rows = await em.findBy(NoticeConsentRow, { citizenId });
  return rows.map(({ kind, remaining }) => ({ kind, count: remaining }));
}
