const long = '供暖不热供暖不热供暖不热';

/** What no honest client sends, each under the name that a failure shows. Texts are long enough to be wrong for one reason only. */
export const hostileValues: readonly (readonly [name: string, value: unknown])[] = [
  ['0', 0], ['1', 1], ['false', false], ['true', true], ['null', null], ['[]', []], ['[[]]', [[]]], ['{}', {}], ['{$gt}', { $gt: '' }], ['__proto__', '__proto__'],
  ['a mebibyte', '诉'.repeat(350_000)], ['half a surrogate pair', `${long}\ud800${long}`], ['U+202E', `${long}\u202e${long}`], ['NUL', `${long}\u0000${long}`],
];
