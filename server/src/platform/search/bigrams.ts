/** Words for the index: overlapping pairs of Chinese characters, and runs of letters or digits as they are. */
const runs = /\p{Script=Han}+|[\p{L}\p{N}]+/gu;

/** `供暖12345` → `供暖 12345`; a lone character stands for itself. Full-width forms are folded (NFKC). */
export function bigrams(text: string): string[] {
  const words: string[] = [];
  for (const [run] of text.normalize('NFKC').toLowerCase().matchAll(runs)) {
    const characters = [...run];
    const chinese = /\p{Script=Han}/u.test(run);
    if (!chinese || characters.length === 1) words.push(run);
    else for (let at = 0; at + 1 < characters.length; at += 1) words.push(`${characters[at]}${characters[at + 1]}`);
  }
  return words;
}
