import { decryptMessage } from './cipher';
import { signParts } from './signature';
import { parseXml } from './xml';
import type { Account } from '../world/account';

/** What the product's answer to a push means. */
export type Reply =
  | { kind: 'none' }
  | { kind: 'message'; type: string; fields: Record<string, unknown> }
  | { kind: 'invalid'; reason: string };

const REPLY_TYPES = ['text', 'image', 'voice', 'video', 'music', 'news', 'transfer_customer_service'];

function invalid(reason: string): Reply {
  return { kind: 'invalid', reason };
}

function parseTree(account: Account, text: string): Record<string, unknown> | null {
  if (account.format === 'xml') return parseXml(text);
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

function openEncrypted(account: Account, outer: Record<string, unknown>): string | Reply {
  const [encrypt, stamp, nonce] = [outer['Encrypt'], outer['TimeStamp'], outer['Nonce']].map(String);
  if (!encrypt || !stamp || !nonce) return invalid('encrypted reply lacks Encrypt, TimeStamp or Nonce');
  if (!/^\d{10}$/.test(stamp)) return invalid('TimeStamp of the reply is not in seconds');
  const wanted = signParts([account.token, stamp, nonce, encrypt]);
  if (outer['MsgSignature'] !== wanted) return invalid('MsgSignature of the reply is wrong');
  const plain = decryptMessage(account.aesKey, encrypt);
  if (!plain) return invalid('reply cannot be decrypted');
  return plain.appid === account.appid ? plain.text : invalid('reply was encrypted for another appid');
}

/** The reply's inner text, or why it is unacceptable in the account's mode. */
function unwrap(account: Account, text: string): string | Reply {
  const outer = parseTree(account, text);
  if (!outer) return invalid(`reply is neither "success" nor ${account.format.toUpperCase()}`);
  if (outer['Encrypt'] === undefined) {
    return account.mode === 'safe' ? invalid('plain reply in safe mode') : text;
  }
  return account.mode === 'plain' ? invalid('encrypted reply in plain mode') : openEncrypted(account, outer);
}

function isContent(content: unknown): boolean {
  return typeof content === 'string' && content !== '' && Buffer.byteLength(content) <= 2_048;
}

function checkFields(account: Account, fields: Record<string, unknown>, openid: string): Reply {
  const type = String(fields['MsgType']);
  if (!REPLY_TYPES.includes(type)) return invalid(`unknown MsgType "${type}" in the reply`);
  if (fields['ToUserName'] !== openid) return invalid('ToUserName of the reply is not the openid');
  if (fields['FromUserName'] !== account.ghId) return invalid('FromUserName of the reply is not the original id');
  if (!/^\d{10}$/.test(String(fields['CreateTime']))) return invalid('CreateTime of the reply is not in seconds');
  if (type === 'text' && !isContent(fields['Content'])) return invalid('Content of the reply is empty or over 2,048 bytes');
  return { kind: 'message', type, fields };
}

/** Reads the answer to a push by the account's mode and format ("success" and "" need no encryption). */
export function parseReply(account: Account, body: string, openid: string): Reply {
  const text = body.trim();
  if (text === '' || text === 'success') return { kind: 'none' };
  const inner = unwrap(account, text);
  if (typeof inner !== 'string') return inner;
  const fields = parseTree(account, inner);
  return fields ? checkFields(account, fields, openid) : invalid('decrypted reply cannot be parsed');
}
