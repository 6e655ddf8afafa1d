import { hasPersonalNumber, redactNumbers } from './personal-numbers';

test.each([
  ['请打13987650001联系我', '请打***********联系我'],
  ['139 8765 0001', '*************'],
  ['139-8765-0001', '*************'],
  ['身份证14010119900101123X。', '身份证******************。'],
  ['140101 19900101 1234', '********************'],
  ['家里0351-7654321', '家里************'],
])('%s is hidden', (text, hidden) => {
  expect(redactNumbers(text)).toBe(hidden);
});

test.each(['202611220123456', '12345', '供水热线96533', '共1398765000012元', '2026-11-22 10:30'])('%s is nobody’s number', (text) => {
  expect([redactNumbers(text), hasPersonalNumber(text)]).toEqual([text, false]);
});
