import holidays2019 from 'holiday-calendar/data/CN/2019.json';
import holidays2020 from 'holiday-calendar/data/CN/2020.json';
import holidays2021 from 'holiday-calendar/data/CN/2021.json';
import holidays2022 from 'holiday-calendar/data/CN/2022.json';
import holidays2023 from 'holiday-calendar/data/CN/2023.json';
import holidays2024 from 'holiday-calendar/data/CN/2024.json';
import holidays2025 from 'holiday-calendar/data/CN/2025.json';
import holidays2026 from 'holiday-calendar/data/CN/2026.json';
import { shanghaiDay } from '../../platform/clock';
import { publishedCalendar } from './published-calendar';
import { workdayDue, type WorkCalendar } from './workdays';

const years = publishedCalendar();
const calendar: WorkCalendar = { published: new Set(years.map(({ year }) => year)), exceptions: new Map(years.flatMap(({ days }) => days.map((day) => [day.day, day]))) };
const noon = (day: string): number => Date.parse(`${day}T12:00:00+08:00`);

/** From the hotline's rules: n workdays after a day → last day. */
test.each([
  [1, '2022-04-01', '2022-04-02'],
  [15, '2022-04-02', '2022-04-25'],
  [5, '2022-04-29', '2022-05-10'],
  [15, '2022-09-29', '2022-10-25'],
  [5, '2026-02-13', '2026-02-27'],
  [3, '2026-04-30', '2026-05-08'],
  [5, '2026-09-24', '2026-10-09'],
])('%i workdays after %s end with %s', (workdays, start, last) => {
  const due = workdayDue(calendar, noon(start), workdays);
  expect(shanghaiDay(due.dueAt - 1)).toBe(last);
  expect(due.provisional).toBe(false);
  expect(due.days.filter((day) => day.counted !== null)).toHaveLength(workdays);
});

test('a due date in an unpublished year is provisional', () => {
  expect(workdayDue(calendar, noon('2026-12-21'), 15).provisional).toBe(true);
});

test('the count starts the next day, whatever the hour in Shanghai', () => {
  const first = workdayDue(calendar, Date.parse('2026-03-02T00:00:01+08:00'), 1).dueAt;
  const last = workdayDue(calendar, Date.parse('2026-03-02T23:59:59+08:00'), 1).dueAt;
  expect([first, last]).toEqual([Date.parse('2026-03-04T00:00:00+08:00'), Date.parse('2026-03-04T00:00:00+08:00')]);
});

test('a Monday-to-Friday calendar is noticed', () => {
  const naive: WorkCalendar = { ...calendar, exceptions: new Map() };
  expect(shanghaiDay(workdayDue(naive, noon('2026-02-13'), 5).dueAt - 1)).toBe('2026-02-20');
});

/** A second package, which knows each year's holidays and transfer workdays. */
const second = [holidays2019, holidays2020, holidays2021, holidays2022, holidays2023, holidays2024, holidays2025, holidays2026];

test.each(second.map((year) => [year.year, year] as const))('every day of %i is worked or not as a second package has it', (year, { dates }) => {
  const special = new Map(dates.map(({ date, type }) => [date, type]));
  const differing: string[] = [];
  for (let at = Date.UTC(year, 0, 1); at < Date.UTC(year + 1, 0, 1); at += 86_400_000) {
    const day = new Date(at).toISOString().slice(0, 10);
    // Counting one workday from the day before looks at this day first.
    const [first] = workdayDue(calendar, noon(day) - 86_400_000, 1).days;
    const weekday = ![0, 6].includes(new Date(at).getUTCDay());
    const type = special.get(day);
    const worked = type === undefined ? weekday : type === 'transfer_workday';
    if ((first?.counted === 1) !== worked) differing.push(day);
  }
  expect(differing).toEqual([]);
});
