const written = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T](\d{1,2}):(\d{2})(?::(\d{2}))?)?$/;
const shanghaiOffset = 8 * 3600_000;

const two = (part: string | undefined): string => (part ?? '').padStart(2, '0');

/** An instant from a date and time as spreadsheets write them, read as Asia/Shanghai's; null for anything else. */
export function parseInstant(text: string): number | null {
  const found = written.exec(text);
  if (!found) return null;
  const [year = '', ...parts] = found.slice(1);
  const [month, day, hour, minute, second] = [0, 1, 2, 3, 4].map((at) => two(parts[at]));
  const iso = `${year}-${month}-${day}T${hour}:${minute}:${second}`;
  const local = Date.parse(`${iso}.000Z`);
  // A 31st of February would quietly become a day of March.
  return !Number.isNaN(local) && new Date(local).toISOString().startsWith(iso) ? local - shanghaiOffset : null;
}
