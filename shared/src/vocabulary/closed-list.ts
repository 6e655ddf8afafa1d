/** A closed list: codes for programs, Chinese labels for people. The order of the labels is the order on screens. */
export interface ClosedList<Code extends string> {
  readonly codes: readonly [Code, ...Code[]];
  readonly labels: Readonly<Record<Code, string>>;
}

/** Builds a closed list from `{ code: label }`. */
export function closedList<Code extends string>(labels: Readonly<Record<Code, string>>): ClosedList<Code> {
  return { codes: Object.keys(labels) as [Code, ...Code[]], labels };
}
