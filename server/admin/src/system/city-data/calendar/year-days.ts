import type { SpecialDay } from '@hotline/shared/rules/calendar-year';

const dayMs = 86_400_000;

/** Days of a month as `YYYY-MM-DD`, with the blanks before the first (weeks begin on Monday). */
export function monthDays(year: number, month: number): (string | null)[] {
  const first = Date.UTC(year, month - 1, 1);
  const blanks = (new Date(first).getUTCDay() + 6) % 7;
  const length = (Date.UTC(year, month, 1) - first) / dayMs;
  return [...Array.from({ length: blanks }, () => null), ...Array.from({ length }, (_, at) => new Date(first + at * dayMs).toISOString().slice(0, 10))];
}

export const isWeekend = (day: string): boolean => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());

/** The next state of a day that is tapped: as its weekday, holiday, and on a weekend also worked. */
export function withDayTapped(days: readonly SpecialDay[], day: string, name: string): SpecialDay[] {
  const others = days.filter((one) => one.day !== day);
  const now = days.find((one) => one.day === day);
  if (!now) return [...others, { day, workday: isWeekend(day), name }];
  return now.workday ? [...others, { day, workday: false, name }] : others;
}
