/** Word → words that mean the same. */
export type Synonyms = ReadonlyMap<string, readonly string[]>;

/** Each wording is looked for on its own, so there must not be many. */
const mostWordings = 4;

/** A question as asked and with synonyms put in place of its words; all folded. */
export function wordingsOf(question: string, synonyms: Synonyms): string[] {
  const wordings = new Set([question]);
  for (const [word, others] of synonyms) {
    if (!question.includes(word)) continue;
    // A word that is part of one of the others (暖气 in 暖气片) is left alone where that one stands already.
    for (const other of others) if (!question.includes(other)) wordings.add(question.replaceAll(word, () => other));
    if (wordings.size >= mostWordings) break;
  }
  return [...wordings].slice(0, mostWordings);
}
