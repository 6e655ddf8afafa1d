import { randomBytes, scryptSync } from 'node:crypto';
import { hashOfNobody, hashPassword, passwordMatches } from './password';

test('a hash names its cost, opens to its password alone and is another each time', async () => {
  const [one, other] = [await hashPassword('密码Aa1!', 8), await hashPassword('密码Aa1!', 9)];
  expect([one.split('.')[1], other.split('.')[1]]).toEqual(['8', '9']);
  expect(await hashPassword('密码Aa1!', 8)).not.toBe(one);
  for (const hash of [one, other]) expect([await passwordMatches('密码Aa1!', hash), await passwordMatches('密码Aa1', hash)]).toEqual([true, false]);
});

test('hashes from before costs were named still open', async () => {
  const salt = randomBytes(16);
  const key = scryptSync('Aa1!aaaa', salt, 32, { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 });
  expect(await passwordMatches('Aa1!aaaa', `scrypt.${salt.toString('base64url')}.${key.toString('base64url')}`)).toBe(true);
});

test('nobody, an empty and a malformed hash match nothing', async () => {
  for (const hash of [hashOfNobody(8), '', 'scrypt.8.AAAA', 'bcrypt.8.AAAA.AAAA']) expect(await passwordMatches('', hash)).toBe(false);
});
