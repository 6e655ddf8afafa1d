import { noticeKinds, type NoticeKind } from '@hotline/shared/vocabulary/notice-kind';
import { isDuplicateKey } from '../../platform/db/db-errors';
import { TryAgainAt } from '../../platform/outbox/outbox';
import type { Platform } from '../../platform/platform';
import { WechatError, type Wechat } from '../../wechat';
import type { CitizensApi } from '../citizens';
import { claimDelivery } from './deliveries';
import { NoticeRow, type NoticeChannel } from './notice.entity';
import { valuesByKey, type NoticeTemplates } from './notice-templates';
import { noticeTexts, type TicketSummary } from './notice-texts';

export interface NoticeDeps {
  readonly platform: Platform;
  readonly wechat: Wechat;
  readonly citizens: CitizensApi;
  readonly templates: { readonly subscription: NoticeTemplates; readonly template: NoticeTemplates };
}

/** What is to be told to whom. */
export interface NoticeJob {
  readonly eventId: string;
  readonly ticketId: string;
  readonly citizenId: string;
  readonly kind: NoticeKind;
  readonly summary: TicketSummary;
}

/** WeChat reports a delivery within its three push attempts; after that silence means it was not sent. */
const proofMs = 20_000;
const retryMs = 30_000;

/**
 * Tells a citizen once. The intention is stored before WeChat is called, so that after a crash the message is looked
 * for among the reported deliveries instead of being sent again blindly.
 */
export async function sendNotice(deps: NoticeDeps, job: NoticeJob): Promise<void> {
  const { db } = deps.platform;
  const known = await db.read((em) => em.findOneBy(NoticeRow, { eventId: job.eventId }));
  if (known && known.state !== 'sending') return;
  const notice = known ? await againUnlessProved(deps, known) : await begin(deps, job);
  if (notice?.state === 'sending') await handOver(deps, job, notice);
}

/**
 * A half-sent notice that is to be sent again, with a silence of its own to wait out; null when it proved to be sent.
 * Throws TryAgainAt while the proof may still come.
 */
async function againUnlessProved({ platform }: NoticeDeps, notice: NoticeRow): Promise<NoticeRow | null> {
  const now = platform.clock.now();
  const messageId = await claimDelivery(platform, notice);
  if (messageId === null && now < notice.startedAt + proofMs) throw new TryAgainAt(notice.startedAt + proofMs);
  const change: Partial<NoticeRow> = messageId === null ? { startedAt: now } : { state: 'sent', messageId };
  await settle(platform, notice, change);
  return messageId === null ? { ...notice, ...change } : null;
}

/** Chooses the channel, takes the consent and stores the intention, all or nothing. */
async function begin(deps: NoticeDeps, job: NoticeJob): Promise<NoticeRow | null> {
  const { platform, citizens } = deps;
  const wanted = await channelsOf(deps, job);
  try {
    return await platform.db.transact(async (em) => {
      const usable = wanted.subscription && (await citizens.spendConsent(job.citizenId, job.kind)) ? wanted.subscription : wanted.template;
      const row = noticeRow(job, usable ?? unreachable, platform.clock.now());
      await em.insert(NoticeRow, row);
      return row;
    });
  } catch (error) {
    if (isDuplicateKey(error)) return null;
    throw error;
  }
}

interface Address {
  readonly channel: NoticeChannel;
  readonly openid: string | null;
  readonly templateId: string | null;
}

const unreachable: Address = { channel: 'none', openid: null, templateId: null };

const noticeRow = ({ eventId, ticketId, citizenId, kind }: NoticeJob, address: Address, startedAt: number): NoticeRow => ({
  eventId, ticketId, citizenId, kind, ...address, state: address.channel === 'none' ? 'unreachable' : 'sending', messageId: null, startedAt, sentAt: null,
});

/** Addresses by channel; a channel the citizen or the account lacks is null. */
async function channelsOf({ citizens, templates }: NoticeDeps, { citizenId, kind }: NoticeJob): Promise<{ subscription: Address | null; template: Address | null }> {
  const mini = await citizens.subjectOf(citizenId, 'miniProgram');
  const follower = (await citizens.follows(citizenId)) ? await citizens.subjectOf(citizenId, 'officialAccount') : null;
  const subscription = mini && (await templates.subscription.find(kind));
  const template = follower && (await templates.template.find(kind));
  return {
    subscription: subscription ? { channel: 'subscription', openid: mini, templateId: subscription.id } : null,
    template: template ? { channel: 'template', openid: follower, templateId: template.id } : null,
  };
}

async function handOver(deps: NoticeDeps, job: NoticeJob, notice: NoticeRow): Promise<void> {
  try {
    const { messageId } = await send(deps, job, notice);
    await settle(deps.platform, notice, { state: 'sent', messageId });
  } catch (error) {
    if (!(error instanceof WechatError)) throw error;
    await refused(deps, job, { notice, error });
  }
}

async function send({ platform, wechat, templates }: NoticeDeps, job: NoticeJob, notice: NoticeRow): Promise<{ messageId: string }> {
  const channel = notice.channel === 'subscription' ? 'subscription' : 'template';
  const template = await templates[channel].find(job.kind);
  if (!template) throw new Error(`no template for ${noticeKinds.labels[job.kind]}`);
  const values = valuesByKey(template, noticeTexts[job.kind].values(job.summary));
  const openid = notice.openid ?? '';
  if (channel === 'subscription') return wechat.miniProgram.subscribeMessages.send({ openid, templateId: template.id, values, page: `ticket/detail/index?id=${job.ticketId}` });
  const url = `${platform.config.PUBLIC_URL}/h5/#/ticket/detail/index?id=${job.ticketId}`;
  return wechat.officialAccount.templateMessages.send({ openid, templateId: template.id, values, clientMessageId: job.eventId, url });
}

/** What a refusal means: the next channel, another time, or never. */
async function refused(deps: NoticeDeps, job: NoticeJob, { notice, error }: { notice: NoticeRow; error: WechatError }): Promise<void> {
  const { platform } = deps;
  switch (error.class) {
    case 'recipient':
      return nextChannel(deps, job, notice);
    case 'content':
      platform.log.error({ event: job.eventId, errcode: error.errcode }, 'notice refused for its content');
      return settle(platform, notice, { state: 'failed' });
    case 'unknown':
      throw new TryAgainAt(notice.startedAt + proofMs);
    default:
      // Certainly not sent: the same notice may simply be tried again.
      await settle(platform, notice, { startedAt: platform.clock.now() - proofMs });
      throw new TryAgainAt(platform.clock.now() + retryMs);
  }
}

/** What we believed was wrong (43101, 43004): correct it and fall back to the template message, else to the telephone. */
async function nextChannel(deps: NoticeDeps, job: NoticeJob, notice: NoticeRow): Promise<void> {
  const { platform, citizens } = deps;
  if (notice.channel === 'subscription') await citizens.clearConsent(job.citizenId, job.kind);
  else await citizens.setFollows(notice.openid ?? '', false);
  const { template } = await channelsOf(deps, job);
  if (notice.channel !== 'subscription' || !template) return settle(platform, notice, { state: 'unreachable' });
  await settle(platform, notice, { ...template });
  await handOver(deps, job, { ...notice, ...template });
}

async function settle({ db, clock }: Platform, { eventId }: NoticeRow, change: Partial<NoticeRow>): Promise<void> {
  const sentAt = change.state === 'sent' ? { sentAt: clock.now() } : {};
  await db.transact((em) => em.update(NoticeRow, { eventId }, { ...change, ...sentAt }));
}
