import { fitDate, fitTime } from './value-times';

/**
 * Limits of the typed values in templates (模板消息/订阅消息 → 参数值内容限制说明). WeChat refuses a whole notice with
 * 47003 when one value breaks them, so every value passes here first. Lengths count code points.
 */
interface ValueRule {
  /** Shortens and cleans; what it returns is checked against `fits`. */
  readonly fit: (text: string) => string;
  readonly fits: RegExp;
  /** Stands in for nothing, where the truth allows a stand-in. */
  readonly blank?: string;
}

/** A text no fitting value can be made of, such as a day for `number`: a fault of the program, found before sending. */
export class UnfitValue extends Error {
  constructor(key: string) {
    super(`no value for ${key} can be made of this text`);
  }
}

const clock = String.raw`\d{2}:\d{2}(?::\d{2})?`;
const day = String.raw`\d{4}年\d{2}月\d{2}日`;
const range = (one: string): RegExp => new RegExp(`^${one}(?:~${one})?$`, 'u');

const thing: ValueRule = { fit: (text) => shorten(text, 20), fits: /^[^\p{Cc}]{1,20}$/u, blank: '无' };

const rules: Readonly<Record<string, ValueRule>> = {
  thing,
  short_thing: { ...thing, fit: (text) => shorten(text, 5), fits: /^[^\p{Cc}]{1,5}$/u }, // undocumented, so the strictest guess
  const: { ...thing, fit: (text) => cut(text, 20) },
  enum: { ...thing, fit: (text) => cut(text, 20) },
  number: { fit: (text) => /\d+(?:\.\d+)?/.exec(text.replace(/(\d),(?=\d{3})/g, '$1'))?.[0] ?? '', fits: /^(?=.{1,32}$)\d+(?:\.\d+)?$/ },
  letter: { fit: (text) => cut(text.replace(/[^A-Za-z]/g, ''), 32), fits: /^[A-Za-z]{1,32}$/ },
  symbol: { fit: (text) => cut(text.replace(/[\p{L}\p{N}\p{M}\s]/gu, ''), 5), fits: /^[^\p{L}\p{N}\p{C}\s]{1,5}$/u, blank: '-' },
  character_string: { fit: (text) => cut(text.replace(/[^\x21-\x7e]/g, ''), 32), fits: /^[\x21-\x7e]{1,32}$/, blank: '-' },
  time: { fit: fitTime, fits: range(`(?:${day} )?${clock}`) },
  date: { fit: fitDate, fits: range(`${day}(?: ${clock})?`) },
  amount: { fit: fitAmount, fits: /^[¥￥$€£]?\d{1,10}(?:\.\d{1,2})?元?$/ },
  phone_number: { fit: (text) => cut(text.replace(/[^\d+\-*()]/g, ''), 17), fits: /^[\d+\-*()]{1,17}$/, blank: '-' },
  car_number: { fit: fitCarNumber, fits: /^[\p{Script=Han}A-Z\d][A-Z\d]{0,6}[\p{Script=Han}A-Z\d]$/u },
  name: { fit: fitName, fits: /^(?:[\p{Script=Han}A-Za-z·]{1,10}|(?=.*[A-Za-z])[A-Za-z .'·-]{1,20})$/u, blank: '市民' },
  phrase: { fit: fitPhrase, fits: /^\p{Script=Han}{1,5}$/u, blank: '已更新' },
};

/** The rule of a key such as `thing1` or `thing1.DATA`; unknown and old-style keys are treated as `thing`. */
function ruleOf(key: string): ValueRule {
  const type = /^[a-z_]+/.exec(key)?.[0] ?? '';
  return Object.hasOwn(rules, type) ? (rules[type] ?? thing) : thing;
}

/** Whether WeChat would take a value as it is. */
export const valueFits = (key: string, text: string): boolean => ruleOf(key).fits.test(text);

/** The nearest value WeChat takes. Throws UnfitValue where any value would be an invention. */
export function fitValue(key: string, text: string): string {
  const rule = ruleOf(key);
  const value = rule.fit(clean(text)) || rule.blank || '';
  if (!rule.fits.test(value)) throw new UnfitValue(key);
  return value;
}

/** Line breaks become blanks; controls, unpaired surrogates and invisible marks go. */
const clean = (text: string): string => text.replace(/[\s\u2028\u2029]+/gu, ' ').replace(/\p{C}/gu, '').trim();

const cut = (text: string, limit: number): string => [...text].slice(0, limit).join('').trim();

function shorten(text: string, limit: number): string {
  return [...text].length <= limit ? text : `${cut(text, limit - 1)}…`;
}

/** 已转办(二次) is refused by WeChat: what stands in brackets goes first, then everything but hanzi. */
function fitPhrase(text: string): string {
  const hanzi = (part: string): string => cut(part.replace(/[^\p{Script=Han}]/gu, ''), 5);
  return hanzi(text.replace(/[（(【[].*?[)）\]】]/gu, '')) || hanzi(text);
}

function fitName(text: string): string {
  const letters = text.replace(/[^\p{Script=Han}A-Za-z .'·-]/gu, '').trim();
  if (/\p{Script=Han}/u.test(letters)) return cut(letters.replace(/[ .'-]/g, ''), 10);
  const name = cut(letters, 20);
  // Marks alone are nobody's name.
  return /[A-Za-z]/.test(name) ? name : '';
}

function fitAmount(text: string): string {
  const [, sign = '', whole = '', cents = ''] = /([¥￥$€£])?\s*(\d[\d,]*)(\.\d{1,2})?/.exec(text) ?? [];
  return `${sign}${whole.replaceAll(',', '')}${cents}${whole && text.includes('元') ? '元' : ''}`;
}

function fitCarNumber(text: string): string {
  return text.toUpperCase().replace(/[^\p{Script=Han}A-Z\d]/gu, '');
}
