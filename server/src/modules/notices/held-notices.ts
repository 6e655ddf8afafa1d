import { noticeChannels } from '@hotline/shared/vocabulary/notice-channel';
import { noticeKinds } from '@hotline/shared/vocabulary/notice-kind';
import { In } from 'typeorm';
import { shanghaiTime } from '../../platform/clock';
import type { Platform } from '../../platform/platform';
import type { HeldPerson, HeldSection } from '../citizens';
import { NoticeRow } from './notice.entity';
import { forgetReports } from './reports';

/** What somebody was told, when and how. */
export async function heldNotices({ db }: Platform, { citizenIds }: HeldPerson): Promise<HeldSection[]> {
  const rows = await db.read((em) => em.find(NoticeRow, { where: { citizenId: In([...citizenIds]), state: 'sent' }, order: { startedAt: 'ASC' } }));
  return [{ title: '发给您的通知', items: rows.map(({ kind, channel, sentAt, startedAt }) => ({ 通知: noticeKinds.labels[kind], 方式: channel === 'none' ? '' : noticeChannels.labels[channel], 时间: shanghaiTime(sentAt ?? startedAt) })) }];
}

/** A notice on its way keeps no openid: whether it arrived is no longer found out. */
export async function forgetOpenids(platform: Platform, { openids }: HeldPerson): Promise<void> {
  for (const openid of openids) {
    await forgetReports(platform, openid);
    await platform.db.transact((em) => em.update(NoticeRow, { openid }, { openid: null, lane: null }));
  }
}
