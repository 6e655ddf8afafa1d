import { isUtf8 } from 'node:buffer';
import { randomInt } from 'node:crypto';
import type { Clock } from '../../platform/clock';
import type { PushAccount } from './config';
import { readJson } from './json';
import { MessageCrypto } from './message-crypto';
import { NonceCache } from './nonce-cache';
import { toPushMessage, type PushMessage } from './push-message';
import { Refused } from './refused';
import { replyFields, type Reply } from './reply';
import { sameText, signatureOf } from './signature';
import { textOf, type Tree } from './tree';
import { readXml, writeXml, type XmlContent } from './xml';

export type Query = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Bytes; WeChat's longest pushes have a few thousand. */
export const maxPushBytes = 65_536;
const freshSeconds = 300;

/**
 * Decides whether a request is WeChat's (消息推送 → 安全模式). The mode comes from configuration alone, never from the
 * request, so nobody can talk the account down to the plain mode. Every method throws Refused.
 */
export class PushGate {
  private readonly crypto: MessageCrypto;
  private readonly nonces = new NonceCache();

  constructor(
    private readonly account: PushAccount,
    private readonly clock: Clock,
  ) {
    this.crypto = new MessageCrypto(account.appid, account.aesKey);
  }

  /** Answer to the handshake made when the address is saved in the console. The official one is plain in every mode. */
  echo(query: Query): string {
    const echostr = single(query, 'echostr');
    const encrypted = this.account.mode !== 'plain' && single(query, 'msg_signature') !== '';
    this.verify(query, encrypted ? [echostr] : []);
    if (!/^[\x21-\x7e]{1,512}$/.test(echostr)) throw new Refused('echostr');
    return encrypted ? this.crypto.decrypt(echostr) : echostr;
  }

  /** The message in a push. */
  open(query: Query, body: Buffer): PushMessage {
    if (body.length > maxPushBytes) throw new Refused('too large');
    const text = utf8(body);
    const encrypt = this.account.mode === 'plain' ? null : this.encrypted(text);
    const signature = this.verify(query, encrypt === null ? [] : [encrypt]);
    // The signature stands for timestamp and nonce, however its parts are cut.
    if (!this.nonces.accept(signature, this.clock.now())) throw new Refused('replayed');
    return toPushMessage(this.account.appid, this.read(encrypt === null ? text : this.crypto.decrypt(encrypt)));
  }

  /** A passive reply in the account's mode and format. */
  seal(message: PushMessage, reply: Reply): string {
    const now = this.clock.now();
    const text = this.write(replyFields(message, reply, now));
    if (this.account.mode === 'plain') return text;
    const Encrypt = this.crypto.encrypt(text);
    const TimeStamp = Math.floor(now / 1000);
    const Nonce = String(randomInt(1e9));
    return this.write({ Encrypt, MsgSignature: signatureOf(this.account.token, String(TimeStamp), Nonce, Encrypt), TimeStamp, Nonce });
  }

  /** The signature first, then the time: an unsigned request learns nothing of our clock. */
  private verify(query: Query, covered: readonly string[]): string {
    const signature = single(query, covered.length > 0 ? 'msg_signature' : 'signature');
    const timestamp = single(query, 'timestamp');
    const nonce = single(query, 'nonce');
    if (!sameText(signature, signatureOf(this.account.token, timestamp, nonce, ...covered))) throw new Refused('signature');
    // The signed parts are joined without a mark between them: fixed shapes keep characters from wandering across.
    if (!/^\d{10}$/.test(timestamp) || !/^[\w-]{1,64}$/.test(nonce)) throw new Refused('shape');
    if (Math.abs(this.clock.now() / 1000 - Number(timestamp)) > freshSeconds) throw new Refused('stale');
    return signature;
  }

  /** The Encrypt field; readable fields beside it (mode `compat`) are unsigned and never looked at. */
  private encrypted(text: string): string {
    const encrypt = textOf(this.read(text), 'Encrypt');
    if (encrypt === '') throw new Refused('not encrypted');
    return encrypt;
  }

  private read(text: string): Tree {
    return this.account.format === 'xml' ? readXml(text) : readJson(text);
  }

  private write(content: XmlContent): string {
    return this.account.format === 'xml' ? writeXml(content) : JSON.stringify(content);
  }
}

/** A parameter given exactly once; an absent one is empty. */
function single(query: Query, name: string): string {
  const value = query[name] ?? '';
  if (typeof value !== 'string') throw new Refused('repeated parameter');
  return value;
}

function utf8(body: Buffer): string {
  if (!isUtf8(body)) throw new Refused('not UTF-8');
  return body.toString('utf8');
}
