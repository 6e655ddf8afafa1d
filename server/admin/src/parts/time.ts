const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

interface Wall {
  readonly year: number;
  readonly month: number;
  readonly date: number;
  readonly clock: string;
  /** Days since 1970 in China. */
  readonly dayNumber: number;
}

/** China has one zone, UTC+8, without summer time: shifting and reading UTC is exact on any computer's setting. */
function wallOf(at: number): Wall {
  const shifted = new Date(at + 8 * hour);
  return {
    year: shifted.getUTCFullYear(),
    month: shifted.getUTCMonth() + 1,
    date: shifted.getUTCDate(),
    clock: shifted.toISOString().slice(11, 16),
    dayNumber: Math.floor(shifted.getTime() / day),
  };
}

const nearDays: Readonly<Record<string, string>> = { '-1': '昨天', '0': '今天', '1': '明天' };

/** 今天 14:05 · 3 月 2 日 14:05 · 2025 年 3 月 2 日 14:05 */
export function formatInstant(at: number, now: number): string {
  const wall = wallOf(at);
  const today = wallOf(now);
  const near = nearDays[String(wall.dayNumber - today.dayNumber)];
  if (near) return `${near} ${wall.clock}`;
  const year = wall.year === today.year ? '' : `${wall.year} 年 `;
  return `${year}${wall.month} 月 ${wall.date} 日 ${wall.clock}`;
}

/** Workday limits end at 24:00, which is the next day's 00:00 for a computer but not for people; a pause of seconds carries them a little into it. */
const endsDay = (at: number): boolean => wallOf(at).clock === '00:00';

/** A due instant: 3 月 5 日 24:00, not 3 月 6 日 00:00. */
export function formatDue(at: number, now: number): string {
  return endsDay(at) ? formatInstant(at - minute, now).replace('23:59', '24:00') : formatInstant(at, now);
}

const weekdays = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'];

/** A calendar day `YYYY-MM-DD` as 3 月 2 日 周一. */
export function formatDay(date: string): string {
  const [, month = '', dayOfMonth = ''] = date.split('-');
  return `${Number(month)} 月 ${Number(dayOfMonth)} 日 ${weekdays[new Date(`${date}T00:00:00Z`).getUTCDay()]}`;
}

/** A calendar day `YYYY-MM-DD` as 2026 年 3 月 2 日. */
export function formatDate(date: string): string {
  const [year = '', month = '', dayOfMonth = ''] = date.split('-');
  return `${year} 年 ${Number(month)} 月 ${Number(dayOfMonth)} 日`;
}

/** 3月16日: a day inside a reply, which is written without blanks. */
export function formatMonthDay(at: number): string {
  const { month, date } = wallOf(at);
  return `${month}月${date}日`;
}

/** 35 分钟 · 97 分钟 · 3 小时 · 4 天: short enough for a column, exact enough to act on. */
export function formatSpan(ms: number): string {
  const minutes = Math.floor(ms / minute);
  if (minutes < 120) return `${Math.max(minutes, 1)} 分钟`;
  const hours = Math.floor(minutes / 60);
  return hours < 24 ? `${hours} 小时` : `${Math.floor(hours / 24)} 天`;
}

export type DeadlineTone = 'overdue' | 'today' | 'later';

/** How far a deadline is, in a word and a tone. */
export function deadlineOf(dueAt: number, now: number): { tone: DeadlineTone; text: string } {
  if (dueAt <= now) return { tone: 'overdue', text: `已超期 ${formatSpan(now - dueAt)}` };
  const today = wallOf(dueAt - minute).dayNumber === wallOf(now).dayNumber;
  return today ? { tone: 'today', text: `今日 还剩 ${formatSpan(dueAt - now)}` } : { tone: 'later', text: `还剩 ${formatSpan(dueAt - now)}` };
}

/** An instant in full for paper: 2026 年 3 月 2 日 14:05; a limit that ends with the day says 24:00. */
export function formatDayInstant(at: number): string {
  const { year, month, date, clock } = wallOf(endsDay(at) ? at - minute : at);
  return `${year} 年 ${month} 月 ${date} 日 ${endsDay(at) ? '24:00' : clock}`;
}

/** 01:35, or −01:35 once it has passed: for seconds that run down. */
export function formatCountdown(ms: number): string {
  const seconds = Math.floor(Math.abs(ms) / 1000);
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${ms < 0 ? '−' : ''}${hours > 0 ? `${hours}:` : ''}${two(minutes)}:${two(seconds % 60)}`;
}
