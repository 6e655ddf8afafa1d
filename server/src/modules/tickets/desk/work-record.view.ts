import type { StaffTicket } from '@hotline/shared/contracts/tickets.staff';
import { publicMessageKinds } from '@hotline/shared/vocabulary/message-kind';
import { In, type EntityManager } from 'typeorm';
import type { TicketDeps } from '../deps';
import { ExtensionRow } from '../handling/extension.entity';
import { SendBackRow } from '../handling/send-back.entity';
import { AssignmentRow } from '../life/assignment.entity';
import { TicketMessageRow } from '../life/ticket-message.entity';
import type { TimelineEventRow } from '../life/timeline-event.entity';
import { LeadCallRow } from '../supervision/lead-call.entity';
import { SupervisionOrderRow } from '../supervision/supervision-order.entity';
import { TicketRow } from '../ticket.entity';
import { titleOf } from './ticket-item.view';

export type Names = ReadonlyMap<string, string>;

/** Who did something, by name. */
export const authorOf = (names: Names, kind: TimelineEventRow['actorKind'], id: string | null): string =>
  ({ citizen: '诉求人', system: '系统', rule: '派单规则', staff: names.get(id ?? '') ?? '工作人员' })[kind];

/** Everything recorded about the work on a ticket, newest first. */
export async function loadRecord(em: EntityManager, { id, mergedInto, parentId }: TicketRow, sees: (ticket: TicketRow) => boolean) {
  const newest = { where: { ticketId: id }, order: { at: 'DESC', id: 'DESC' } } as const;
  const related = await em.find(TicketRow, { where: [{ id: In([mergedInto, parentId].filter((one) => one !== null)) }, { parentId: id }], order: { id: 'ASC' } });
  return {
    calls: await em.find(LeadCallRow, newest),
    messages: await em.find(TicketMessageRow, newest),
    assignments: await em.find(AssignmentRow, newest),
    sendBacks: await em.find(SendBackRow, newest),
    extensions: await em.find(ExtensionRow, newest),
    orders: await em.find(SupervisionOrderRow, newest),
    groupSize: await em.countBy(TicketRow, { mergedInto: id }),
    groupWaiting: await em.countBy(TicketRow, { mergedInto: id, state: 'merged' }),
    related: related.filter(sees),
  };
}

type WorkRecord = Awaited<ReturnType<typeof loadRecord>>;

/** Whose names a record needs. */
export function peopleOf({ calls, messages, sendBacks, extensions, orders }: WorkRecord): string[] {
  return [...calls.map((row) => row.staffId), ...messages.map((row) => row.authorId ?? ''), ...sendBacks.map((row) => row.decidedBy ?? ''), ...extensions.map((row) => row.decidedBy ?? ''), ...orders.map((row) => row.issuedBy ?? '')];
}

interface Recorded {
  readonly record: WorkRecord;
  readonly ticket: TicketRow;
  readonly names: Names;
}

/** The record as a desk shows it. */
export async function recordView(deps: TicketDeps, { record, ticket, names }: Recorded) {
  const codes = [...record.assignments.map((row) => row.department), ...record.sendBacks.map((row) => row.department), ticket.accusedDepartment ?? ''];
  const departments = await deps.departments.names(codes);
  const named = (code: string): string => departments.get(code) ?? code;
  const by = (id: string | null): string | null => id && (names.get(id) ?? '工作人员');
  const relatedTicket = (id: string | null) => record.related.filter((row) => row.id === id).map(relatedView)[0] ?? null;
  return {
    calls: record.calls.map(({ staffId, ...call }) => ({ ...call, staffName: by(staffId) ?? '' })),
    messages: record.messages.map(({ id, kind, text, authorKind, authorId, at }) => ({ id, kind, text, at, public: publicMessageKinds.includes(kind), author: authorOf(names, authorKind, authorId) })),
    assignments: record.assignments.map((row) => ({ ...row, departmentName: named(row.department) })),
    sendBacks: record.sendBacks.map((row) => ({ ...row, departmentName: named(row.department), decidedBy: by(row.decidedBy) })),
    extensions: record.extensions.map((row) => ({ ...row, decidedBy: by(row.decidedBy) })),
    supervisionOrders: record.orders.map((row) => ({ ...row, issuedBy: by(row.issuedBy) ?? '系统' })),
    accusedDepartment: ticket.accusedDepartment,
    accusedDepartmentName: ticket.accusedDepartment === null ? null : named(ticket.accusedDepartment),
    longCycle: ticket.longCycle,
    finalProposal: finalProposal(ticket, by),
    mergedInto: relatedTicket(ticket.mergedInto),
    parent: relatedTicket(ticket.parentId),
    parts: record.related.filter((row) => row.parentId === ticket.id).map(relatedView),
    groupSize: record.groupSize,
    groupWaiting: record.groupWaiting,
    ruleVersion: ticket.ruleVersion,
  } satisfies Partial<StaffTicket>;
}

const relatedView = ({ id, ticketNo, state, content }: TicketRow) => ({ id, ticketNo, state, title: titleOf(content) });

const finalProposal = ({ finalReply, finalSignedBy, finalBy }: TicketRow, by: (id: string | null) => string | null): StaffTicket['finalProposal'] =>
  finalReply === null ? null : { reply: finalReply, signedBy: finalSignedBy ?? '', proposedBy: by(finalBy) ?? '' };
