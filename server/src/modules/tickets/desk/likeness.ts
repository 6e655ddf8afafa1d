import { bigrams } from '../../../platform/search/bigrams';

/** Share of the shorter text's word pairs that the other has, too, from which two texts say much the same. */
const likeEnough = 0.35;

const likenessOf = (mine: ReadonlySet<string>, theirs: ReadonlySet<string>): number => {
  const common = [...mine].filter((word) => theirs.has(word)).length;
  return common / Math.max(Math.min(mine.size, theirs.size), 1);
};

/** What says much the same as a text, the likest first. `wordsOf` gives the word pairs of each. */
export function likest<T>(content: string, among: readonly T[], wordsOf: (one: T) => ReadonlySet<string>): { readonly one: T; readonly likeness: number }[] {
  const mine = new Set(bigrams(content));
  const ranked = among.map((one) => ({ one, likeness: likenessOf(mine, wordsOf(one)) })).filter(({ likeness }) => likeness >= likeEnough);
  return ranked.sort((one, other) => other.likeness - one.likeness);
}
