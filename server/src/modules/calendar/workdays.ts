import { endOfShanghaiDay, shanghaiDay } from '../../platform/clock';

/** What is known about days; `published` years only. */
export interface WorkCalendar {
  readonly published: ReadonlySet<number>;
  /** Days that differ from their weekday, by `YYYY-MM-DD`. */
  readonly exceptions: ReadonlyMap<string, { readonly workday: boolean; readonly name: string }>;
}

/** One day of the arithmetic behind a due date; `counted` is its number among the workdays. */
export interface CountedDay {
  readonly date: string;
  readonly counted: number | null;
  readonly note: string;
}

export interface WorkdayDue {
  /** 24:00 of the last day, UTC milliseconds. */
  readonly dueAt: number;
  /** The count ran past the last published year, where only weekdays are known. */
  readonly provisional: boolean;
  readonly days: readonly CountedDay[];
}

const dayMs = 86_400_000;
const utc = (day: string): number => Date.parse(`${day}T00:00:00Z`);
const nextDay = (day: string): string => new Date(utc(day) + dayMs).toISOString().slice(0, 10);

function judgeDay(calendar: WorkCalendar, day: string): { workday: boolean; note: string } {
  const exception = calendar.exceptions.get(day);
  if (exception) return { workday: exception.workday, note: exception.workday ? `${exception.name}调休上班` : exception.name };
  const weekend = [0, 6].includes(new Date(utc(day)).getUTCDay());
  return { workday: !weekend, note: weekend ? '周末' : '工作日' };
}

/** The end of the n-th workday after the day an instant falls on (次日起), Asia/Shanghai. */
export function workdayDue(calendar: WorkCalendar, startAt: number, workdays: number): WorkdayDue {
  const days: CountedDay[] = [];
  let counted = 0;
  let day = shanghaiDay(startAt);
  while (counted < workdays) {
    day = nextDay(day);
    const { workday, note } = judgeDay(calendar, day);
    if (workday) counted += 1;
    days.push({ date: day, counted: workday ? counted : null, note });
  }
  const provisional = !calendar.published.has(Number(day.slice(0, 4)));
  return { dueAt: endOfShanghaiDay(day), provisional, days };
}
