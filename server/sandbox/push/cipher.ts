import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const BLOCK = 32;
const RANDOM_BYTES = 16;
const LENGTH_BYTES = 4;

function keyOf(aesKey: string): Buffer {
  return Buffer.from(`${aesKey}=`, 'base64');
}

function pad(plain: Buffer): Buffer {
  const count = BLOCK - (plain.length % BLOCK);
  return Buffer.concat([plain, Buffer.alloc(count, count)]);
}

function unpad(padded: Buffer): Buffer | null {
  const count = padded[padded.length - 1] ?? 0;
  if (count < 1 || count > BLOCK || count > padded.length) return null;
  const tail = padded.subarray(padded.length - count);
  return tail.every((byte) => byte === count) ? padded.subarray(0, padded.length - count) : null;
}

/**
 * Encrypts a message: AES-256-CBC, IV = first half of the key, PKCS#7 with blocks of 32,
 * plaintext = 16 random bytes + length (uint32 BE) + message + appid. Answers base64.
 * `random` is for the worked examples only.
 */
export function encryptMessage(aesKey: string, message: { text: string; appid: string; random?: Buffer }): string {
  const key = keyOf(aesKey);
  const body = Buffer.from(message.text, 'utf8');
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32BE(body.length);
  const random = message.random ?? randomBytes(RANDOM_BYTES);
  const plain = pad(Buffer.concat([random, length, body, Buffer.from(message.appid, 'utf8')]));
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16));
  cipher.setAutoPadding(false);
  return Buffer.concat([cipher.update(plain), cipher.final()]).toString('base64');
}

function decryptBytes(aesKey: string, encrypted: string): Buffer | null {
  const bytes = Buffer.from(encrypted, 'base64');
  if (bytes.length === 0 || bytes.length % 16 !== 0) return null;
  const key = keyOf(aesKey);
  const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16));
  decipher.setAutoPadding(false);
  return unpad(Buffer.concat([decipher.update(bytes), decipher.final()]));
}

/** Decrypts what encryptMessage made. Null when padding or length are wrong. */
export function decryptMessage(aesKey: string, encrypted: string): { text: string; appid: string } | null {
  const plain = decryptBytes(aesKey, encrypted);
  const start = RANDOM_BYTES + LENGTH_BYTES;
  if (!plain || plain.length < start) return null;
  const end = start + plain.readUInt32BE(RANDOM_BYTES);
  if (end > plain.length) return null;
  return { text: plain.toString('utf8', start, end), appid: plain.toString('utf8', end) };
}
