import { closedList } from '@hotline/shared/vocabulary/closed-list';

/** The person's own choice of the size of all text. */
export const textSizes = closedList({ standard: '标准', large: '大', largest: '特大' });
export type TextSize = (typeof textSizes.codes)[number];

/** The main text in dp; the ministry's rule for the elderly asks for 18 at least in the elder look, and for sizes up to 30. */
const bodies = {
  plain: { standard: 17, large: 20, largest: 24 },
  care: { standard: 22, large: 26, largest: 30 },
} as const;
const biggest = 30;

/** The factor on every text of a look. `system` is how much larger than usual WeChat is set: whichever of the two asks for more counts. */
export function textScale({ care, size }: { readonly care: boolean; readonly size: TextSize }, system: number): number {
  const own = care ? bodies.care : bodies.plain;
  const wanted = bodies.plain.standard * system;
  // Smaller than usual, too, as long as nobody has asked here for more.
  const body = care || size !== 'standard' ? Math.max(own[size], wanted) : wanted;
  return Math.min(body, biggest) / own.standard;
}
