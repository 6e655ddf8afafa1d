import type { Question } from './question';
import { bestWindow, scan } from './scan';

/** From where to where, in UTF-16 units; the end is not part of it. */
type Range = readonly [start: number, end: number];

/** The part of a text that answers best, and what in it is to be highlighted; plain places, never markup. */
export interface Passage {
  readonly range: Range;
  readonly highlights: readonly Range[];
}

export interface Piece {
  readonly text: string;
  readonly matched: boolean;
}

const width = 90;
/** So far back a passage begins earlier, to begin with a sentence. */
const back = 30;

/** Where to begin so that what is at `at` is read from the start of its sentence. */
function sentenceStart(text: string, at: number): number {
  const before = text.slice(Math.max(0, at - back), at);
  const end = Math.max(...['。', '！', '？', '；', '\n'].map((mark) => before.lastIndexOf(mark)));
  return end >= 0 ? at - before.length + end + 1 : Math.max(0, at - before.length);
}

/** No half of a surrogate pair is shown. */
const wholeCharacter = (text: string, at: number): number => (/[\udc00-\udfff]/.test(text[at] ?? '') && /[\ud800-\udbff]/.test(text[at - 1] ?? '') ? at - 1 : at);

/** The passage of a folded text that holds most of a question's weight. */
export function bestPassage(question: Question, text: string): Passage {
  const found = scan(question, text);
  const from = wholeCharacter(text, sentenceStart(text, bestWindow(question, found, width - back).start));
  const to = wholeCharacter(text, Math.min(text.length, from + width));
  const highlights: [number, number][] = [];
  for (const place of found.places) {
    const last = highlights.at(-1);
    if (place < from || place + 2 > to) continue;
    if (last && place <= last[1]) last[1] = place + 2;
    else highlights.push([place, place + 2]);
  }
  return { range: [from, to], highlights };
}

/** The passage cut into plain and matched pieces of the original text; dots where something is left out. */
export function piecesOf(text: string, { range: [from, to], highlights }: Passage): Piece[] {
  const edges = [from, ...highlights.flat(), to];
  const pieces = edges.slice(1).map((end, index) => ({ text: text.slice(edges[index], end).replace(/\s+/g, ' '), matched: index % 2 === 1 }));
  const dots = { text: '…', matched: false };
  return [...(from > 0 ? [dots] : []), ...pieces.filter((piece) => piece.text !== ''), ...(to < text.length ? [dots] : [])];
}
