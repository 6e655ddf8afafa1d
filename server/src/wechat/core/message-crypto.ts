import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { sameText } from './signature';
import { Refused } from './refused';

/** Encryption of pushes (消息加解密说明): AES-256-CBC over 16 random bytes, length, message, appid; padded to 32. */

const block = 32;
const head = 20;

/** The 32 bytes behind an EncodingAESKey. Throws on a key of another length: a fault of configuration. */
export function decodeAesKey(encodingAesKey: string): Buffer {
  const key = Buffer.from(`${encodingAesKey}=`, 'base64');
  if (encodingAesKey.length !== 43 || key.length !== 32) throw new Error('EncodingAESKey must be 43 characters of base64');
  return key;
}

export class MessageCrypto {
  private readonly key: Buffer;

  constructor(
    private readonly appid: string,
    encodingAesKey: string,
  ) {
    this.key = decodeAesKey(encodingAesKey);
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
  encrypt(message: string, random: Buffer = randomBytes(16)): string {
    const body = Buffer.from(message, 'utf8');
    const length = Buffer.alloc(4);
    length.writeUInt32BE(body.length);
    const plain = Buffer.concat([random, length, body, Buffer.from(this.appid, 'utf8')]);
    const pad = block - (plain.length % block);
    const cipher = createCipheriv('aes-256-cbc', this.key, this.key.subarray(0, 16)).setAutoPadding(false);
    return Buffer.concat([cipher.update(plain), cipher.update(Buffer.alloc(pad, pad)), cipher.final()]).toString('base64');
  }

  private decipher(encrypt: string): Buffer {
    const bytes = Buffer.from(encrypt, 'base64');
    if (bytes.length === 0 || bytes.length % block !== 0 || bytes.toString('base64') !== encrypt) throw new Error('length');
    const decipher = createDecipheriv('aes-256-cbc', this.key, this.key.subarray(0, 16)).setAutoPadding(false);
    return Buffer.concat([decipher.update(bytes), decipher.final()]);
  }

  private unwrap(padded: Buffer): string {
    const pad = padded.at(-1) ?? 0;
    if (pad < 1 || pad > block || !padded.subarray(-pad).every((byte) => byte === pad)) throw new Error('padding');
    const plain = padded.subarray(0, -pad);
    const end = head + plain.readUInt32BE(16);
    // A length beyond the end leaves nothing to be the appid.
    if (!sameText(plain.toString('utf8', end), this.appid)) throw new Error('length or appid');
    return new TextDecoder('utf-8', { fatal: true }).decode(plain.subarray(head, end));
  }
}
