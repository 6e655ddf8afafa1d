import { fold } from '../../platform/search/fold';

const longest = 60;
/** Whoever writes more tells a story, and stories name people. */
const longestKept = 40;

const chineseDigits: Readonly<Record<string, string>> = { 〇: '0', 零: '0', 一: '1', 幺: '1', 二: '2', 三: '3', 四: '4', 五: '5', 六: '6', 七: '7', 八: '8', 九: '9' };
const notWords = /[^\p{L}\p{N}]+/gu;

/** Digits however they are written, side by side: `１３９-8765 零零零一` → `13987650001`. */
const digitsOf = (text: string): string => [...text.normalize('NFKC')].map((character) => chineseDigits[character] ?? character).join('').replaceAll(notWords, '');

/** Seven digits in a row: a telephone or an identity number, or near enough. */
const looksLikeNumber = (text: string): boolean => /\d{7}/.test(digitsOf(text));

/** A question as it is counted: folded, and without what stands between the words. */
const countedAs = (text: string): string => [...fold(text).normalize('NFKC').replaceAll(notWords, ' ').trim()].slice(0, longest).join('');

/** The words of a question that may be kept; empty where they look like somebody's data or like a story. */
export function keptWords(text: string): string {
  if (looksLikeNumber(text) || text.includes('@') || [...text].length > longestKept) return '';
  return countedAs(text);
}
