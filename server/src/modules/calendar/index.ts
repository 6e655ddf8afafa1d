import type { SpecialDay } from '@hotline/shared/rules/calendar-year';
import type { Limit } from '@hotline/shared/rules/rule-set';
import { cached } from '../../platform/cached';
import type { Module, Platform } from '../../platform/platform';
import { CalendarDayRow, CalendarYearRow } from './calendar.entity';
import { publishedCalendar } from './published-calendar';
import { lastWithoutGap, publishYear } from './publish-year';
import { workdayDue, type CountedDay, type WorkCalendar } from './workdays';

export { calendarPublished } from './publish-year';
export const calendarEntities = [CalendarDayRow, CalendarYearRow];

const refreshMs = 30_000;

export type CalendarApi = ReturnType<typeof createCalendarModule>['api'];

/** 工作日: official holidays and make-up workdays, and the due dates that follow from them. */
export function createCalendarModule(platform: Platform) {
  const { db, clock } = platform;
  const current = cached(clock, refreshMs, (): Promise<WorkCalendar> =>
    db.read(async (em) => ({
      published: new Set((await em.find(CalendarYearRow)).map((row) => row.year)),
      exceptions: new Map((await em.find(CalendarDayRow)).map((row) => [row.day, row])),
    })),
  );

  const publish = publishYear(platform);

  const api = {
    /** The last year published without a gap before it: due dates beyond are provisional. */
    publishedThrough: async (): Promise<number> => lastWithoutGap([...(await current()).published]),
    /** Makes the next due date count by the calendar as it is now: after `calendarPublished`, on whichever server. */
    forget: current.forget,
    /** Every published year, the earliest first, with its special days; read anew. */
    years: () =>
      db.read(async (em) => {
        const days = await em.find(CalendarDayRow, { order: { day: 'ASC' } });
        const years = await em.find(CalendarYearRow, { order: { year: 'ASC' } });
        return years.map((row) => ({ ...row, days: days.filter(({ day }) => day.startsWith(`${row.year}-`)) }));
      }),
    /** Publishes or corrects a year. Throws calendar.faulty, calendar.yearPassed, calendar.yearGap. */
    publish: async (staffId: string, year: number, days: readonly SpecialDay[]): Promise<void> => {
      await publish(staffId, year, days);
      current.forget();
    },
    /** When a limit that starts now is due; wall-clock limits run day and night. */
    due: async (startAt: number, limit: Limit): Promise<{ dueAt: number; provisional: boolean }> =>
      'ms' in limit ? { dueAt: startAt + limit.ms, provisional: false } : workdayDue(await current(), startAt, limit.workdays),
    /** The days behind a workday limit; none for wall-clock limits. */
    arithmetic: async (startAt: number, workdays: number | null): Promise<readonly CountedDay[]> => (workdays === null ? [] : workdayDue(await current(), startAt, workdays).days),
  };
  /** Adds the years known when this version was made and not yet here; several servers may start at once. */
  const start = (): Promise<void> =>
    db.transact(async (em) => {
      const here = new Set((await em.find(CalendarYearRow)).map((row) => row.year));
      for (const { year, days } of publishedCalendar().filter((one) => !here.has(one.year))) {
        await em.createQueryBuilder().insert().into(CalendarYearRow).values({ year, publishedAt: null, publishedBy: null }).orIgnore().execute();
        await em.createQueryBuilder().insert().into(CalendarDayRow).values([...days]).orIgnore().execute();
      }
    });

  return { api, start } satisfies Module<unknown>;
}
