import type { SpecialDay } from './calendar-year';

const dayMs = 86_400_000;
const title = /^(?:[一二三四五六七八九十]+、|\d+[.、])?\s*([^：:，,。]{2,12})[：:]/;
const onDays = /((?:\d{4}年)?\d{1,2}月\d{1,2}日)(?:至((?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日))?/g;

/** A date as the notice writes it, with what it leaves out taken from the date before it. */
function dateOf(words: string, before: { readonly year: number; readonly month: number }): { year: number; month: number; date: number } {
  const part = (unit: string): number | null => Number(new RegExp(`(\\d+)${unit}`).exec(words)?.[1] ?? 0) || null;
  return { year: part('年') ?? before.year, month: part('月') ?? before.month, date: part('日') ?? 0 };
}

const utc = ({ year, month, date }: { year: number; month: number; date: number }): number => Date.UTC(year, month - 1, date);

/** The days of "2月15日至23日、3月1日". */
function daysIn(words: string, year: number): string[] {
  return [...words.matchAll(onDays)].flatMap(([, first = '', last]) => {
    const from = dateOf(first, { year, month: 1 });
    const to = last ? dateOf(last, from) : from;
    const length = Math.max(0, Math.min(31, (utc(to) - utc(from)) / dayMs + 1));
    return Array.from({ length }, (_, at) => new Date(utc(from) + at * dayMs).toISOString().slice(0, 10));
  });
}

/**
 * Reads a year's arrangement as the State Council's notice words it, a line a holiday:
 * `一、元旦：1月1日至3日放假调休，共3天。1月4日（周日）上班。` What is in brackets does not count.
 */
export function readCalendarNotice(year: number, notice: string): SpecialDay[] {
  return notice.split('\n').flatMap((line) => {
    const plain = line.replace(/[（(][^（）()]*[）)]/g, '').replace(/\s+/g, '');
    const name = title.exec(plain)?.[1];
    if (!name) return [];
    return plain.slice(plain.search(/[：:]/)).split('。').flatMap((sentence) => {
      const workday = sentence.includes('上班');
      return workday || sentence.includes('放假') ? daysIn(sentence, year).map((day) => ({ day, workday, name })) : [];
    });
  });
}
