import { contactOutcomes } from '@hotline/shared/vocabulary/contact';
import type { CitizenTicket } from '@hotline/shared/contracts/tickets.citizen';
import { actionsFor, type TicketAction, type TimelineAction } from '@hotline/shared/rules/lifecycle';
import { visibilityOf } from '@hotline/shared/vocabulary/visibility';
import { attachmentsOf, attachmentView } from '../intake/attachments';
import { clocksOf } from '../life/clocks';
import { clockView, deadlineOf } from '../life/clock.view';
import type { TicketDeps } from '../deps';
import { maskedContact, openContact } from './personal-data';
import { citizenItem } from '../desk/ticket-item.view';
import type { TicketRow } from '../ticket.entity';
import { TicketMessageRow } from '../life/ticket-message.entity';
import { TimelineEventRow } from '../life/timeline-event.entity';
import type { Platform } from '../../../platform/platform';

/** What the citizen reads of each event; those not here are the departments' own business and are not shown. */
const steps: Readonly<Partial<Record<TimelineAction, string>>> = {
  submit: '诉求已提交',
  register: '诉求已登记',
  import: '由原系统转入',
  requestInfo: '请您补充材料',
  supplyInfo: '已收到补充材料，继续办理',
  decline: '不属于热线受理范围',
  accept: '诉求已受理',
  answerDirectly: '热线已答复',
  dispatch: '已转负责单位办理',
  acknowledge: '负责单位已签收',
  deemAcknowledged: '负责单位开始办理',
  upholdSendBack: '已确定新的负责单位',
  arbitrate: '已确定负责单位',
  grantExtension: '办理时间延长',
  recordContact: '负责单位已与您联系',
  submitResolution: '负责单位已提交办理结果',
  returnResolution: '办理结果退回完善',
  approveResolution: '已办结并答复',
  rate: '您已评价',
  recordFollowUp: '热线已回访',
  expireRatingWindow: '评价期已过，自动结案',
  reopen: '已重新办理',
  finalize: '已终结，请查看最终答复',
  recur: '问题再次发生，已重新办理',
  withdraw: '您已撤回诉求',
  shareReply: '热线已答复',
  split: '您反映的多个事项已分别转办',
  resolveParts: '各事项均已答复',
  changeUrgency: '已调整办理顺序',
  unpublish: '您收回了公开的同意',
  supplement: '您补充了说明',
  remind: '已转告负责单位加快办理',
  recomputeDeadlines: '办理时限已按新一年工作日历重新计算',
};

/** Whose reason is for the requester: why it takes longer, why not at all. Their own words are theirs anyway; a follow-up officer's are not. */
const withReason: readonly string[] = ['grantExtension', 'decline'];
const withDetail: readonly string[] = ['requestInfo', 'supplyInfo', 'supplement'];
const naming: readonly string[] = ['dispatch', 'upholdSendBack', 'arbitrate'];

type Told = Pick<TimelineEventRow, 'action' | 'actorKind' | 'reason' | 'detail'>;

/** What happened, when the same action can mean two things to the requester. */
function titleFor({ action, actorKind, detail }: Told): string | undefined {
  if (action === 'supplyInfo' && actorKind === 'system') return '未收到补充材料，按已有内容继续办理';
  if (action === 'recordContact' && !detail?.includes(contactOutcomes.labels.reached)) return '负责单位尝试与您联系';
  return steps[action];
}

function textFor({ action, actorKind, reason, detail }: Told): string | null {
  if (withReason.includes(action) || actorKind === 'citizen') return reason ?? (withDetail.includes(action) ? detail : null);
  return withDetail.includes(action) ? detail : null;
}

async function timelineOf(deps: TicketDeps, ticket: TicketRow): Promise<CitizenTicket['timeline']> {
  const events = await deps.platform.db.read((em) => em.find(TimelineEventRow, { where: { ticketId: ticket.id }, order: { version: 'DESC' } }));
  return events.flatMap((event) => {
    const title = titleFor(event);
    return title === undefined ? [] : [{ at: event.at, title, text: textFor(event), department: naming.includes(event.action) ? event.detail : null }];
  });
}

/** A ticket as its requester sees it. */
export async function citizenTicket(deps: TicketDeps, ticket: TicketRow): Promise<CitizenTicket> {
  const { platform, city, calendar } = deps;
  const { clocks, attachments } = await platform.db.read(async (em) => ({ clocks: await clocksOf(em, [ticket.id]), attachments: await attachmentsOf(em, ticket.id) }));
  const deadline = deadlineOf(ticket.state, clocks);
  const department = await shownDepartment(deps, ticket);
  const allowed: readonly TicketAction[] = actionsFor(ticket.state, 'citizen');
  const reply = replyOf(ticket, department ?? (await city.profile()).hotlineName);
  return {
    ...citizenItem(ticket),
    content: ticket.content,
    categoryName: await city.categoryName(ticket.category),
    areaName: await city.areaName(ticket.area),
    ...maskedContact(openContact(platform.seal, ticket)),
    visibility: visibilityOf(ticket),
    attachments: attachments.filter((row) => row.staffId === null).map((row) => attachmentView(platform, row)),
    departmentName: department,
    deadline: deadline && (await clockView(calendar, deadline)),
    reply: reply && { ...reply, evidence: attachments.filter((row) => row.staffId !== null).map((row) => attachmentView(platform, row)) },
    question: ticket.state === 'info_requested' ? await lastQuestion(platform, ticket.id) : null,
    rating: ratingOf(ticket),
    timeline: await timelineOf(deps, ticket),
    abilities: { ...(Object.fromEntries(abilities.map((action) => [action, allowed.includes(action)])) as Record<(typeof abilities)[number], boolean>), unpublish: ticket.mayPublish },
  };
}

/** Who has it; nobody while that is being decided. */
async function shownDepartment({ departments }: TicketDeps, { state, leadDepartment }: TicketRow): Promise<string | null> {
  if (leadDepartment === null || state === 'sent_back') return null;
  return (await departments.find(leadDepartment))?.name ?? null;
}

const abilities = ['rate', 'withdraw', 'supplyInfo', 'supplement', 'remind'] as const;

const lastQuestion = async ({ db }: Platform, ticketId: string): Promise<string | null> =>
  (await db.read((em) => em.findOne(TicketMessageRow, { where: { ticketId, kind: 'question' }, order: { at: 'DESC' } })))?.text ?? null;

export const replyOf = ({ reply, repliedAt }: TicketRow, department: string): { text: string; department: string; at: number } | null => (reply !== null && repliedAt !== null ? { text: reply, department, at: repliedAt } : null);

/** The note of a call-back is the hotline's own. */
const ratingOf = ({ solution, satisfaction, ratingReason, ratedBy, ratedAt }: TicketRow): CitizenTicket['rating'] =>
  solution && satisfaction && ratedAt !== null ? { solution, satisfaction, reason: ratedBy === 'citizen' ? ratingReason : null, at: ratedAt } : null;
