import { randomBytes, randomInt } from 'node:crypto';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const letters = (count) => Array.from({ length: count }, () => alphabet[randomInt(alphabet.length)]).join('');

/**
 * WeChat's EncodingAESKey: 43 characters which, with "=" after them, are 32 bytes in base64. The last of them carries
 * only four bits of the key; made from bytes, its two spare bits are zero, as a strict decoder wants.
 */
const encodingAesKey = () => {
  for (;;) {
    const key = randomBytes(32).toString('base64').slice(0, 43);
    if (/^[A-Za-z0-9]+$/.test(key)) return key;
  }
};

const account = (prefix) => ({
  [`${prefix}_APPID`]: `wx${randomBytes(8).toString('hex')}`,
  [`${prefix}_SECRET`]: randomBytes(16).toString('hex'),
  [`${prefix}_TOKEN`]: letters(32),
  [`${prefix}_AES_KEY`]: encodingAesKey(),
});

/** Everything that must be secret, or at least its own, in each installation. The WeChat accounts exist in the sandbox only. */
export const makeSecrets = () => ({
  SESSION_SECRET: randomBytes(32).toString('base64url'),
  FIELD_KEY: `v1:${randomBytes(32).toString('base64')}`,
  METRICS_TOKEN: randomBytes(24).toString('base64url'),
  SANDBOX_KEY: randomBytes(24).toString('base64url'),
  ...account('WECHAT_OA'),
  ...account('WECHAT_MP'),
});
