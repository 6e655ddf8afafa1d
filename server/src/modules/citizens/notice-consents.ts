import type { NoticeKind } from '@hotline/shared/vocabulary/notice-kind';
import type { EntityManager } from 'typeorm';
import { NoticeConsentRow } from './citizen.entity';

/** Both reports of one acceptance come within seconds; an event that WeChat repeats, or that waited in a spool, within minutes. */
const pairMs = 10 * 60_000;

export interface ConsentReport {
  readonly citizenId: string;
  readonly kind: NoticeKind;
  /** Key of the push that told of it; null when the mini-program did. */
  readonly push: string | null;
  /** When it was told (ms). */
  readonly at: number;
}

/**
 * Counts an acceptance. WeChat tells of it twice, by the result in the mini-program and by an event, and either may be
 * missing: the result when the app is closed, the event when 总是保持以上选择 shows no sheet. `ahead` is by how many
 * reports the mini-program (+) or the events (−) are in front; only a report that leads further is a new acceptance.
 * One statement, so that both may come at the same moment; it assigns `remaining` first, since MySQL reads what it has
 * just assigned.
 */
export async function noteConsent(em: EntityManager, { citizenId, kind, push, at }: ConsentReport): Promise<void> {
  const step = push === null ? 1 : -1;
  const stale = at - pairMs;
  // The row is ours from here on, new or old. INSERT IGNORE would share an old one with all who report at this moment, and none could then change it.
  await em.createQueryBuilder().insert().into(NoticeConsentRow).values({ citizenId, kind, remaining: 0, ahead: 0, aheadAt: 0, lastPush: null }).orUpdate(['kind'], ['citizenId', 'kind']).execute();
  await em.query(
    `UPDATE notice_consent SET
      remaining = remaining + CASE WHEN aheadAt < ? OR ahead * ? >= 0 THEN 1 ELSE 0 END,
      ahead = CASE WHEN aheadAt < ? THEN ? ELSE ahead + ? END,
      aheadAt = ?, lastPush = COALESCE(?, lastPush)
    WHERE citizenId = ? AND kind = ? AND (lastPush IS NULL OR lastPush <> ?)`,
    [stale, step, stale, step, step, at, push, citizenId, kind, push ?? ''],
  );
}

/** Puts back one that was taken for a message that certainly did not go out. */
export async function returnConsent(em: EntityManager, citizenId: string, kind: NoticeKind): Promise<void> {
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

/** WeChat said that nothing is left (43101, or turned off in the settings): the ledger follows. */
export async function clearConsent(em: EntityManager, citizenId: string, kind: NoticeKind): Promise<void> {
  await em.update(NoticeConsentRow, { citizenId, kind }, { remaining: 0 });
}

/** What is left of each kind. */
export async function listConsents(em: EntityManager, citizenId: string): Promise<{ kind: NoticeKind; count: number }[]> {
  const rows = await em.findBy(NoticeConsentRow, { citizenId });
  return rows.map(({ kind, remaining }) => ({ kind, count: remaining }));
}
