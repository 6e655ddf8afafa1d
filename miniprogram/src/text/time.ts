/** Instants are UTC; people here live at +8 all year, whatever their telephone says. */
const offset = 8 * 3_600_000;
const minute = 60_000;
const day = 86_400_000;

const two = (value: number): string => String(value).padStart(2, '0');
const local = (at: number): Date => new Date(at + offset);
const dayNumber = (at: number): number => Math.floor((at + offset) / day);

function dateOf(at: number, now: number): string {
  const date = local(at);
  const monthDay = `${date.getUTCMonth() + 1} 月 ${date.getUTCDate()} 日`;
  return date.getUTCFullYear() === local(now).getUTCFullYear() ? monthDay : `${date.getUTCFullYear()} 年 ${monthDay}`;
}

const nearDays: Readonly<Record<number, string>> = { 0: '今天', 1: '明天', [-1]: '昨天' };

/** 今天 14:05, 昨天 09:30, 3 月 2 日 14:05, 2025 年 3 月 2 日 14:05. */
export function timeText(at: number, now = Date.now()): string {
  const date = local(at);
  const near = nearDays[dayNumber(at) - dayNumber(now)];
  return `${near ?? dateOf(at, now)} ${two(date.getUTCHours())}:${two(date.getUTCMinutes())}`;
}

/** A deadline: midnight belongs to the day it ends (3 月 5 日 24:00), also when a pause of seconds carried it a little past. */
export function deadlineText(at: number, now = Date.now()): string {
  if ((at + offset) % day >= minute) return timeText(at, now);
  return timeText(at - minute, now).replace(/\d\d:\d\d$/, '24:00');
}

const dayParts = (date: string): number[] => date.split('-').map(Number);

/** `2026-03-05` as 3 月 5 日 (with the year when it is not this one). */
export function calendarDayText(date: string, now = Date.now()): string {
  const [year = 0, month = 1, dayOfMonth = 1] = dayParts(date);
  return dateOf(Date.UTC(year, month - 1, dayOfMonth) - offset, now);
}

/** How long something holds, years written out: 2026 年 3 月 5 日至 2027 年 3 月 4 日. */
export function validityText(from: string, to: string | null): string {
  const full = (date: string): string => {
    const [year, month, dayOfMonth] = dayParts(date);
    return `${year} 年 ${month} 月 ${dayOfMonth} 日`;
  };
  return to ? `${full(from)}至 ${full(to)}` : `${full(from)}起长期有效`;
}

/** `YYYY-MM-DD` of an instant. */
export function calendarDay(at: number): string {
  return local(at).toISOString().slice(0, 10);
}
