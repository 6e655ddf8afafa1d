/** Dates and times of notice values, read leniently and written in the one form every template accepts. */

const dateForm = /(\d{4})[年\-/.](\d{1,2})[月\-/.](\d{1,2})日?/;
const timeForm = /(\d{1,2}):(\d{2})(?::(\d{2}))?/;
const two = (text: string): string => text.padStart(2, '0');

interface Found {
  readonly date: string | null;
  readonly time: string | null;
}

function find(text: string): Found {
  const [, year = '', month = '', day = ''] = dateForm.exec(text) ?? [];
  const [, hour = '', minute = '', second] = timeForm.exec(text.replace(dateForm, ' ')) ?? [];
  const dateFits = year !== '' && inRange(month, 1, 12) && inRange(day, 1, 31);
  const timeFits = hour !== '' && inRange(hour, 0, 23) && inRange(minute, 0, 59) && inRange(second ?? '0', 0, 59);
  return {
    date: dateFits ? `${year}年${two(month)}月${two(day)}日` : null,
    time: timeFits ? [two(hour), minute, ...(second === undefined ? [] : [second])].join(':') : null,
  };
}

const inRange = (text: string, low: number, high: number): boolean => Number(text) >= low && Number(text) <= high;

/** `2026年03月02日 14:05` or `14:05`, also two of them joined by `~`; a day alone begins at 00:00. Empty when there is none. */
export function fitTime(text: string): string {
  return eachSide(text, ({ date, time }) => (date && `${date} ${time ?? '00:00'}`) ?? time ?? '');
}

/** `2026年03月02日`, with the time where there is one, also as a range. Empty when there is none. */
export function fitDate(text: string): string {
  return eachSide(text, ({ date, time }) => (date === null ? '' : [date, time].filter(Boolean).join(' ')));
}

function eachSide(text: string, write: (found: Found) => string): string {
  const sides = text.split(/[~～]/).slice(0, 2).map((side) => write(find(side)));
  return sides.filter((side) => side !== '').join('~');
}
