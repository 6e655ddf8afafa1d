/** Instants are UTC; people here live at +8 all year, whatever their telephone says. */
const offset = 8 * 3_600_000;
const day = 86_400_000;

const two = (value: number): string => String(value).padStart(2, '0');
const local = (at: number): Date => new Date(at + offset);
const dayNumber = (at: number): number => Math.floor((at + offset) / day);

function dateOf(at: number, now: number): string {
  const date = local(at);
  const monthDay = `${date.getUTCMonth() + 1}月${date.getUTCDate()}日`;
  return date.getUTCFullYear() === local(now).getUTCFullYear() ? monthDay : `${date.getUTCFullYear()}年${monthDay}`;
}

const nearDays: Readonly<Record<number, string>> = { 0: '今天', 1: '明天', [-1]: '昨天' };

/** 今天 14:05, 昨天 09:30, 3月2日 14:05, 2025年3月2日 14:05. */
export function timeText(at: number, now = Date.now()): string {
  const date = local(at);
  const near = nearDays[dayNumber(at) - dayNumber(now)];
  return `${near ?? dateOf(at, now)} ${two(date.getUTCHours())}:${two(date.getUTCMinutes())}`;
}

/** A deadline: midnight belongs to the day it ends (3月5日 24:00). */
export function deadlineText(at: number, now = Date.now()): string {
  if ((at + offset) % day !== 0) return timeText(at, now);
  return `${timeText(at - 1, now).split(' ')[0] ?? ''} 24:00`;
}

/** `2026-03-05` as 3月5日 (with the year when it is not this one). */
export function calendarDayText(date: string, now = Date.now()): string {
  const [year = 0, month = 1, dayOfMonth = 1] = date.split('-').map(Number);
  return dateOf(Date.UTC(year, month - 1, dayOfMonth) - offset, now);
}

/** `YYYY-MM-DD` of an instant. */
export function calendarDay(at: number): string {
  return local(at).toISOString().slice(0, 10);
}
