import { calendarFaults, type SpecialDay } from '@hotline/shared/rules/calendar-year';
import { Like } from 'typeorm';
import { shanghaiDay } from '../../platform/clock';
import { AppError } from '../../platform/errors';
import type { Platform } from '../../platform/platform';
import { CalendarDayRow, CalendarYearRow } from './calendar.entity';

/** Published or corrected: `{ year }`. Provisional due dates may be computed anew; call `forget` first. */
export const calendarPublished = 'calendar.published';

/** The last year that is published with every year before it from the first one on. */
export function lastWithoutGap(years: readonly number[]): number {
  const sorted = [...years].sort((a, b) => a - b);
  return sorted.find((year) => !sorted.includes(year + 1)) ?? 0;
}

/** Publishes a year, or corrects this or a later one. Throws calendar.faulty, calendar.yearPassed, calendar.yearGap. */
export const publishYear = ({ db, clock, outbox }: Platform) => async (staffId: string, year: number, days: readonly SpecialDay[]): Promise<void> => {
  if (year < Number(shanghaiDay(clock.now()).slice(0, 4))) throw new AppError('calendar.yearPassed');
  if (calendarFaults(year, days).length > 0) throw new AppError('calendar.faulty');
  await db.transact(async (em) => {
    const years = (await em.find(CalendarYearRow)).map((row) => row.year);
    if (years.length > 0 && year > lastWithoutGap(years) + 1) throw new AppError('calendar.yearGap');
    await em.save(CalendarYearRow, { year, publishedAt: clock.now(), publishedBy: staffId });
    await em.delete(CalendarDayRow, { day: Like(`${year}-%`) });
    await em.insert(CalendarDayRow, [...days]);
    await outbox.publish(em, calendarPublished, { year });
  });
};
