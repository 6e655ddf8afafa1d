import { fitValue, UnfitValue, valueFits } from '../../src/wechat';
import { seeded } from './support';

/** Both sides of every limit: what just fits, and what just does not. */
const sides: readonly (readonly [key: string, fits: string, breaks: string])[] = [
  ['thing1', '字'.repeat(20), '字'.repeat(21)],
  ['thing1', '😀'.repeat(20), '😀'.repeat(21)],
  ['thing1', '一 二', '一\n二'],
  ['number1', '1'.repeat(32), '1'.repeat(33)],
  ['number1', '3.14', '3.'],
  ['letter1', 'a'.repeat(32), 'a'.repeat(33)],
  ['symbol1', '+-*/!', '+-*/!?'],
  ['character_string1', 'TY20260302-000017', '编号17'],
  ['character_string1', 'a'.repeat(32), 'a'.repeat(33)],
  ['time1', '14:05', '24:05时'],
  ['time1', '2026年03月02日 14:05~2026年03月02日 15:00', '2026-03-02T14:05'],
  ['date1', '2026年03月02日', '03月02日'],
  ['amount1', '¥1234567890.00', '¥12345678901'],
  ['phone_number1', '138****1234', '1'.repeat(18)],
  ['car_number1', '晋A12345', '晋A12345678'],
  ['name1', '欧阳娜娜欧阳娜娜欧阳', '欧阳娜娜欧阳娜娜欧阳娜'],
  ['name1', 'a'.repeat(20), 'a'.repeat(21)],
  ['phrase1', '已受理', '已转办(二次)'],
  ['phrase1', '一二三四五', '一二三四五六'],
  ['const1', '字'.repeat(20), '字'.repeat(21)],
];

test.each(sides)('%s takes %s and not %s', (key, fits, breaks) => {
  expect([valueFits(key, fits), valueFits(key, breaks), valueFits(key, '')]).toEqual([true, false, false]);
  expect(fitValue(key, fits)).toBe(fits);
});

test.each([
  ['thing1', '市\n民\t反映\u0000路灯\u200b坏了', '市 民 反映路灯坏了'],
  ['thing1', '', '无'],
  ['thing1', ' \n ', '无'],
  ['thing1.DATA', '长'.repeat(25), `${'长'.repeat(19)}…`],
  ['thing1', `${'长'.repeat(19)}😀😀`, `${'长'.repeat(19)}…`],
  ['keyword1', '长'.repeat(25), `${'长'.repeat(19)}…`],
  ['constructor', '', '无'],
  ['phrase1', '已转办(二次)', '已转办'],
  ['phrase1', '（办理中）', '办理中'],
  ['phrase1', 'done', '已更新'],
  ['character_string1', '编号TY-1', 'TY-1'],
  ['character_string1', '编号', '-'],
  ['time1', '2026-03-02 14:05', '2026年03月02日 14:05'],
  ['time1', '2026/3/2', '2026年03月02日 00:00'],
  ['time1', '9:05~10:30', '09:05~10:30'],
  ['date1', '2026-03-02T14:05:00Z', '2026年03月02日 14:05:00'],
  ['amount1', '1,234.50 元', '1234.50元'],
  ['number1', '共 1,234 件', '1234'],
  ['phone_number1', '0351 12345', '035112345'],
  ['name1', '', '市民'],
  ['name1', '张三 Zhang', '张三Zhang'],
  ['car_number1', '晋a·12345', '晋A12345'],
])('%s: %j becomes %j', (key, text, value) => {
  expect(fitValue(key, text)).toBe(value);
  expect(valueFits(key, value)).toBe(true);
});

test.each([['number1', '无'], ['time1', '明天'], ['time1', '25:61'], ['date1', '2026-13-40'], ['amount1', '12345678901'], ['letter1', '汉'], ['car_number1', '']])('%s: nothing is invented for %j', (key, text) => {
  expect(() => fitValue(key, text)).toThrow(UnfitValue);
});

test('whatever comes in, what goes out fits', () => {
  const next = seeded(2710);
  const alphabet = [...'中文汉字已办结(二次)（）[]【】aZ09.-+*/:：~～¥元年月日 \n\t\u0000\u200b\u202e\u2028😀👨‍👩‍👧🇨🇳é', '\ud800', '\udc00'];
  const keys = ['thing', 'short_thing', 'number', 'letter', 'symbol', 'character_string', 'time', 'date', 'amount', 'phone_number', 'car_number', 'name', 'phrase', 'const', 'enum', 'first'];
  const broken: string[] = [];
  for (let round = 0; round < 20_000; round += 1) {
    const key = `${keys[round % keys.length] ?? ''}${1 + next(30)}`;
    const text = Array.from({ length: next(60) }, () => alphabet[next(alphabet.length)]).join('');
    try {
      if (!valueFits(key, fitValue(key, text))) broken.push(`${key} ${JSON.stringify(text)}`);
    } catch (error) {
      if (!(error instanceof UnfitValue) || /^(thing|short|symbol|character|phone|name|phrase|const|enum|first)/.test(key)) broken.push(`${key} ${JSON.stringify(text)} ${String(error)}`);
    }
  }
  expect(broken).toEqual([]);
});
