import * as z from 'zod/mini';
import { clockKinds } from '../vocabulary/clock-kind';
import { instant } from './fields';

/** A day of a deadline's arithmetic: `counted` is its number among the workdays, null on a day off. */
export const deadlineDay = z.object({ date: z.string(), counted: z.nullable(z.int()), note: z.string() });

export const clockView = z.object({
  kind: z.enum(clockKinds.codes),
  startedAt: instant(),
  dueAt: instant(),
  /** When the warning turns yellow. */
  yellowAt: instant(),
  /** The calendar of the year it falls in is not published yet. */
  provisional: z.boolean(),
  metAt: z.nullable(instant()),
  /** Ended without being met: withdrawn, given to somebody else, or taken for granted. */
  stoppedAt: z.nullable(instant()),
  pausedMs: z.int(),
  paused: z.boolean(),
  days: z.array(deadlineDay),
});
export type ClockView = z.output<typeof clockView>;
