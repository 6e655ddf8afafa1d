import { randomBytes } from 'node:crypto';
import { createSeal, parseFieldKeys } from './seal';

const key = (version: string): string => `${version}:${randomBytes(32).toString('base64')}`;
const sealOf = (text: string) => createSeal(parseFieldKeys(text) ?? new Map());
const place = 'ticket.contactPhone.01J0000000000000000000000A';

test('what was sealed opens in its place, and null stays null', () => {
  const seal = sealOf(key('v1'));
  expect(seal.open(seal.seal('13800000000', place), place)).toBe('13800000000');
  expect([seal.seal(null, place), seal.open(null, place)]).toEqual([null, null]);
});

test('the same text never looks the same twice, and never shows', () => {
  const seal = sealOf(key('v1'));
  const [one, two] = [seal.seal('13800000000', place), seal.seal('13800000000', place)];
  expect(one).not.toBe(two);
  expect(one).not.toContain('13800000000');
});

test('every changed character, another row and another key are noticed', () => {
  const seal = sealOf(key('v1'));
  const sealed = seal.seal('迎泽区柳巷街道', place) ?? '';
  const start = sealed.lastIndexOf('.') + 1;
  for (let at = start; at < sealed.length - 1; at += 1) {
    const changed = sealed.slice(0, at) + (sealed[at] === 'A' ? 'B' : 'A') + sealed.slice(at + 1);
    expect(() => seal.open(changed, place)).toThrow();
  }
  expect(() => seal.open(sealed, place.replace('A', 'B'))).toThrow();
  expect(() => sealOf(key('v1')).open(sealed, place)).toThrow();
});

test('after a rotation the old key still opens and the new one seals', () => {
  const old = key('v1');
  const sealed = sealOf(old).seal('张', place);
  const rotated = sealOf(`${old},${key('v2')}`);
  expect(rotated.open(sealed, place)).toBe('张');
  expect(rotated.seal('张', place)).toMatch(/^v2\./);
});

test.each(['', 'v1', 'v1:short', `v1:${randomBytes(31).toString('base64')}`, `x:${randomBytes(32).toString('base64')}`])('%j is no key', (text) => {
  expect(parseFieldKeys(text)).toBeNull();
});
