import { isCreditCode } from './credit-code';

/** Invented: 18 signs with the check digit that follows from them, worked out by hand from the weights of the standard. */
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const signs = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const withCheck = (body: string): string => {
  const sum = [...body].reduce((total, sign, at) => total + signs.indexOf(sign) * (weights[at] ?? 0), 0);
  return body + (signs[(31 - (sum % 31)) % 31] ?? '');
};
const made = ['91140100MA0TEXT00', '9114010000000000X', '12140100ABCDEFGHJ', '52140000UWXYRTQPN'].map(withCheck);
const others = (sign: string): string[] => [...signs].filter((one) => one !== sign);

test('the example of the standard is one', () => {
  expect(isCreditCode('91350100M000100Y43')).toBe(true);
});

test.each(made)('%s is one, and no other sign in any place', (code) => {
  expect(isCreditCode(code)).toBe(true);
  const wrong = [...code].flatMap((sign, at) => others(sign).map((other) => code.slice(0, at) + other + code.slice(at + 1)));
  expect(wrong.filter(isCreditCode)).toEqual([]);
});

test.each(['', '91350100M000100Y4', '91350100M000100Y433', '91350100m000100y43', '9135O100M000100Y43', '９１350100M000100Y43'])('“%s” is none', (code) => {
  expect(isCreditCode(code)).toBe(false);
});
