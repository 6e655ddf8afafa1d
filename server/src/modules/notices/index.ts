import type { OutboxEvent } from '../../platform/outbox/outbox';
import type { Module, Platform } from '../../platform/platform';
import { readMiniProgramMessage, type PushMessage, type Wechat } from '../../wechat';
import type { CitizensApi } from '../citizens';
import type { DepartmentsApi } from '../departments';
import { ticketChanged, type TicketChanged, type TicketsApi } from '../tickets';
import { recordDelivery } from './deliveries';
import { NoticeDeliveryRow, NoticeRow } from './notice.entity';
import { NoticeTemplates } from './notice-templates';
import { kindFor } from './notice-texts';
import { noticeRoutes } from './notices.routes';
import { sendNotice } from './send-notice';

export const noticeEntities = [NoticeRow, NoticeDeliveryRow];

interface Below {
  readonly wechat: Wechat;
  readonly citizens: CitizensApi;
  readonly tickets: TicketsApi;
  readonly departments: DepartmentsApi;
}

/** 通知: tells citizens of acceptance, dispatch and resolution, once each, through whatever reaches them. */
export function createNoticesModule(platform: Platform, { wechat, citizens, tickets, departments }: Below) {
  const { clock } = platform;
  const templates = {
    subscription: new NoticeTemplates(() => wechat.miniProgram.subscribeMessages.listTemplates(), clock),
    template: new NoticeTemplates(() => wechat.officialAccount.templateMessages.listTemplates(), clock),
  };

  const onTicketChanged = async (event: OutboxEvent): Promise<void> => {
    const { ticketId, action } = event.payload as TicketChanged;
    const kind = kindFor(action);
    if (kind === null) return;
    const summary = await tickets.summary(ticketId);
    // Somebody who telephoned has no WeChat to be told through.
    if (summary.requesterId === null) return;
    const lead = summary.leadDepartment === null ? null : await departments.find(summary.leadDepartment);
    const job = { eventId: event.id, ticketId, citizenId: summary.requesterId, kind, summary: { ...summary, departmentName: lead?.name ?? null } };
    await sendNotice({ platform, wechat, citizens, templates }, job);
  };

  const onPush = async (push: PushMessage): Promise<null> => {
    const message = readMiniProgramMessage(push);
    if (message.kind !== 'subscriptionSent') return null;
    for (const { messageId, templateId, delivered } of message.results) {
      await recordDelivery(platform, { messageId, templateId, delivered, openid: push.fromUser, at: push.createTime * 1000 });
    }
    return null;
  };

  return {
    api: { onPush },
    routes: noticeRoutes(citizens, templates.subscription),
    subscribers: [{ name: 'notices', topics: [ticketChanged], handle: onTicketChanged }],
  } satisfies Module<unknown>;
}
