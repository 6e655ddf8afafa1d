import { isUtf8 } from 'node:buffer';
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { Refused } from './refused';

/** Encryption of pushes (消息加解密说明): AES-256-CBC over 16 random bytes, length, message, appid; padded to 32. */

const block = 32;
const head = 20;
/** The padding of each length. */
const paddings = Array.from({ length: block + 1 }, (_, length) => Buffer.alloc(length, length));

/** The 32 bytes behind an EncodingAESKey. Throws on a key of another length: a fault of configuration. */
export function decodeAesKey(encodingAesKey: string): Buffer {
  const key = Buffer.from(`${encodingAesKey}=`, 'base64');
  if (encodingAesKey.length !== 43 || key.length !== 32) throw new Error('EncodingAESKey must be 43 characters of base64');
  return key;
}

export class MessageCrypto {
  private readonly key: Buffer;
  private readonly iv: Buffer;
  private readonly appid: Buffer;
  private chance = Buffer.alloc(0);

  constructor(appid: string, encodingAesKey: string) {
    this.key = decodeAesKey(encodingAesKey);
    this.iv = this.key.subarray(0, 16);
    this.appid = Buffer.from(appid, 'utf8');
  }

  /** The message inside an Encrypt field. Throws one and the same Refused whatever is wrong with it. */
  decrypt(encrypt: string): string {
    try {
      return this.unwrap(this.decipher(encrypt));
    } catch {
      throw new Refused('undecipherable');
    }
  }

  /** An Encrypt field; `random` (16 bytes) is given only to recompute published examples. */
  encrypt(message: string, random: Buffer = this.random()): string {
    const body = Buffer.from(message, 'utf8');
    const end = head + body.length;
    const size = end + this.appid.length;
    const pad = block - (size % block);
    const plain = Buffer.alloc(size + pad, pad);
    random.copy(plain);
    plain.writeUInt32BE(body.length, 16);
    body.copy(plain, head);
    this.appid.copy(plain, end);
    const cipher = createCipheriv('aes-256-cbc', this.key, this.iv).setAutoPadding(false);
    const bytes = cipher.update(plain);
    cipher.final(); // without padding of its own it has nothing to add
    return bytes.toString('base64');
  }

  /** Sixteen bytes never used before; drawn in bulk, because each draw is a call to the system. */
  private random(): Buffer {
    if (this.chance.length === 0) this.chance = randomBytes(16 * 256);
    const drawn = this.chance.subarray(0, 16);
    this.chance = this.chance.subarray(16);
    return drawn;
  }

  private decipher(encrypt: string): Buffer {
    const bytes = Buffer.from(encrypt, 'base64');
    // Characters that are not base64 would be passed over; then there are fewer bytes than characters promise.
    if (bytes.length === 0 || bytes.length % block !== 0 || encrypt.length !== 4 * Math.ceil(bytes.length / 3)) throw new Error('length');
    const decipher = createDecipheriv('aes-256-cbc', this.key, this.iv).setAutoPadding(false);
    const padded = decipher.update(bytes);
    decipher.final(); // whole blocks only, so nothing is left
    return padded;
  }

  private unwrap(padded: Buffer): string {
    const pad = padded.at(-1) ?? 0;
    const padding = paddings[pad];
    if (pad === 0 || !padding?.equals(padded.subarray(-pad))) throw new Error('padding');
    const plain = padded.subarray(0, -pad);
    const end = head + plain.readUInt32BE(16);
    // A length beyond the end leaves nothing to be the appid.
    if (!plain.subarray(end).equals(this.appid)) throw new Error('length or appid');
    const body = plain.subarray(head, end);
    if (!isUtf8(body)) throw new Error('not UTF-8');
    return body.toString('utf8');
  }
}
