import { In, LessThan, LessThanOrEqual, MoreThanOrEqual, type EntityManager } from 'typeorm';
import type { Platform } from '../../platform/platform';
import { NoticeDeliveryRow, NoticeRow } from './notice.entity';
import { markSent, takeUpAgain } from './notice.store';

/** WeChat's clock and ours may differ a little, and its events count whole seconds. */
const slackMs = 5_000;

const keepMs = 24 * 3600_000;

/** Stores what WeChat reported and draws the conclusion; a repeated report changes nothing. */
export async function onReport(platform: Platform, report: NoticeDeliveryRow): Promise<void> {
  const { db } = platform;
  await db.transact((em) => em.createQueryBuilder().insert().into(NoticeDeliveryRow).values(report).orIgnore().updateEntity(false).execute());
  const notice = await db.read((em) => noticeOf(em, report));
  if (notice) await conclude(platform, notice, report);
}

/** Looks for a report that came before its notice was looked at, e.g. while nobody was there. True when one settled it. */
export async function settledByReport(platform: Platform, notice: NoticeRow): Promise<boolean> {
  const { openid, templateId, startedAt } = notice;
  if (openid === null) return false;
  const report = await platform.db.read(async (em) => {
    const reports = await em.find(NoticeDeliveryRow, { where: { openid, templateId: In([templateId ?? '', '']), at: MoreThanOrEqual(startedAt - slackMs) }, order: { at: 'ASC' } });
    const used = new Set((await em.find(NoticeRow, { where: { messageId: In(reports.map(({ messageId }) => messageId)) } })).map(({ messageId }) => messageId));
    return reports.find(({ messageId }) => !used.has(messageId));
  });
  if (report) await conclude(platform, notice, report);
  return report !== undefined;
}

/** Reports are proof for minutes; what is old is forgotten. */
export async function purgeReports({ db, clock }: Platform): Promise<void> {
  await db.transact((em) => em.delete(NoticeDeliveryRow, { at: LessThan(clock.now() - keepMs) }));
}

/** The notice a report speaks of: the one that has its id, else the youngest unproven message to this person before it. */
async function noticeOf(em: EntityManager, { messageId, openid, templateId, at }: NoticeDeliveryRow): Promise<NoticeRow | null> {
  const known = await em.findOneBy(NoticeRow, { messageId });
  if (known) return known;
  const template = templateId === '' ? { channel: 'template' as const } : { templateId };
  return em.findOne(NoticeRow, { where: { openid, ...template, state: 'sending', startedAt: LessThanOrEqual(at + slackMs) }, order: { startedAt: 'DESC' } });
}

async function conclude(platform: Platform, notice: NoticeRow, { messageId, delivered }: NoticeDeliveryRow): Promise<void> {
  if (notice.state === 'sending' && delivered) await markSent(platform, notice, messageId);
  else if (!delivered && (notice.state === 'sending' || notice.state === 'sent')) await platform.db.transact((em) => takeUpAgain(platform, em, { ...notice, messageId }));
}

/** Whoever leaves is not remembered by what WeChat reported of them. */
export async function forgetReports({ db }: Platform, openid: string): Promise<void> {
  await db.transact((em) => em.delete(NoticeDeliveryRow, { openid }));
}
