import type { StaffTicket } from '@hotline/shared/contracts/tickets.staff';
import { actionsFor } from '@hotline/shared/rules/lifecycle';
import { maskAddress, maskName, maskPhone } from '@hotline/shared/rules/phone-mask';
import type { StaffActor } from '../../staff';
import { attachmentsOf, attachmentView } from '../intake/attachments';
import { replyOf } from '../requester/citizen-ticket.view';
import { clocksOf } from '../life/clocks';
import { clockView } from '../life/clock.view';
import { ContactAttemptRow } from '../handling/contact-attempt.entity';
import type { TicketDeps } from '../deps';
import { openContact } from '../requester/personal-data';
import { publicationCheckOf } from '../intake/publication-check';
import { staffItem } from './ticket-item.view';
import type { TicketRow } from '../ticket.entity';
import { TimelineEventRow } from '../life/timeline-event.entity';

/** Everything a detail page shows, read in one unit. */
function loadParts({ platform }: TicketDeps, ticketId: string) {
  return platform.db.read(async (em) => ({
    clocks: await clocksOf(em, [ticketId]),
    attachments: await attachmentsOf(em, ticketId),
    publicationCheck: await publicationCheckOf(em, ticketId),
    contacts: await em.find(ContactAttemptRow, { where: { ticketId }, order: { at: 'DESC' } }),
    events: await em.find(TimelineEventRow, { where: { ticketId }, order: { version: 'DESC' } }),
  }));
}

type Names = ReadonlyMap<string, string>;

function timelineView(events: readonly TimelineEventRow[], names: Names): StaffTicket['timeline'] {
  const actor = (event: TimelineEventRow): string => ({ citizen: '诉求人', system: '系统', staff: names.get(event.actorId ?? '') ?? '工作人员' })[event.actorKind];
  return events.map((event) => ({
    id: event.id, action: event.action, at: event.at, actor: actor(event), reason: event.reason, detail: event.detail,
    fromState: event.before.state ?? null, toState: event.after.state ?? event.before.state ?? 'submitted',
  }));
}

const contactsView = (rows: readonly ContactAttemptRow[], names: Names): StaffTicket['contacts'] =>
  rows.map(({ id, method, outcome, note, staffId, at }) => ({ id, method, outcome, note, at, staffName: names.get(staffId) ?? '工作人员' }));

const ratingView = (ticket: TicketRow): StaffTicket['rating'] =>
  ticket.solution && ticket.satisfaction && ticket.ratedAt !== null
    ? { solution: ticket.solution, satisfaction: ticket.satisfaction, reason: ticket.ratingReason, by: ticket.ratedBy === 'citizen' ? '诉求人评价' : '电话回访', at: ticket.ratedAt }
    : null;

async function suggestionsFor({ city, departments }: TicketDeps, ticket: TicketRow): Promise<StaffTicket['suggestions']> {
  if (ticket.state !== 'accepted' || ticket.category === null) return [];
  const areas = ticket.area === null ? [] : await city.areaPath(ticket.area);
  return departments.suggest(await city.categoryPath(ticket.category), areas);
}

/** A ticket as a desk shows it, with what this person may do. */
export async function staffTicket(deps: TicketDeps, actor: StaffActor, ticket: TicketRow): Promise<StaffTicket> {
  const { platform, city } = deps;
  const parts = await loadParts(deps, ticket.id);
  const names = await deps.staff.names([...parts.events.map((event) => event.actorId ?? ''), ...parts.contacts.map((contact) => contact.staffId)]);
  const item = await staffItem(deps, ticket);
  const contact = openContact(platform.seal, ticket);
  const clocks = [];
  for (const clock of parts.clocks) clocks.push(await clockView(deps.calendar, clock));
  return {
    ...item,
    category: ticket.category,
    area: ticket.area,
    content: ticket.content,
    addressMasked: contact.address && maskAddress(contact.address),
    contactNameMasked: contact.contactName && maskName(contact.contactName),
    contactPhoneMasked: maskPhone(contact.contactPhone),
    attachments: parts.attachments.map((row) => attachmentView(platform, row)),
    publicationCheck: parts.publicationCheck,
    department: ticket.leadDepartment,
    clocks,
    contacts: contactsView(parts.contacts, names),
    draftReply: ticket.draftReply,
    reply: replyOf(ticket, item.departmentName ?? (await city.profile()).hotlineName),
    rating: ratingView(ticket),
    timeline: timelineView(parts.events, names),
    suggestions: await suggestionsFor(deps, ticket),
    actions: actionsFor(ticket.state, actor.role).filter((action) => action !== 'approveResolution' || ticket.resolutionBy !== actor.id),
    reachable: await deps.citizens.reach(ticket.requesterId),
  };
}
