import { toJson } from '../world/to-json';
import { encryptMessage } from './cipher';
import { signedText, signParts } from './signature';
import { buildXml, type MessageTree } from './xml';
import type { Account } from '../world/account';
import type { FaultEffect } from '../world/faults';
import type { PushMessage } from './push-message';

/** A signed push, ready to be posted. */
export interface Envelope {
  query: string;
  contentType: string;
  body: string;
  /** The message before encryption, and the text the signature was made of (for the log). */
  plainBody: string;
  signed: string;
}

export interface Stamp {
  /** Seconds. */
  timestamp: number;
  nonce: string;
}

const STRANGE_APPID = 'wx0000000000000000';
const HUGE = 'A'.repeat(2 * 1024 * 1024);
const DOCTYPE = '<!DOCTYPE xml [<!ENTITY leak SYSTEM "file:///etc/hostname">]>';

function render(account: Account, tree: MessageTree): string {
  return account.format === 'json' ? toJson(tree) : buildXml(tree);
}

function treeOf(account: Account, message: PushMessage): MessageTree {
  return account.format === 'json' ? (message.jsonFields ?? message.fields) : message.fields;
}

function plainText(account: Account, message: PushMessage, effect: FaultEffect): string {
  const tree = treeOf(account, message);
  const text = render(account, effect.hugeBody ? { ...tree, Padding: HUGE } : tree);
  return effect.xxe && account.format === 'xml' ? `${DOCTYPE}${text.replace('</xml>', '<Leak>&leak;</Leak></xml>')}` : text;
}

function flip(hex: string): string {
  return (hex.startsWith('0') ? '1' : '0') + hex.slice(1);
}

/** Changes the last block, so that the padding (not the signature) is what is wrong. */
function tamper(encrypted: string): string {
  const bytes = Buffer.from(encrypted, 'base64');
  const last = bytes.length - 1;
  bytes[last] = (bytes[last] ?? 0) ^ 0xff;
  return bytes.toString('base64');
}

function encrypted(account: Account, text: string, effect: FaultEffect): string {
  const appid = effect.wrongAppid ? STRANGE_APPID : account.appid;
  const cipherText = encryptMessage(account.aesKey, { text, appid });
  return effect.tamperCipher ? tamper(cipherText) : cipherText;
}

function outerBody(account: Account, message: PushMessage, encrypt: string): string {
  const outer: MessageTree =
    account.mode === 'compat'
      ? { ...treeOf(account, message), Encrypt: encrypt }
      : { ToUserName: String(message.fields['ToUserName']), Encrypt: encrypt };
  return render(account, outer);
}

/**
 * Wraps a message for one attempt: every attempt has its own timestamp and nonce.
 * `effect` spoils it on purpose (faults).
 */
export function buildEnvelope(account: Account, message: PushMessage, wrap: { stamp: Stamp; effect: FaultEffect }): Envelope {
  const { stamp, effect } = wrap;
  const timestamp = String(stamp.timestamp - (effect.staleTimestamp ?? 0));
  const base = [account.token, timestamp, stamp.nonce];
  const sign = (parts: string[]) => (effect.badSignature ? flip(signParts(parts)) : signParts(parts));
  const query = new URLSearchParams({ signature: sign(base), timestamp, nonce: stamp.nonce, openid: message.openid });
  const text = plainText(account, message, effect);
  const contentType = account.format === 'json' ? 'application/json' : 'text/xml';
  if (account.mode === 'plain' || effect.plainInSafe) {
    return { query: query.toString(), contentType, body: text, plainBody: text, signed: signedText(base) };
  }
  const encrypt = encrypted(account, text, effect);
  query.set('encrypt_type', 'aes');
  query.set('msg_signature', sign([...base, encrypt]));
  const body = outerBody(account, message, encrypt);
  return { query: query.toString(), contentType, body, plainBody: text, signed: signedText([...base, encrypt]) };
}
