import type { KnowledgeHit } from '@hotline/shared/contracts/knowledge';
import { answers } from './replies';
import { cut, fitReply, link } from './text-size';

const bytes = (text: string): number => Buffer.byteLength(text);

test('a reply of 2,048 bytes is left as it is; one more is cut between characters', () => {
  const whole = '好'.repeat(682) + 'ab';
  expect([bytes(whole), fitReply(whole)]).toEqual([2048, whole]);
  for (const text of [`${whole}c`, '😀'.repeat(600), `a${'😀'.repeat(600)}`, `ab${'好'.repeat(700)}`]) {
    const fitted = fitReply(text);
    expect(bytes(fitted)).toBeLessThanOrEqual(2048);
    expect(bytes(fitted)).toBeGreaterThan(2040);
    expect(text.startsWith(fitted.slice(0, -1))).toBe(true);
    expect(fitted).not.toContain('\ufffd');
  }
});

test('a link is whole or absent', () => {
  for (let lead = 600; lead <= 690; lead += 1) {
    const fitted = fitReply('好'.repeat(lead) + link('查看全文', 'https://hotline.example/h5/#/x') + '好'.repeat(100));
    expect(bytes(fitted)).toBeLessThanOrEqual(2048);
    expect(fitted.split('<a ').length).toBe(fitted.split('</a>').length);
  }
});

test('three answers with the longest titles there may be still say how to go on', () => {
  const long = '😀'.repeat(200);
  const hit = { id: '0'.repeat(26), title: long, source: long, expired: false, passage: [{ text: '😀'.repeat(92), matched: false }] } as unknown as KnowledgeHit;
  const around = { linkTo: (id: string) => `https://${'hotline.'.repeat(10)}example/h5/#/knowledge/item/index?id=${id}`, miniProgram: link('在小程序中办理', `https://${'hotline.'.repeat(10)}example/h5/`) };
  const reply = answers({ items: [hit, hit, hit], meant: null }, around);
  expect(bytes(reply)).toBeLessThanOrEqual(2048);
  expect(reply).toContain('没有解决');
});

test('cut counts what people see', () => expect([cut('一二三', 3), cut('一二三四', 3), cut('😀😀', 1)]).toEqual(['一二三', '一二三…', '😀…']));
