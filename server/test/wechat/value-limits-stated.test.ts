import { fitValue, UnfitValue } from '../../src/wechat';
import { seeded } from './support';

/**
 * The limits of 参数值内容限制说明 stated once more, character by character and by nobody's regular expressions, as
 * WeChat's side would: whatever the product hands over must be taken here. Stricter where the document leaves room.
 */
type Test = (text: string) => boolean;

const points = (text: string): number[] => [...text].map((character) => character.codePointAt(0) ?? 0);
const within = (from: string, to: string): ((code: number) => boolean) => (code) => code >= (from.codePointAt(0) ?? 0) && code <= (to.codePointAt(0) ?? 0);
const digit = within('0', '9');
const latin = (code: number): boolean => within('a', 'z')(code) || within('A', 'Z')(code);
const han = (code: number): boolean => within('\u4e00', '\u9fff')(code) || within('\u3400', '\u4dbf')(code) || code === 0x3007 || code === 0x3005 || within('\u{20000}', '\u{323af}')(code) || within('\uf900', '\ufad9')(code);
const control = (code: number): boolean => code < 0x20 || (code >= 0x7f && code <= 0x9f);
const broken = (code: number): boolean => code >= 0xd800 && code <= 0xdfff;
const visible = (code: number): boolean => code > 0x20 && code < 0x7f;

const upTo = (limit: number, each: (code: number) => boolean): Test => (text) => {
  const all = points(text);
  return all.length >= 1 && all.length <= limit && text.trim() !== '' && all.every(each);
};
const anything = (code: number): boolean => !control(code) && !broken(code);
const decimal: Test = (text) => {
  const [whole = '', rest, more] = text.split('.');
  return more === undefined && [whole, ...(rest === undefined ? [] : [rest])].every((part) => part !== '' && points(part).every(digit));
};
const two = (text: string, from: number, to: number): boolean => text.length === 2 && points(text).every(digit) && Number(text) >= from && Number(text) <= to;
const clockTime: Test = (text) => {
  const parts = text.split(':');
  return (parts.length === 2 || parts.length === 3) && two(parts[0] ?? '', 0, 23) && parts.slice(1).every((part) => two(part, 0, 59));
};
const calendarDay: Test = (text) => text.length === 11 && text[4] === '年' && text[7] === '月' && text[10] === '日' && points(text.slice(0, 4)).every(digit) && two(text.slice(5, 7), 1, 12) && two(text.slice(8, 10), 1, 31);
const moment = (dayNeeded: boolean): Test => (text) => {
  const [first = '', second, more] = text.split(' ');
  if (more !== undefined) return false;
  if (second !== undefined) return calendarDay(first) && clockTime(second);
  return dayNeeded ? calendarDay(first) : clockTime(first);
};
const range = (one: Test): Test => (text) => text.split('~').length <= 2 && text.split('~').every(one);
const amount: Test = (text) => {
  const bare = (['¥', '￥', '$', '€', '£'].includes(text[0] ?? '') ? text.slice(1) : text).replace(/元$/, '');
  return decimal(bare) && (bare.split('.')[0] ?? '').length <= 10 && (bare.split('.')[1] ?? '').length <= 2;
};
const name: Test = (text) => {
  const all = points(text);
  return text.trim() === text && (upTo(10, (code) => han(code) || latin(code) || code === 0xb7)(text) || (all.length <= 20 && all.some(latin) && all.every((code) => latin(code) || " .'·-".includes(String.fromCodePoint(code)))));
};

const taken: Readonly<Record<string, Test>> = {
  thing: upTo(20, anything), const: upTo(20, anything), enum: upTo(20, anything), short_thing: upTo(5, anything), first: upTo(20, anything),
  number: (text) => text.length <= 32 && decimal(text),
  letter: upTo(32, latin),
  symbol: upTo(5, (code) => !digit(code) && !latin(code) && !han(code) && anything(code)),
  character_string: upTo(32, visible),
  time: range(moment(false)),
  date: range(moment(true)),
  amount,
  phone_number: upTo(17, (code) => digit(code) || '+-*()'.includes(String.fromCodePoint(code))),
  car_number: (text) => points(text).length >= 2 && upTo(8, (code) => digit(code) || within('A', 'Z')(code) || han(code))(text),
  name,
  phrase: upTo(5, han),
};

/** Where nothing can be made of a text, nothing is invented. */
const mayRefuse: ReadonlySet<string> = new Set(['number', 'letter', 'time', 'date', 'amount', 'car_number']);

const fitted = (type: string, text: string): string | null => {
  try {
    return fitValue(`${type}1`, text);
  } catch (error) {
    if (error instanceof UnfitValue && mayRefuse.has(type)) return null;
    throw error;
  }
};

/** Values of exactly these lengths, of characters the type takes. */
const lengths: readonly (readonly [type: string, limit: number, characters: string])[] = [
  ['thing', 20, '市民反映路灯a1-（）😀'], ['const', 20, '已受理'], ['enum', 20, '是否'], ['short_thing', 5, '急件'], ['letter', 32, 'abcXYZ'], ['character_string', 32, 'TY20-_#1'],
  ['number', 32, '0123456789'], ['symbol', 5, '+*/!-'], ['phone_number', 17, '0123456789'], ['phrase', 5, '已办理中结'], ['name', 10, '欧阳娜司马'],
];

test.each(lengths)('%s: what just fits is left alone, what just does not is shortened', (type, limit, characters) => {
  const next = seeded(limit);
  const pool = [...characters];
  const made = (length: number): string => Array.from({ length }, () => pool[next(pool.length)]).join('');
  for (let round = 0; round < 500; round += 1) {
    for (const length of [1, limit - 1, limit].filter((size) => size > 0)) {
      const value = made(length);
      expect([value, taken[type]?.(value), fitted(type, value)]).toEqual([value, true, value]);
    }
    const beyond = made(limit + 1 + next(40));
    const value = fitted(type, beyond);
    expect([beyond, taken[type]?.(beyond)]).toEqual([beyond, false]);
    expect(value === null || taken[type]?.(value)).toBe(true);
  }
});

test('whatever comes in, WeChat takes what goes out', () => {
  const next = seeded(47003);
  const alphabet = [...'中文汉字㐀〇々已办结(二次)（）[]【】aZé09.,-+*/:：~～¥￥$元年月日 \n\t\r\u0000\u0085\u00a0\u200b\u200d\u202e\u2028\u3000\ufeff😀👨‍👩‍👧🇨🇳𠀀·\'', '\ud800', '\udc00', '2026年03月02日', '2026-3-2', '14:05', '24:00', '23:59:60', '1,234.50'];
  const types = Object.keys(taken);
  const refused: string[] = [];
  for (let round = 0; round < 60_000; round += 1) {
    const type = types[round % types.length] ?? '';
    const text = Array.from({ length: next(45) }, () => alphabet[next(alphabet.length)]).join('');
    const value = fitted(type, text);
    if (value !== null && !taken[type]?.(value)) refused.push(`${type} ${JSON.stringify(text)} → ${JSON.stringify(value)}`);
  }
  expect(refused.slice(0, 10)).toEqual([]);
});

test('the statement refuses what WeChat refuses', () => {
  const wrong = [['thing', '一\n二'], ['thing', ''], ['phrase', '已转办(二次)'], ['character_string', '编号1'], ['time', '24:00'], ['date', '03月02日'], ['number', '3.'], ['amount', '12345678901'], ['name', '欧'.repeat(11)], ['car_number', '晋A12345678']] as const;
  expect(wrong.filter(([type, text]) => taken[type]?.(text))).toEqual([]);
});
