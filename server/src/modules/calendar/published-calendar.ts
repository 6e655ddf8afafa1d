import { getDayDetail } from 'chinese-days';
import type { CalendarDayRow } from './calendar.entity';

/** A year's exceptions from the plain week, as published by the State Council each autumn. */
export interface CalendarYear {
  readonly year: number;
  readonly days: readonly CalendarDayRow[];
}

/** Years whose holidays the State Council has published; chinese-days takes unknown weekdays for workdays, so the list is ours. */
const publishedYears = [2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026];

/** Exceptions of a year from the plain week. */
function calendarYear(year: number): CalendarYear {
  const days = [];
  for (let at = Date.UTC(year, 0, 1); at < Date.UTC(year + 1, 0, 1); at += 86_400_000) {
    const day = new Date(at).toISOString().slice(0, 10);
    const { work, name } = getDayDetail(day);
    const weekend = [0, 6].includes(new Date(at).getUTCDay());
    // Names come as "Spring Festival,春节,4".
    if (work === weekend) days.push({ day, workday: work, name: name.split(',')[1] ?? name });
  }
  return { year, days };
}

/** The work calendar a new installation starts with. */
export const publishedCalendar = (): CalendarYear[] => publishedYears.map(calendarYear);
