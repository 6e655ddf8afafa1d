/** A small generator, so that a failing walk can be walked again. */
export function random(seed: number): () => number {
  let state = seed + 0x9e3779b9;
  return () => {
    state = Math.imul(state ^ (state >>> 15), state | 1);
    state ^= state + Math.imul(state ^ (state >>> 7), state | 61);
    return ((state ^ (state >>> 14)) >>> 0) / 4294967296;
  };
}

/** One of a list; undefined of an empty one. */
export const oneOf = <T>(pick: () => number, list: readonly T[]): T | undefined => list[Math.floor(pick() * list.length)];
