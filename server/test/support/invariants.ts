import { endStates } from '@hotline/shared/vocabulary/ticket-state';
import { ClockRow } from '../../src/modules/tickets/life/clock.entity';
import { TimelineEventRow } from '../../src/modules/tickets/life/timeline-event.entity';
import { TicketRow } from '../../src/modules/tickets/ticket.entity';
import type { State } from '../lifecycle/expected';
import type { Hotline } from './hotline';

/** A ticket with all that it stands on. */
export interface Held {
  readonly ticket: TicketRow;
  readonly events: TimelineEventRow[];
  readonly clocks: ClockRow[];
}

/** Events applied in order to an empty ticket. */
const replay = (events: readonly TimelineEventRow[]): Partial<TicketRow> => events.reduce<Partial<TicketRow>>((row, event) => ({ ...row, ...event.after }), {});

/** What a clock stood still by the timeline alone: a question stops them all, a review the handling. */
function stoodStill(events: readonly TimelineEventRow[], { kind, startedAt, metAt, stoppedAt, pausedAt }: ClockRow): number {
  const end = metAt ?? stoppedAt ?? pausedAt ?? Number.MAX_SAFE_INTEGER;
  const stillIn = (state: State | undefined): boolean => (state === 'info_requested' && kind !== 'supply') || (state === 'in_review' && kind === 'handle');
  const visible = events.filter((event) => event.after.state !== undefined && event.action !== 'merge' && event.action !== 'unmerge');
  return visible.reduce((total, event, at) => {
    if (!stillIn(event.after.state)) return total;
    const from = Math.max(event.at, startedAt);
    const to = Math.min(visible[at + 1]?.at ?? end, end);
    return total + Math.max(0, to - from);
  }, 0);
}

/** What must always hold of a ticket (domain.md, rules 1, 2 and 4). */
export function assertInvariants({ ticket, events, clocks }: Held): void {
  expect(events.map((event) => event.version)).toEqual(events.map((_, at) => at + 1));
  const rebuilt = replay(events);
  for (const [key, value] of Object.entries(rebuilt)) expect([key, ticket[key as keyof TicketRow]]).toEqual([key, value]);
  expect(Object.keys(rebuilt)).toEqual(expect.arrayContaining(['state', 'version', 'round', 'dueAt', 'updatedAt']));
  // 件件有回音.
  if (['resolved', 'closed', 'finalized', 'declined'].includes(ticket.state)) expect(ticket.reply).not.toBeNull();
  if (endStates.includes(ticket.state)) expect(clocks.filter((clock) => clock.metAt === null && clock.stoppedAt === null)).toEqual([]);
  for (const clock of clocks) {
    expect(clock.dueAt).toBeGreaterThan(clock.startedAt);
    expect(clock.yellowAt).toBeLessThanOrEqual(clock.dueAt);
    expect([clock.kind, clock.pausedMs]).toEqual([clock.kind, stoodStill(events, clock)]);
  }
}

/** A ticket as it is stored now, its events in order. */
export const loadHeld = ({ server }: Pick<Hotline, 'server'>, id: string): Promise<Held> =>
  server.platform.db.read(async (em) => ({
    ticket: await em.findOneByOrFail(TicketRow, { id }),
    events: await em.find(TimelineEventRow, { where: { ticketId: id }, order: { version: 'ASC' } }),
    clocks: await em.find(ClockRow, { where: { ticketId: id }, order: { id: 'ASC' } }),
  }));
