import { bigrams } from './bigrams';

export interface Piece {
  readonly text: string;
  readonly matched: boolean;
}

const width = 90;

/** Marks every character that is part of a word of the question. */
function marks(characters: readonly string[], words: ReadonlySet<string>): boolean[] {
  const marked = characters.map(() => false);
  for (let at = 0; at < characters.length; at += 1) {
    if (words.has(`${characters[at]}${characters[at + 1] ?? ''}`.toLowerCase())) marked[at] = marked[at + 1] = true;
  }
  return marked.slice(0, characters.length);
}

/** Start of the window with most marked characters. */
function bestStart(marked: readonly boolean[]): number {
  let best = 0;
  let bestCount = -1;
  let count = 0;
  for (let end = 0; end < marked.length; end += 1) {
    if (marked[end]) count += 1;
    if (end >= width && marked[end - width]) count -= 1;
    if (count > bestCount) [best, bestCount] = [Math.max(0, end - width + 1), count];
  }
  return best;
}

/** The passage of a text that answers a question best, cut into plain and matched pieces. */
export function bestPassage(text: string, question: string): Piece[] {
  const characters = [...text.replace(/\s+/g, ' ')];
  const marked = marks(characters, new Set(bigrams(question)));
  const start = bestStart(marked);
  const pieces: Piece[] = start > 0 ? [{ text: '…', matched: false }] : [];
  for (let at = start; at < Math.min(start + width, characters.length); ) {
    const from = at;
    const matched = marked[from] ?? false;
    while (at < Math.min(start + width, characters.length) && (marked[at] ?? false) === matched) at += 1;
    pieces.push({ text: characters.slice(from, at).join(''), matched });
  }
  if (start + width < characters.length) pieces.push({ text: '…', matched: false });
  return pieces;
}
