import { pinyin } from 'pinyin-pro';

/** One syllable of toneless pinyin; the longest reading first. */
const syllable = /(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])?(?:[iu]ang|iong|[iu]an|iao|uai|ang|eng|ing|ong|ai|ei|ao|ou|an|en|er|in|un|ia|ie|iu|ua|uo|ui|ue|ve|a|o|e|i|u|v)/y;

/** Syllables of the Chinese characters of a text: `供热` → `gong re`; a line break stays a break. */
export function syllablesOf(text: string): string[] {
  return pinyin(text, { toneType: 'none', type: 'array', v: true, nonZh: 'removed' });
}

/**
 * The syllables a run of letters may be read as, the last of them perhaps unfinished (`gongr` → gong, r); null when it is no pinyin.
 * An unfinished end is one of a person still typing.
 */
export function readSyllables(letters: string): { readonly whole: readonly string[]; readonly rest: string } | null {
  const whole: string[] = [];
  let at = 0;
  for (;;) {
    syllable.lastIndex = at;
    const found = syllable.exec(letters)?.[0];
    if (!found) break;
    whole.push(found);
    at += found.length;
  }
  const rest = letters.slice(at);
  return whole.length > 0 && /^(?:[zcs]h?|[bpmfdtnlgkhjqxrzcsyw]|)$/.test(rest) ? { whole, rest } : null;
}
