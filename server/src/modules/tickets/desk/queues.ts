import type { Desk } from '@hotline/shared/vocabulary/desk';
import type { TicketState } from '@hotline/shared/vocabulary/ticket-state';
import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import type { StaffActor } from '../../staff';
import type { TicketDeps } from '../deps';
import { AssignmentRow } from '../life/assignment.entity';
import { ClaimRow } from '../intake/claim.entity';
import { TicketRow } from '../ticket.entity';

/** Whoever asks, from where and when. */
interface Viewer {
  readonly actor: StaffActor;
  /** The handler's own department and all below it. */
  readonly departments: readonly string[];
  readonly now: number;
}

type TicketQuery = SelectQueryBuilder<TicketRow>;

interface Queue {
  readonly states: readonly TicketState[];
  /** What of these states waits here; every condition is in reach of an index that begins with the state, the department or the flag. */
  readonly narrow?: (query: TicketQuery, viewer: Viewer) => TicketQuery;
}

const unresolved = ['submitted', 'info_requested', 'accepted', 'dispatched', 'sent_back', 'in_progress', 'in_review'] as const;

/** The pool without what other operators have taken. */
const notTaken = (query: TicketQuery, { actor }: Viewer): TicketQuery => {
  const taken = query.subQuery().select('1').from(ClaimRow, 'c').where('c.ticketId = t.id AND c.staffId <> :self').getQuery();
  return query.andWhere(`NOT EXISTS ${taken}`, { self: actor.id });
};

const ownDepartment = (query: TicketQuery, { departments }: Viewer): TicketQuery => query.andWhere('(t.leadDepartment IN (:...own) OR t.delegatedTo IN (:...own))', { own: departments });

/** Beside the lead, and not answered yet. */
const coReplyOwed = (query: TicketQuery, { departments }: Viewer): TicketQuery => {
  const owed = query.subQuery().select('a.ticketId').from(AssignmentRow, 'a').where("a.department IN (:...own) AND a.part = 'co' AND a.endedAt IS NULL AND a.repliedAt IS NULL").getQuery();
  return query.andWhere(`t.id IN ${owed}`, { own: departments });
};

/** The queues of the desks; `all` is no queue. */
const queues: Readonly<Record<Exclude<Desk, 'all'>, Queue>> = {
  intake: { states: ['submitted'], narrow: notTaken },
  dispatch: { states: ['accepted'] },
  sentBack: { states: ['sent_back'] },
  handling: { states: ['dispatched', 'in_progress'], narrow: ownDepartment },
  coHandling: { states: ['dispatched', 'in_progress'], narrow: coReplyOwed },
  review: { states: ['in_review'] },
  extension: { states: ['in_progress'], narrow: (query) => query.andWhere('t.extensionPending = :pending', { pending: true }) },
  finalApproval: { states: ['resolved'], narrow: (query) => query.andWhere('t.finalBy IS NOT NULL') },
  followUp: { states: ['resolved'] },
  supervision: { states: unresolved, narrow: (query, { now }) => query.andWhere('(t.dueAt < :now OR t.supervisionLevel > 0)', { now }) },
};

/** The departments a handler acts for; without any nothing waits. */
export async function viewerOf({ platform, departments }: TicketDeps, actor: StaffActor): Promise<Viewer> {
  const own = actor.role === 'handler' && actor.department !== null ? await departments.subtree(actor.department) : [];
  return { actor, departments: own.length === 0 ? [''] : own, now: platform.clock.now() };
}

/** A desk's queue, unordered. A ticket is in no queue of the department it complains of. */
export function queueOf(em: EntityManager, desk: Exclude<Desk, 'all'>, viewer: Viewer): TicketQuery {
  const { states, narrow } = queues[desk];
  const query = em.createQueryBuilder(TicketRow, 't').where('t.state IN (:...states)', { states });
  if (viewer.actor.role === 'handler') query.andWhere('(t.accusedDepartment IS NULL OR t.accusedDepartment NOT IN (:...own))', { own: viewer.departments });
  return narrow ? narrow(query, viewer) : query;
}

/** Tickets that run towards a resolution. */
export const unresolvedStates: readonly TicketState[] = unresolved;
