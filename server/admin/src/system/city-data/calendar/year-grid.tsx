import type { SpecialDay } from '@hotline/shared/rules/calendar-year';
import { formatDay } from '../../../parts/time';
import { isWeekend, monthDays } from './year-days';

const months = Array.from({ length: 12 }, (_, at) => at + 1);
const weekdays = ['一', '二', '三', '四', '五', '六', '日'];

interface DayCellProps {
  readonly day: string;
  readonly special: SpecialDay | undefined;
  readonly onTap: ((day: string) => void) | null;
}

/** What a day is: the sign on it, its look, and what is said of it. */
function faceOf(day: string, special: SpecialDay | undefined): { sign: string; look: string; words: string } {
  if (special?.workday) return { sign: '班', look: 'day-worked', words: `${special.name}调休上班` };
  if (special) return { sign: '休', look: 'day-holiday', words: `${special.name}放假` };
  return isWeekend(day) ? { sign: '', look: 'day-free', words: '周末' } : { sign: '', look: '', words: '工作日' };
}

/** A day; the colour only repeats its sign. */
function DayCell({ day, special, onTap }: DayCellProps) {
  const face = faceOf(day, special);
  const said = `${formatDay(day)}，${face.words}`;
  const look = `day-cell ${face.look}`;
  const content = <>{Number(day.slice(8))}<small>{face.sign}</small></>;
  if (!onTap) return <span className={look} title={said} data-testid={`day-${day}`}>{content}</span>;
  return <button type="button" className={look} title={said} onClick={() => onTap(day)} data-testid={`day-${day}`}>{content}</button>;
}

interface YearGridProps {
  readonly year: number;
  readonly days: readonly SpecialDay[];
  /** Null: only looked at. */
  readonly onTap: ((day: string) => void) | null;
}

/** A year of days. */
export function YearGrid({ year, days, onTap }: YearGridProps) {
  const specials = new Map(days.map((one) => [one.day, one]));
  return (
    <div className="year-grid" data-testid="year-grid">
      {months.map((month) => (
        <section key={month} aria-label={`${year} 年 ${month} 月`}>
          <h3>{month} 月</h3>
          <div className="month-grid">
            {weekdays.map((name) => <span key={name} className="day-head" aria-hidden>{name}</span>)}
            {monthDays(year, month).map((day, at) => (day === null ? <span key={at} /> : <DayCell key={day} day={day} special={specials.get(day)} onTap={onTap} />))}
          </div>
        </section>
      ))}
    </div>
  );
}
