import { MoreThanOrEqual } from 'typeorm';
import type { Platform } from '../../platform/platform';
import { NoticeDeliveryRow, NoticeRow } from './notice.entity';

/** WeChat's clock and ours may differ a little. */
const slackMs = 5_000;

/** Stores what WeChat reported; a repeated report changes nothing. */
export async function recordDelivery({ db }: Platform, report: NoticeDeliveryRow): Promise<void> {
  await db.transact((em) => em.createQueryBuilder().insert().into(NoticeDeliveryRow).values(report).orIgnore().updateEntity(false).execute());
}

/** A reported delivery that fits a half-sent notice and belongs to no other; its message id, or null. */
export async function claimDelivery({ db }: Platform, { openid, templateId, startedAt }: NoticeRow): Promise<string | null> {
  if (openid === null || templateId === null) return null;
  return db.read(async (em) => {
    const reports = await em.find(NoticeDeliveryRow, { where: { openid, templateId, at: MoreThanOrEqual(startedAt - slackMs) }, order: { at: 'ASC' } });
    for (const { messageId } of reports) {
      if (!(await em.existsBy(NoticeRow, { messageId }))) return messageId;
    }
    return null;
  });
}
