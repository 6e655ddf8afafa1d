/** Dates and times of notice values, read leniently and written in the one form every template accepts. */

const dateForm = /(?<!\d)(\d{4})[年\-/.](0?[1-9]|1[0-2])[月\-/.](0?[1-9]|[12]\d|3[01])(?!\d)日?/;
const timeForm = /(?<!\d)([01]?\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?(?!\d)/;
const two = (text: string): string => text.padStart(2, '0');

interface Found {
  readonly date: string | null;
  readonly time: string | null;
}

const find = (text: string): Found => ({ date: findDate(text), time: findTime(text.replace(dateForm, ' ')) });

function findDate(text: string): string | null {
  const [found, year, month = '', day = ''] = dateForm.exec(text) ?? [];
  return found ? `${year}年${two(month)}月${two(day)}日` : null;
}

function findTime(text: string): string | null {
  const [found, hour = '', minute, second] = timeForm.exec(text) ?? [];
  return found ? [two(hour), minute, ...(second ? [second] : [])].join(':') : null;
}

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
