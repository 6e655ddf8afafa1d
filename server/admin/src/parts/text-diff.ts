interface Piece {
  readonly kind: 'same' | 'mine' | 'theirs';
  readonly text: string;
}

interface Texts {
  readonly mine: readonly string[];
  readonly theirs: readonly string[];
}

/** Sentences, each with its mark. */
const sentences = (text: string): string[] => text.match(/[^，。；！？\n]*[，。；！？\n]|[^，。；！？\n]+$/g) ?? [];

/** How many sentences both have in common from a pair of places on, for every pair; beyond the ends there is nothing. */
function commonFrom({ mine, theirs }: Texts): (row: number, column: number) => number {
  const lengths = new Map<string, number>();
  const at = (row: number, column: number): number => lengths.get(`${row} ${column}`) ?? 0;
  for (let row = mine.length - 1; row >= 0; row -= 1) {
    for (let column = theirs.length - 1; column >= 0; column -= 1) {
      lengths.set(`${row} ${column}`, mine[row] === theirs[column] ? at(row + 1, column + 1) + 1 : Math.max(at(row + 1, column), at(row, column + 1)));
    }
  }
  return at;
}

/** Two texts against each other by sentences: what both have, and what only one of them has. */
export function diffTexts(myText: string, theirText: string): Piece[] {
  const [mine, theirs] = [sentences(myText), sentences(theirText)];
  const common = commonFrom({ mine, theirs });
  const kindAt = (row: number, column: number): Piece['kind'] => {
    if (row === mine.length) return 'theirs';
    if (column === theirs.length) return 'mine';
    if (mine[row] === theirs[column]) return 'same';
    return common(row + 1, column) >= common(row, column + 1) ? 'mine' : 'theirs';
  };
  const pieces: Piece[] = [];
  for (let row = 0, column = 0; row < mine.length || column < theirs.length; ) {
    const kind = kindAt(row, column);
    pieces.push({ kind, text: (kind === 'theirs' ? theirs[column] : mine[row]) ?? '' });
    row += kind === 'theirs' ? 0 : 1;
    column += kind === 'mine' ? 0 : 1;
  }
  return pieces;
}
