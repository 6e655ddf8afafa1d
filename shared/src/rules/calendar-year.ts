/** A day that differs from its weekday, `YYYY-MM-DD`; `workday` is a weekend worked for a holiday (调休). */
export interface SpecialDay {
  readonly day: string;
  readonly workday: boolean;
  readonly name: string;
}

/** What is wrong with an arrangement of holidays; `day` is null where it is about the year. */
export interface CalendarFault {
  readonly day: string | null;
  readonly text: string;
}

/** 全国年节及纪念日放假办法 (2024): statutory days a year always has. Those of the moon are asked for by name and number. */
const fixedDays: Readonly<Record<string, string>> = { '01-01': '元旦', '05-01': '劳动节', '05-02': '劳动节', '10-01': '国庆节', '10-02': '国庆节', '10-03': '国庆节' };
const movingDays: Readonly<Record<string, number>> = { 春节: 4, 清明节: 1, 端午节: 1, 中秋节: 1 };

const isWeekend = (day: string): boolean => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());

function dayFault(year: number, { day, workday }: SpecialDay, earlier: ReadonlySet<string>): string | null {
  if (!day.startsWith(`${year}-`)) return `不是${year}年的日期`;
  if (earlier.has(day)) return '重复填写';
  return workday && !isWeekend(day) ? '调休上班日应为周六或周日' : null;
}

function missingDays(year: number, days: readonly SpecialDay[]): string[] {
  const holidays = days.filter(({ workday }) => !workday);
  const stated = new Map(days.map(({ day, workday }) => [day, workday]));
  // A weekend nobody works is free without being named.
  const worked = (date: string): boolean => stated.get(`${year}-${date}`) ?? !isWeekend(`${year}-${date}`);
  const fixed = Object.entries(fixedDays).filter(([date]) => worked(date)).map(([date, name]) => `缺少法定假日：${Number(date.slice(0, 2))}月${Number(date.slice(3))}日${name}`);
  // 国庆节、中秋节 may share their days, and their name.
  const moving = Object.entries(movingDays).filter(([name, least]) => holidays.filter((one) => one.name.includes(name.replace('节', ''))).length < least).map(([name, least]) => `缺少法定假日：${name}（至少${least}天）`);
  return [...fixed, ...moving];
}

/** Everything that is wrong with a year's holidays and make-up days, in Chinese; empty when it may be published. */
export function calendarFaults(year: number, days: readonly SpecialDay[]): CalendarFault[] {
  const earlier = new Set<string>();
  const faults: CalendarFault[] = [];
  for (const one of days) {
    const text = dayFault(year, one, earlier);
    if (text) faults.push({ day: one.day, text });
    earlier.add(one.day);
  }
  return [...faults, ...missingDays(year, days).map((text) => ({ day: null, text }))];
}
