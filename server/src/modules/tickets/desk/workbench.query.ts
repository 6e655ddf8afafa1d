import type { CriticalTicket, Workbench } from '@hotline/shared/contracts/workbench.staff';
import type { StaffTicketItem } from '@hotline/shared/contracts/tickets.staff';
import type { ClockKind } from '@hotline/shared/vocabulary/clock-kind';
import { In, IsNull } from 'typeorm';
import type { StaffActor } from '../../staff';
import type { TicketDeps } from '../deps';
import { ClaimRow } from '../intake/claim.entity';
import { ClockRow } from '../life/clock.entity';
import { inScope, visibleTo } from '../life/visible-to';
import { TicketRow } from '../ticket.entity';
import { countPieces, firstIds } from './queue-pieces';
import { criticalPieces, queueOf, viewerOf } from './queues';
import { staffItem, type ListedTicket } from './ticket-item.view';
import { nearestDeadline, queuesOf, ticketsOf } from './ticket.query';

/** A wall has no second page: whatever is beyond it would be in nobody's sight anyway. */
const wallRows = 100;
/** What somebody must do for a critical ticket before its department is at work. */
const steps: readonly ClockKind[] = ['accept', 'dispatch', 'call', 'acknowledge', 'decide', 'contact'];

const itemsOf = (deps: TicketDeps, rows: readonly ListedTicket[]): Promise<StaffTicketItem[]> => Promise.all(rows.map((row) => staffItem(deps, row)));

/** 紧急跟踪墙: open critical tickets in the actor's sight, nearest deadline first, each with its running first steps. */
export async function criticalTickets(deps: TicketDeps, actor: StaffActor): Promise<CriticalTicket[]> {
  const scope = await visibleTo(actor, deps);
  const found = await deps.platform.db.read(async (em) => ticketsOf(em, await firstIds(em, criticalPieces(em), { order: nearestDeadline, size: wallRows })));
  const rows = found.filter((row) => inScope(scope, row));
  const clocks = await deps.platform.db.read((em) =>
    em.find(ClockRow, { select: { id: true, ticketId: true, kind: true, dueAt: true }, where: { ticketId: In(rows.map(({ id }) => id)), kind: In([...steps]), metAt: IsNull(), stoppedAt: IsNull(), pausedAt: IsNull() }, order: { dueAt: 'ASC' } }),
  );
  const items = await itemsOf(deps, rows);
  return items.map((item) => ({ ...item, missing: clocks.filter(({ ticketId }) => ticketId === item.id).map(({ kind, dueAt }) => ({ kind, dueAt })) }));
}

/** Tickets of the pool an operator has taken, the longest held first. */
export async function claimedTickets(deps: TicketDeps, actor: StaffActor): Promise<StaffTicketItem[]> {
  const rows = await deps.platform.db.read(async (em) => {
    const claims = await em.find(ClaimRow, { where: { staffId: actor.id }, order: { at: 'ASC' } });
    const tickets = await em.find(TicketRow, { where: { id: In(claims.map(({ ticketId }) => ticketId)), state: 'submitted' } });
    return claims.flatMap(({ ticketId }) => tickets.filter(({ id }) => id === ticketId));
  });
  return itemsOf(deps, rows);
}

/** 我的工作台: each desk of the role with its counts (each to `countedTo`) and its most pressing ticket. */
export async function workbench(deps: TicketDeps, actor: StaffActor): Promise<Workbench['desks']> {
  const viewer = await viewerOf(deps, actor);
  const { desks, tickets } = await deps.platform.db.read(async (em) => {
    const desks = [];
    for (const desk of queuesOf(actor)) desks.push({ desk, ...(await countPieces(em, queueOf(em, desk, viewer), viewer.now)) });
    return { desks, tickets: await ticketsOf(em, desks.flatMap(({ first }) => first ?? [])) };
  });
  const items = new Map((await itemsOf(deps, tickets)).map((item) => [item.id, item]));
  return desks.map(({ first, ...desk }) => ({ ...desk, first: (first !== null && items.get(first)) || null }));
}
