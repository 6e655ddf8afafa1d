/** The signs of a code, in the order of their values: no I, O, S, V or Z. */
const signs = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const length = 18;

/**
 * Whether a text is a 统一社会信用代码: 18 signs, of which the last follows from the others (GB 32100-2015: weights are the
 * powers of 3 modulo 31).
 */
export function isCreditCode(code: string): boolean {
  const values = [...code].map((sign) => signs.indexOf(sign));
  if (values.length !== length || values.includes(-1)) return false;
  let weight = 1;
  let sum = 0;
  for (const value of values.slice(0, -1)) {
    sum += value * weight;
    weight = (weight * 3) % signs.length;
  }
  return values.at(-1) === (signs.length - (sum % signs.length)) % signs.length;
}
