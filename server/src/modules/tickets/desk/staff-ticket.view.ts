import type { StaffTicket } from '@hotline/shared/contracts/tickets.staff';
import { visibilityOf } from '@hotline/shared/vocabulary/visibility';
import type { StaffActor } from '../../staff';
import { attachmentsOf, attachmentView } from '../intake/attachments';
import { replyOf } from '../requester/citizen-ticket.view';
import { clocksOf } from '../life/clocks';
import { clockView } from '../life/clock.view';
import { ClaimRow } from '../intake/claim.entity';
import { ContactAttemptRow } from '../handling/contact-attempt.entity';
import type { TicketDeps } from '../deps';
import { maskedContact, openContact } from '../requester/personal-data';
import { publicationCheckOf } from '../intake/publication-check';
import { actionsOf } from './actions-of';
import { staffItem } from './ticket-item.view';
import { authorOf, loadRecord, peopleOf, recordView, type Names } from './work-record.view';
import type { TicketRow } from '../ticket.entity';
import { actsFor } from '../life/assignments';
import { inScope, visibleTo } from '../life/visible-to';
import { TimelineEventRow } from '../life/timeline-event.entity';

/** Everything a detail page shows, read in one unit. */
async function loadParts(deps: TicketDeps, actor: StaffActor, ticket: TicketRow) {
  const { platform } = deps;
  const scope = await visibleTo(actor, deps);
  const ticketId = ticket.id;
  return platform.db.read(async (em) => ({
    clocks: await clocksOf(em, [ticketId]),
    attachments: await attachmentsOf(em, ticketId),
    publicationCheck: await publicationCheckOf(em, ticketId),
    contacts: await em.find(ContactAttemptRow, { where: { ticketId }, order: { at: 'DESC' } }),
    record: await loadRecord(em, ticket, (other) => inScope(scope, other)),
    owner: (await em.findOneBy(ClaimRow, { ticketId }))?.staffId ?? null,
    events: await em.find(TimelineEventRow, { where: { ticketId }, order: { version: 'DESC' } }),
  }));
}

function timelineView(events: readonly TimelineEventRow[], names: Names): StaffTicket['timeline'] {
  return events.map((event) => ({
    id: event.id, action: event.action, at: event.at, actor: authorOf(names, event.actorKind, event.actorId), reason: event.reason, detail: event.detail,
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
  if (!['accepted', 'sent_back'].includes(ticket.state) || ticket.category === null) return [];
  const areas = ticket.area === null ? [] : await city.areaPath(ticket.area);
  return departments.suggest({ categories: await city.categoryPath(ticket.category), areas, bornAt: ticket.createdAt });
}

const ownerView = (owner: string | null, names: Names): StaffTicket['claimedBy'] => (owner === null ? null : { id: owner, name: names.get(owner) ?? '话务员' });

/** Handlers below or beside the lead department never see the number, temporary seats nobody's. */
async function contactWayOf(deps: TicketDeps, actor: StaffActor, { leadDepartment }: TicketRow): Promise<StaffTicket['contactWay']> {
  if (actor.temporary) return null;
  if (actor.role !== 'handler' || (await actsFor(deps, actor, leadDepartment))) return 'reveal';
  return deps.platform.config.RELAY_CALLS_URL ? 'relay' : 'hotline';
}

/** A ticket as a desk shows it, with what this person may do. */
export async function staffTicket(deps: TicketDeps, actor: StaffActor, ticket: TicketRow): Promise<StaffTicket> {
  const { platform, city } = deps;
  const parts = await loadParts(deps, actor, ticket);
  const names = await deps.staff.names([...parts.events.map((event) => event.actorId ?? ''), ...parts.contacts.map((contact) => contact.staffId), ...peopleOf(parts.record), ticket.finalBy ?? '', parts.owner ?? '']);
  const item = await staffItem(deps, ticket);
  const clocks = [];
  for (const clock of parts.clocks) clocks.push(await clockView(deps.calendar, clock));
  return {
    ...item,
    category: ticket.category,
    area: ticket.area,
    content: ticket.content,
    ...maskedContact(openContact(platform.seal, ticket)),
    visibility: visibilityOf(ticket),
    attachments: parts.attachments.filter((row) => row.staffId === null).map((row) => attachmentView(platform, row)),
    evidence: parts.attachments.filter((row) => row.staffId !== null).map((row) => attachmentView(platform, row)),
    publicationCheck: parts.publicationCheck,
    department: ticket.leadDepartment,
    clocks,
    contacts: contactsView(parts.contacts, names),
    draftReply: ticket.draftReply,
    reply: replyOf(ticket, item.departmentName ?? (await city.profile()).hotlineName),
    rating: ratingView(ticket),
    timeline: timelineView(parts.events, names),
    ...(await recordView(deps, { record: parts.record, ticket, names })),
    suggestions: await suggestionsFor(deps, ticket),
    claimedBy: ownerView(parts.owner, names),
    actions: await actionsOf(deps, actor, ticket),
    contactWay: await contactWayOf(deps, actor, ticket),
    reachable: await deps.citizens.reach(ticket.requesterId),
  };
}
