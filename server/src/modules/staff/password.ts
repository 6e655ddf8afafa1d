import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

const keyLength = 32;
/** Of hashes made before they named their cost. */
const formerCost = 15;

/** scrypt with N = 2^cost, r = 8, p = 1; 2^15 takes a tenth of a second and 32 MB. */
const derive = (password: string, salt: Buffer, cost: number): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const N = 2 ** cost;
    scrypt(password.normalize('NFKC'), salt, keyLength, { N, r: 8, p: 1, maxmem: 2 * 128 * N * 8 }, (error, key) => (error ? reject(error) : resolve(key)));
  });

const written = (cost: number, salt: Buffer, key: Buffer): string => `scrypt.${cost}.${salt.toString('base64url')}.${key.toString('base64url')}`;

/** `scrypt.<cost>.<salt>.<key>`, the last two in base64url. */
export async function hashPassword(password: string, cost: number): Promise<string> {
  const salt = randomBytes(16);
  return written(cost, salt, await derive(password, salt, cost));
}

/** What no password matches, at the price of one that might. */
export const hashOfNobody = (cost: number): string => written(cost, Buffer.alloc(16), Buffer.alloc(keyLength));

/** Constant-time; a malformed hash matches nothing. */
export async function passwordMatches(password: string, hash: string): Promise<boolean> {
  const [scheme, ...parts] = hash.split('.');
  const [cost = '', salt = '', key = ''] = parts.length === 2 ? [String(formerCost), ...parts] : parts;
  const expected = Buffer.from(key, 'base64url');
  if (scheme !== 'scrypt' || expected.length !== keyLength) return false;
  return timingSafeEqual(await derive(password, Buffer.from(salt, 'base64url'), Number(cost)), expected);
}
