import type { CitizenTicket } from '@hotline/shared/contracts/tickets.citizen';
import { maskAddress, maskName, maskPhone } from '@hotline/shared/rules/phone-mask';
import { actionsFor, type TicketAction } from '@hotline/shared/rules/lifecycle';
import { attachmentsOf, attachmentView } from '../intake/attachments';
import { clocksOf } from '../life/clocks';
import { clockView, deadlineOf } from '../life/clock.view';
import type { TicketDeps } from '../deps';
import { openContact } from './personal-data';
import { citizenItem } from '../desk/ticket-item.view';
import type { TicketRow } from '../ticket.entity';
import { TimelineEventRow } from '../life/timeline-event.entity';

/** What the citizen reads of each event; those not here are the departments' own business. */
const steps: Readonly<Partial<Record<TicketAction | 'submit' | 'register', string>>> = {
  submit: '诉求已提交',
  register: '诉求已登记',
  accept: '诉求已受理',
  answerDirectly: '热线已答复',
  dispatch: '已转负责单位办理',
  acknowledge: '负责单位已签收',
  recordContact: '负责单位已与您联系',
  submitResolution: '负责单位已提交办理结果',
  returnResolution: '办理结果退回完善',
  approveResolution: '已办结并答复',
  rate: '您已评价',
  recordFollowUp: '热线已回访',
  expireRatingWindow: '评价期已过，自动结案',
  reopen: '已重新办理',
  withdraw: '您已撤回诉求',
};

const withReason: readonly string[] = ['rate', 'reopen', 'withdraw'];

async function timelineOf(deps: TicketDeps, ticket: TicketRow): Promise<CitizenTicket['timeline']> {
  const events = await deps.platform.db.read((em) => em.find(TimelineEventRow, { where: { ticketId: ticket.id }, order: { version: 'DESC' } }));
  return events.map((event) => ({
    at: event.at,
    title: steps[event.action] ?? '办理中',
    text: withReason.includes(event.action) ? event.reason : null,
    department: event.action === 'dispatch' ? event.detail : null,
  }));
}

/** A ticket as its requester sees it. */
export async function citizenTicket(deps: TicketDeps, ticket: TicketRow): Promise<CitizenTicket> {
  const { platform, city, calendar } = deps;
  const { clocks, attachments } = await platform.db.read(async (em) => ({ clocks: await clocksOf(em, [ticket.id]), attachments: await attachmentsOf(em, ticket.id) }));
  const contact = openContact(platform.seal, ticket);
  const deadline = deadlineOf(ticket.state, clocks);
  const department = ticket.leadDepartment === null ? null : ((await deps.departments.find(ticket.leadDepartment))?.name ?? null);
  const allowed = actionsFor(ticket.state, 'citizen');
  return {
    ...citizenItem(ticket),
    content: ticket.content,
    categoryName: await city.categoryName(ticket.category),
    areaName: await city.areaName(ticket.area),
    addressMasked: contact.address && maskAddress(contact.address),
    contactNameMasked: contact.contactName && maskName(contact.contactName),
    contactPhoneMasked: maskPhone(contact.contactPhone),
    attachments: attachments.map((row) => attachmentView(platform, row)),
    departmentName: department,
    deadline: deadline && (await clockView(calendar, deadline)),
    reply: replyOf(ticket, department ?? (await city.profile()).hotlineName),
    rating: ratingOf(ticket),
    timeline: await timelineOf(deps, ticket),
    abilities: { rate: allowed.includes('rate'), withdraw: allowed.includes('withdraw') },
  };
}

export const replyOf = ({ reply, repliedAt }: TicketRow, department: string): CitizenTicket['reply'] => (reply !== null && repliedAt !== null ? { text: reply, department, at: repliedAt } : null);

const ratingOf = ({ solution, satisfaction, ratingReason, ratedAt }: TicketRow): CitizenTicket['rating'] =>
  solution && satisfaction && ratedAt !== null ? { solution, satisfaction, reason: ratingReason, at: ratedAt } : null;
