import type { ClockView } from '@hotline/shared/contracts/clocks';
import type { ClockKind } from '@hotline/shared/vocabulary/clock-kind';
import type { TicketState } from '@hotline/shared/vocabulary/ticket-state';
import type { CalendarApi } from '../../calendar';
import type { ClockRow } from './clock.entity';

/** A clock with the days behind its due date. */
export async function clockView(calendar: CalendarApi, clock: ClockRow): Promise<ClockView> {
  const { kind, startedAt, dueAt, yellowAt, provisional, metAt, stoppedAt, pausedMs, pausedAt, workdays, extendedWorkdays } = clock;
  const counted = workdays === null ? null : workdays + extendedWorkdays;
  return { kind, startedAt, dueAt, yellowAt, provisional, metAt, stoppedAt, pausedMs, paused: pausedAt !== null, days: [...(await calendar.arithmetic(startedAt, counted))] };
}

/** The one deadline a citizen is shown in each state. */
const shown: Readonly<Partial<Record<TicketState, ClockKind>>> = { submitted: 'accept', accepted: 'dispatch', dispatched: 'handle', in_progress: 'handle', in_review: 'handle', resolved: 'rate' };

/** The running clock that matters to the citizen now. */
export function deadlineOf(state: TicketState, clocks: readonly ClockRow[]): ClockRow | null {
  return clocks.findLast((clock) => clock.kind === shown[state] && clock.metAt === null && clock.stoppedAt === null) ?? null;
}
