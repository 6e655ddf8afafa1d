import type { OutboxEvent, Subscriber } from '../../platform/outbox/outbox';
import type { Module, Platform } from '../../platform/platform';
import type { Wechat } from '../../wechat';
import type { CitizensApi } from '../citizens';
import type { CityApi } from '../city';
import type { DepartmentsApi } from '../departments';
import type { StaffApi } from '../staff';
import { ticketChanged, type TicketChanged, type TicketsApi } from '../tickets';
import { callBackRoutes } from './call-backs.routes';
import { cityServiceSubscriber, wechatCityService } from './city-service';
import { CallBackTaskRow, NoticeDeliveryRow, NoticeRow } from './notice.entity';
import { forgetOpenids, heldNotices } from './held-notices';
import { noticeAgain, planNotice, type NoticeAgain } from './notice.store';
import { noticePushes } from './notice-pushes';
import { NoticeTemplates } from './notice-templates';
import { kindFor, type TicketSummary } from './notice-texts';
import { noticeRoutes } from './notices.routes';
import { purgeReports } from './reports';
import { serviceRung, type ServiceWindow } from './service-rung';
import { subscriptionRung } from './subscription-rung';
import { tellCitizen } from './tell-citizen';
import { templateRung } from './template-rung';
import { textRung } from './text-rung';

export const noticeEntities = [NoticeRow, NoticeDeliveryRow, CallBackTaskRow];

interface Below {
  readonly platform: Platform;
  readonly wechat: Wechat;
  readonly city: CityApi;
  readonly departments: DepartmentsApi;
  readonly staff: StaffApi;
  readonly citizens: CitizensApi;
  readonly tickets: TicketsApi;
  readonly serviceWindow: ServiceWindow;
}

/** 通知: tells citizens of acceptance, dispatch and resolution, once each, through whatever reaches them. */
export function createNoticesModule(below: Below) {
  const { platform, wechat, city, departments, staff, citizens, tickets, serviceWindow } = below;
  const { clock } = platform;
  const subscriptionTemplates = new NoticeTemplates(() => wechat.miniProgram.subscribeMessages.listTemplates(), clock);
  const templates = new NoticeTemplates(() => wechat.officialAccount.templateMessages.listTemplates(), clock);
  const ladder = [
    subscriptionRung({ platform, wechat, citizens, templates: subscriptionTemplates }),
    templateRung({ platform, wechat, citizens, templates }),
    serviceRung({ platform, wechat, citizens, serviceWindow }),
    textRung({ platform, wechat, citizens, city, tickets, textMessages: platform.textMessages }),
  ];

  const summaryOf = async (ticketId: string): Promise<TicketSummary> => {
    const summary = await tickets.summary(ticketId);
    const lead = summary.leadDepartment === null ? null : await departments.find(summary.leadDepartment);
    return { ...summary, departmentName: lead?.name ?? null };
  };
  const tell = (eventId: string): Promise<void> => tellCitizen({ platform, citizens, ladder, summaryOf }, eventId);

  const onTicketChanged = async ({ id, payload }: OutboxEvent): Promise<void> => {
    const { ticketId, action, version } = payload as TicketChanged;
    const kind = kindFor(action);
    if (kind === null) return;
    const { requesterId, state } = await tickets.summary(ticketId);
    // A new year's calendar matters to whoever waits for a department.
    if (action === 'recomputeDeadlines' && !['dispatched', 'sent_back', 'in_progress'].includes(state)) return;
    // Whoever telephones hears at once that the request is accepted.
    if (requesterId === null && kind === 'accepted') return;
    await planNotice(platform, { eventId: id, ticketId, position: version, citizenId: requesterId ?? '', kind });
    await tell(id);
  };

  citizens.holds({ tell: (person) => heldNotices(platform, person), forget: (person) => forgetOpenids(platform, person) });
  const cityService = wechatCityService(platform, wechat);
  const subscribers: Subscriber[] = [
    { name: 'notices', topics: [ticketChanged], wants: ({ action }: TicketChanged) => kindFor(action) !== null, handle: onTicketChanged },
    { name: 'notices-again', topics: [noticeAgain], handle: ({ payload }) => tell((payload as NoticeAgain).eventId) },
    ...(cityService ? [cityServiceSubscriber({ platform, citizens, cityService, summaryOf })] : []),
  ];
  return {
    api: noticePushes({ platform, citizens, templates: subscriptionTemplates }),
    routes: [...noticeRoutes(citizens, subscriptionTemplates), ...callBackRoutes(platform, { staff, tickets })],
    subscribers,
    jobs: [{ name: 'notice-reports', pattern: '0 30 3 * * *', run: () => purgeReports(platform) }],
  } satisfies Module<unknown>;
}
