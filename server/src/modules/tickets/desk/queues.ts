import type { Desk } from '@hotline/shared/vocabulary/desk';
import type { TicketState } from '@hotline/shared/vocabulary/ticket-state';
import type { EntityManager, ObjectLiteral } from 'typeorm';
import type { StaffActor } from '../../staff';
import type { TicketDeps } from '../deps';
import { TicketRow } from '../ticket.entity';
import { withinSeat } from '../life/seat-limits';
import { visibleTo, type Scope } from '../life/visible-to';
import type { Piece } from './queue-pieces';

/** Whoever asks, from where and when. */
interface Viewer {
  readonly actor: StaffActor;
  /** The handler's own department and all below it. */
  readonly departments: readonly string[];
  readonly scope: Scope;
  readonly now: number;
}

/** A reason to wait here, and the index it is read along; two ways of one queue exclude each other. */
interface Way {
  readonly index: string;
  readonly where: string;
  readonly values?: ObjectLiteral;
}

interface Queue {
  readonly states: readonly TicketState[];
  readonly ways: (viewer: Viewer) => readonly Way[];
}

const unresolved = ['submitted', 'info_requested', 'accepted', 'dispatched', 'sent_back', 'in_progress', 'in_review'] as const;
const supervisionLevels = [1, 2, 3];
/** More departments than this are not read one by one. */
const mostDepartments = 30;

const late = 't.dueAt < :now';
const inTime = '(t.dueAt >= :now OR t.dueAt IS NULL)';

/** What is late and what is not, apart: however much is late, what turns so soon is still counted. */
const byDeadline = ({ now }: Viewer, where = '1 = 1', values: ObjectLiteral = {}): Way[] => [late, inTime].map((due) => ({ index: 'ticket_queue', where: `${due} AND ${where}`, values: { ...values, now } }));

const whole: Queue['ways'] = (viewer) => byDeadline(viewer);

/** The pool without what other operators have taken. */
const notTaken: Queue['ways'] = (viewer) => byDeadline(viewer, 'NOT EXISTS (SELECT 1 FROM ticket_claim c WHERE c.ticketId = t.id AND c.staffId <> :self)', { self: viewer.actor.id });

/** Departments as they are read: one by one, unless they are too many. */
export const readApart = (departments: readonly string[]): (readonly string[])[] => (departments.length > mostDepartments ? [departments] : departments.map((code) => [code]));

/** What the own departments lead, and what was passed to them by others. */
const ownDepartment: Queue['ways'] = ({ departments: own }) =>
  readApart(own).flatMap((codes) => [
    { index: 'ticket_department', where: 't.leadDepartment IN (:...codes)', values: { codes } },
    { index: 'ticket_delegate', where: 't.delegatedTo IN (:...codes) AND (t.leadDepartment IS NULL OR t.leadDepartment NOT IN (:...own))', values: { codes, own } },
  ]);

/** Beside the lead, and not answered yet. */
const coReplyOwed: Queue['ways'] = ({ departments: own }) => [
  { index: 'PRIMARY', where: "t.id IN (SELECT a.ticketId FROM ticket_assignment a WHERE a.department IN (:...own) AND a.part = 'co' AND a.endedAt IS NULL AND a.repliedAt IS NULL)", values: { own } },
];

/** Overdue, or under supervision. */
const pressing: Queue['ways'] = ({ now }) => [
  { index: 'ticket_queue', where: late, values: { now } },
  ...supervisionLevels.map((level) => ({ index: 'ticket_supervision_desk', where: `t.supervisionLevel = :level AND ${inTime}`, values: { level, now } })),
];

/** The queues of the desks; `all` is no queue. */
const queues: Readonly<Record<Exclude<Desk, 'all'>, Queue>> = {
  intake: { states: ['submitted'], ways: notTaken },
  dispatch: { states: ['accepted'], ways: whole },
  sentBack: { states: ['sent_back'], ways: whole },
  handling: { states: ['dispatched', 'in_progress'], ways: ownDepartment },
  coHandling: { states: ['dispatched', 'in_progress'], ways: coReplyOwed },
  review: { states: ['in_review'], ways: whole },
  extension: { states: ['in_progress'], ways: () => [{ index: 'ticket_extension', where: 't.extensionPending = :pending', values: { pending: true } }] },
  finalApproval: { states: ['resolved'], ways: () => [{ index: 'ticket_final_desk', where: 't.finalBy IS NOT NULL' }] },
  followUp: { states: ['resolved'], ways: whole },
  supervision: { states: unresolved, ways: pressing },
};

/** The departments a handler acts for; without any nothing waits. */
export async function viewerOf(deps: TicketDeps, actor: StaffActor): Promise<Viewer> {
  const scope = await visibleTo(actor, deps);
  const own = 'departments' in scope ? scope.departments : [];
  return { actor, scope, departments: own.length === 0 ? [''] : own, now: deps.platform.clock.now() };
}

/** A desk's queue in pieces. A ticket is in no queue of the department it complains of. */
export function queueOf(em: EntityManager, desk: Exclude<Desk, 'all'>, viewer: Viewer): Piece[] {
  const { states, ways } = queues[desk];
  return states.flatMap((state) =>
    ways(viewer).map(({ index, where, values }) => {
      const piece = em.createQueryBuilder(TicketRow, 't').useIndex(index).where('t.state = :state', { state }).andWhere(where, values);
      return narrowed(piece, viewer.scope);
    }),
  );
}

/** To a temporary seat's part; without what accuses one's own department or one above it. */
export function narrowed(piece: Piece, scope: Scope): Piece {
  if ('all' in scope) return withinSeat(piece, scope.seat);
  return 'departments' in scope && scope.ownAndAbove.length > 0 ? piece.andWhere('(t.accusedDepartment IS NULL OR t.accusedDepartment NOT IN (:...ownAndAbove))', { ownAndAbove: scope.ownAndAbove }) : piece;
}

/** Open critical tickets in pieces. */
export const criticalPieces = (em: EntityManager): Piece[] =>
  unresolved.map((state) => em.createQueryBuilder(TicketRow, 't').useIndex('ticket_urgency_desk').where("t.urgency = 'critical' AND t.state = :state", { state }));

/** Tickets that run towards a resolution. */
export const unresolvedStates: readonly TicketState[] = unresolved;
