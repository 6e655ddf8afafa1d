import { fold } from './fold';

const runs = /\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu;
const chinese = /^\p{Script=Han}/u;

export interface WordRun {
  readonly text: string;
  /** Where it begins, in UTF-16 units. */
  readonly at: number;
  /** Of Chinese characters, or else of letters and digits. */
  readonly chinese: boolean;
}

/** Unbroken runs of Chinese characters and of letters or digits in a folded text. */
export function* wordRuns(folded: string): Generator<WordRun> {
  for (const match of folded.matchAll(runs)) yield { text: match[0], at: match.index, chinese: chinese.test(match[0]) };
}

/**
 * Words for the index: overlapping pairs of Chinese characters, and runs of letters or digits as they are; a lone character stands
 * for itself: `供暖费12345` → `供暖 暖费 12345`. Full-width, upper-case and traditional forms are folded.
 */
export function bigrams(text: string): string[] {
  const words: string[] = [];
  for (const run of wordRuns(fold(text))) {
    const characters = run.chinese ? [...run.text] : [];
    if (characters.length < 2) words.push(run.text);
    for (let at = 0; at + 1 < characters.length; at += 1) words.push(`${characters[at]}${characters[at + 1]}`);
  }
  return words;
}
