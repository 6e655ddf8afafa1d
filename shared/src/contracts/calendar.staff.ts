import * as z from 'zod/mini';
import { contract } from './contract';
import { day, instant, reason, text } from './fields';

/** A day that differs from its weekday: a public holiday, or a weekend worked for one (调休). */
export const specialDay = z.strictObject({ day: day(), workday: z.boolean(), name: text(1, 20) });

const year = () => z.int().check(z.minimum(2000, { error: 'day' }), z.maximum(2100, { error: 'day' }));

export const calendarView = z.object({
  /** The last of the years published without a gap; later due dates are provisional. */
  publishedThrough: year(),
  /** A request of today may run past the last published year. */
  crossing: z.boolean(),
  /** `at` and `by` are null for years that came with the product. */
  years: z.array(z.object({ year: year(), at: z.nullable(instant()), by: z.nullable(z.string()), days: z.array(specialDay) })),
});
export type CalendarView = z.output<typeof calendarView>;
export type CalendarYear = CalendarView['years'][number];

export const getCalendar = contract({ method: 'GET', path: '/api/staff/calendar', summary: 'Published years with their holidays and make-up days.', response: calendarView });

export const publishCalendar = contract({
  method: 'POST',
  path: '/api/staff/calendar',
  summary: 'Publish a year, or correct this or a later one; provisional due dates are then computed anew.',
  body: z.strictObject({ year: year(), days: z.array(specialDay).check(z.maxLength(120)), reason: reason() }),
  response: calendarView,
  errors: ['permission.denied', 'calendar.faulty', 'calendar.yearPassed', 'calendar.yearGap'],
});
