import { createHmac } from 'node:crypto';
import { WechatError } from '../api/wechat-error';
import { ok, type AccountCall, type JsonObject } from '../api/endpoint';
import type { Contact } from '../world/user';

/** The person whose session_key signed the empty text: 40003 unknown, 87009 wrong signature. */
function requireSession(call: AccountCall): Contact {
  const { world, account, query } = call;
  const { openid = '', signature = '', sig_method: method } = query;
  const contact = world.contact(account.appid, openid);
  if (!contact) throw new WechatError(40003);
  if (method !== 'hmac_sha256') throw new WechatError(40097, 'hint: [sig_method]');
  const key = Buffer.from(contact.sessionKey, 'base64');
  const wanted = createHmac('sha256', key).update('').digest('hex');
  if (contact.sessionKey === '' || signature !== wanted) throw new WechatError(87009);
  return contact;
}

/** GET /wxa/checksession?openid=&signature=&sig_method=hmac_sha256. */
export function checkSession(call: AccountCall): JsonObject {
  requireSession(call);
  return ok();
}

/** GET /wxa/resetusersessionkey: the old key stops being good at once. */
export function resetSessionKey(call: AccountCall): JsonObject {
  const contact = requireSession(call);
  contact.sessionKey = newSessionKey(call.world);
  return ok({ openid: contact.openid, session_key: contact.sessionKey });
}

/** A session_key: 16 bytes in base64. */
export function newSessionKey(world: AccountCall['world']): string {
  return Buffer.from(world.mint.opaque('session', 16)).toString('base64');
}
