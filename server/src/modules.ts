import { auditEntities, createAuditModule } from './modules/audit';
import { blocklistEntities, createBlocklistModule } from './modules/blocklist';
import { broadcastEntities, createBroadcastsModule } from './modules/broadcasts';
import { calendarEntities, createCalendarModule } from './modules/calendar';
import { citizenEntities, createCitizensModule } from './modules/citizens';
import { createCityDeskModule } from './modules/city-desk';
import { cityEntities, createCityModule } from './modules/city';
import { conversationEntities, createConversationsModule } from './modules/conversations';
import { createDeskWorkModule, deskWorkEntities } from './modules/desk-work';
import { createDepartmentsModule, departmentEntities } from './modules/departments';
import { createFeedbackModule, feedbackEntities } from './modules/feedback';
import { createInquiriesModule, inquiryEntities } from './modules/inquiries';
import { createKnowledgeModule, knowledgeEntities } from './modules/knowledge';
import { createNoticesModule, noticeEntities } from './modules/notices';
import { createOutreachModule, outreachEntities } from './modules/outreach';
import { createRulesModule, ruleEntities } from './modules/rules';
import { createStaffModule, staffEntities } from './modules/staff';
import { createTicketImportModule, ticketImportEntities } from './modules/ticket-import';
import { createTicketListsModule, ticketListEntities } from './modules/ticket-lists';
import { createTicketsModule, ticketEntities } from './modules/tickets';
import { JobLease } from './platform/jobs/job-lease.entity';
import { UsedLimitRow } from './platform/limits/used-limit.entity';
import { OutboxRow } from './platform/outbox/outbox.entity';
import type { Module, Platform } from './platform/platform';
import { createPushDoors } from './push-doors';
import { SessionRow } from './platform/session/session.entity';
import { wechatEntities, type Wechat } from './wechat';

/** Every table of the product. */
export const entities = [
  SessionRow, OutboxRow, JobLease, UsedLimitRow, ...wechatEntities, ...auditEntities, ...cityEntities, ...departmentEntities, ...calendarEntities, ...ruleEntities, ...staffEntities, ...citizenEntities, ...blocklistEntities, ...feedbackEntities,
  ...knowledgeEntities, ...inquiryEntities, ...ticketEntities, ...conversationEntities, ...outreachEntities, ...deskWorkEntities, ...broadcastEntities, ...ticketListEntities, ...ticketImportEntities, ...noticeEntities,
];

/** The one place that names every module and says which stands on which. */
export function createModules(platform: Platform, wechat: Wechat) {
  const audit = createAuditModule(platform);
  const city = createCityModule(platform);
  const departments = createDepartmentsModule(platform);
  const calendar = createCalendarModule(platform);
  const rules = createRulesModule(platform);
  const tier0 = { audit: audit.api, city: city.api, departments: departments.api, calendar: calendar.api, rules: rules.api };
  const staff = createStaffModule(platform, tier0);
  const citizens = createCitizensModule(platform, { wechat, city: city.api });
  const tier1 = { ...tier0, staff: staff.api, citizens: citizens.api };
  const cityDesk = createCityDeskModule({ platform, ...tier1 });
  const knowledge = createKnowledgeModule({ platform, ...tier1 });
  const blocklist = createBlocklistModule({ platform, ...tier1 });
  const feedback = createFeedbackModule({ platform, ...tier1 });
  const tickets = createTicketsModule({ platform, ...tier1, knowledge: knowledge.api, blocklist: blocklist.api });
  const inquiries = createInquiriesModule({ platform, ...tier1, knowledge: knowledge.api });
  const tier3 = { ...tier1, knowledge: knowledge.api, tickets: tickets.api };
  const conversations = createConversationsModule({ platform, wechat, ...tier3, inquiries: inquiries.api });
  const outreach = createOutreachModule({ platform, wechat, ...tier3 });
  const deskWork = createDeskWorkModule({ platform, ...tier3 });
  const broadcasts = createBroadcastsModule({ platform, ...tier3 });
  const ticketImport = createTicketImportModule({ platform, ...tier3 });
  const ticketLists = createTicketListsModule({ platform, ...tier3 });
  const notices = createNoticesModule({ platform, wechat, ...tier3, serviceWindow: conversations.api.serviceWindow });
  const pushes = createPushDoors(platform, wechat, { officialAccount: [citizens.api.onOfficialAccountPush, conversations.api.onPush, outreach.api.onOfficialAccountPush, notices.api.onOfficialAccountPush], miniProgram: [citizens.api.onMiniProgramPush, notices.api.onMiniProgramPush, outreach.api.onMiniProgramPush] });
  const list: readonly Module<unknown>[] = [city, departments, calendar, rules, staff, citizens, cityDesk, knowledge, blocklist, feedback, tickets, inquiries, conversations, outreach, deskWork, broadcasts, ticketLists, ticketImport, notices, pushes];
  return { list, api: { ...tier3, conversations: conversations.api, outreach: outreach.api } };
}

export type ModuleApis = ReturnType<typeof createModules>['api'];
