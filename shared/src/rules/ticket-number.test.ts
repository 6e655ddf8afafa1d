import { checkDigit, isTicketNumber, ticketNumber } from './ticket-number';

const number = ticketNumber('20261121', 4711);
const others = (digit: string): string[] => [...'0123456789'].filter((one) => one !== digit);

test('a number has the day, six digits and a check digit', () => {
  expect(number).toMatch(/^20261121004711\d$/);
  expect(isTicketNumber(number)).toBe(true);
});

test('ISO 7064 MOD 11,10: the standard\'s own example 0794 has the check digit 5', () => {
  expect(checkDigit('0794')).toBe('5');
});

test('every single wrong digit is noticed', () => {
  const wrong = [...number].flatMap((digit, at) => others(digit).map((other) => number.slice(0, at) + other + number.slice(at + 1)));
  expect(wrong.filter(isTicketNumber)).toEqual([]);
});

test('other lengths and signs are no ticket numbers', () => {
  for (const text of ['', number.slice(1), `${number}0`, number.replace('2', '２'), ` ${number}`]) expect(isTicketNumber(text)).toBe(false);
});
