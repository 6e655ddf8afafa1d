import { Not } from 'typeorm';
import type { Platform } from '../../platform/platform';
import type { SubscribeTemplate, Wechat } from '../../wechat';
import type { CitizensApi } from '../citizens';
import { NoticeRow } from './notice.entity';
import { valuesByKey, type NoticeTemplates } from './notice-templates';
import { noticeTexts } from './notice-texts';
import { reportMs, windowMs, type Job, type Rung } from './rung';

interface Deps {
  readonly platform: Platform;
  readonly wechat: Wechat;
  readonly citizens: CitizensApi;
  readonly templates: NoticeTemplates<SubscribeTemplate>;
}

/**
 * 小程序订阅消息: as long as the ledger says that the citizen agreed. It has no client_msg_id, so an unknown outcome is
 * repeated only where WeChat's own count tells it: the last consent was spent on it, and on nothing else unknown.
 */
export function subscriptionRung({ platform, wechat, citizens, templates }: Deps): Rung {
  const { db, clock } = platform;
  const left = async ({ notice }: Job): Promise<number> => (await citizens.consents(notice.citizenId)).find(({ kind }) => kind === notice.kind)?.count ?? 0;
  const longTerm = async ({ notice }: Job): Promise<boolean> => (await templates.find(notice.kind))?.type === 'longTerm';
  const othersOpen = ({ notice: { eventId, openid, templateId } }: Job): Promise<boolean> =>
    db.read((em) => em.existsBy(NoticeRow, { openid: openid ?? '', templateId: templateId ?? '', state: 'sending', eventId: Not(eventId) }));

  return {
    channel: 'subscription',
    refusalProves: true,
    patienceMs: windowMs,
    address: async (job) => {
      const openid = job.notice.citizenId && (await citizens.subjectOf(job.notice.citizenId, 'miniProgram'));
      if (!openid || (await left(job)) === 0) return null;
      const template = await templates.find(job.notice.kind);
      return template && { openid, templateId: template.id };
    },
    take: async (job) => {
      if (await longTerm(job)) return 'longTerm';
      return (await citizens.spendConsent(job.notice.citizenId, job.notice.kind)) ? 'once' : null;
    },
    // A long-term consent (长期订阅) is not used up.
    giveBack: async ({ notice }, taken) => {
      if (taken === 'once') await citizens.returnConsent(notice.citizenId, notice.kind);
    },
    send: async ({ notice, summary }) => {
      const template = await templates.get(notice.templateId ?? '');
      const values = valuesByKey(template, noticeTexts[notice.kind].values(summary));
      const page = `ticket/detail/index?id=${notice.ticketId}`;
      return (await wechat.miniProgram.subscribeMessages.send({ openid: notice.openid ?? '', templateId: template.id, values, page })).messageId;
    },
    refused: async ({ notice }) => void (await citizens.clearConsent(notice.citizenId, notice.kind)),
    mayRepeat: async (job) => clock.now() >= job.notice.startedAt + reportMs && !(await longTerm(job)) && (await left(job)) === 0 && !(await othersOpen(job)),
  };
}
