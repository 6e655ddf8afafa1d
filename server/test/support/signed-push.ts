import { createCipheriv, createDecipheriv, createHash, randomBytes, randomInt } from 'node:crypto';

/** WeChat's side of a push, written anew for the tests: neither the product's code nor the sandbox's. */
export interface PushKeys {
  readonly appid: string;
  readonly token: string;
  readonly aesKey: string;
  readonly format: 'xml' | 'json';
  /** `safe` when absent. */
  readonly mode?: 'plain' | 'compat' | 'safe';
}

export interface SignedPush {
  readonly query: Readonly<Record<string, string>>;
  readonly body: string;
}

export const sha1 = (...parts: string[]): string => createHash('sha1').update(parts.sort().join('')).digest('hex');

/** The Encrypt field over a message; `appid` is what stands behind it. */
export function encrypted(keys: PushKeys, message: string, appid = keys.appid): string {
  const text = Buffer.from(message);
  const size = Buffer.alloc(4);
  size.writeUInt32BE(text.length);
  const frame = Buffer.concat([randomBytes(16), size, text, Buffer.from(appid)]);
  const pad = 32 - (frame.length % 32);
  const key = Buffer.from(`${keys.aesKey}=`, 'base64');
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  return Buffer.concat([cipher.update(Buffer.concat([frame, Buffer.alloc(pad, pad)])), cipher.final()]).toString('base64');
}

export const wrapped = (keys: PushKeys, encrypt: string): string => (keys.format === 'json' ? JSON.stringify({ ToUserName: 'gh_1', Encrypt: encrypt }) : `<xml><ToUserName><![CDATA[gh_1]]></ToUserName><Encrypt><![CDATA[${encrypt}]]></Encrypt></xml>`);

/** The query WeChat would send with an Encrypt field at a second. */
export function signedQuery(keys: PushKeys, encrypt: string, seconds: number): Record<string, string> {
  const timestamp = String(seconds);
  const nonce = String(randomInt(1e9, 2e9));
  return { signature: sha1(keys.token, timestamp, nonce), timestamp, nonce, openid: 'oTest', encrypt_type: 'aes', msg_signature: sha1(keys.token, timestamp, nonce, encrypt) };
}

/** A push that WeChat could have sent. */
export function signedPush(keys: PushKeys, message: string, seconds: number): SignedPush {
  const encrypt = encrypted(keys, message);
  const query = signedQuery(keys, encrypt, seconds);
  if (keys.mode === 'compat') return { query, body: keys.format === 'json' ? message.replace(/}$/, `,"Encrypt":"${encrypt}"}`) : message.replace(/<\/xml>\s*$/, `<Encrypt><![CDATA[${encrypt}]]></Encrypt></xml>`) };
  if (keys.mode !== 'plain') return { query, body: wrapped(keys, encrypt) };
  const { signature = '', timestamp = '', nonce = '', openid = '' } = query;
  return { query: { signature, timestamp, nonce, openid }, body: message };
}

/** The passive reply in an answer, as WeChat would read it. Throws where WeChat would tell the person that the service is out of order. */
export function openedReply(keys: PushKeys, body: string): string {
  if (keys.mode === 'plain') return body;
  const field = (name: string): string => fieldOf(keys, body, name);
  const encrypt = field('Encrypt');
  if (field('MsgSignature') !== sha1(keys.token, field('TimeStamp'), field('Nonce'), encrypt)) throw new Error('the reply is not signed');
  const key = Buffer.from(`${keys.aesKey}=`, 'base64');
  const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  const frame = Buffer.concat([decipher.update(encrypt, 'base64'), decipher.final()]);
  const pad = frame.at(-1) ?? 0;
  const end = 20 + frame.readUInt32BE(16);
  if (frame.length % 32 !== 0 || pad < 1 || pad > 32 || frame.toString('utf8', end, frame.length - pad) !== keys.appid) throw new Error('the reply is not framed');
  return frame.toString('utf8', 20, end);
}

/** A field of a reply; empty when it is not there. */
export function fieldOf({ format }: PushKeys, reply: string, name: string): string {
  if (format === 'json') return String((JSON.parse(reply) as Record<string, unknown>)[name] ?? '');
  const [, cdata, bare] = new RegExp(`<${name}>(?:<!\\[CDATA\\[([\\s\\S]*?)\\]\\]>|([^<]*))</${name}>`).exec(reply) ?? [];
  return cdata ?? bare ?? '';
}

/** A text somebody sends; `id` becomes its MsgId. */
export function textMessage({ format }: PushKeys, content: string, id = randomInt(1e12, 2e12)): string {
  const fields = { ToUserName: 'gh_1', FromUserName: 'oTest', CreateTime: Math.floor(Date.now() / 1000), MsgType: 'text', Content: content, MsgId: id };
  if (format === 'json') return JSON.stringify(fields);
  return `<xml>${Object.entries(fields).map(([name, value]) => `<${name}>${typeof value === 'number' ? value : `<![CDATA[${value}]]>`}</${name}>`).join('')}</xml>`;
}
