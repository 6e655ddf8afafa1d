import type { ClosedList } from '@hotline/shared/vocabulary/closed-list';

/** Choices of a closed list, in its order. */
export function optionsOf<C extends string>(list: ClosedList<C>): { value: C; label: string }[] {
  return list.codes.map((value) => ({ value, label: list.labels[value] }));
}
