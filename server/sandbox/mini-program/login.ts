import { MINUTE } from '../world/clock';
import { redeemCode } from '../world/codes';
import { requireCredentials } from '../base/access-token';
import { WechatError } from '../api/wechat-error';
import { requiredText } from '../api/fields';
import { newSessionKey } from './session';
import type { JsonObject, OpenCall } from '../api/endpoint';
import type { Contact } from '../world/user';

const LOGINS_A_MINUTE = 100;

function countLogin(contact: Contact, now: number): void {
  const minute = Math.floor(now / MINUTE);
  contact.loginCount = contact.loginMinute === minute ? contact.loginCount + 1 : 1;
  contact.loginMinute = minute;
  if (contact.loginCount > LOGINS_A_MINUTE) throw new WechatError(45011);
}

/**
 * GET /sns/jscode2session: a wx.login code is good once, for 5 minutes (40029, 40163);
 * 100 a minute and person (45011). A success carries no errcode.
 */
export function jsCodeToSession(call: OpenCall): JsonObject {
  const { world, query } = call;
  const account = requireCredentials(world, query);
  if (query['grant_type'] !== 'authorization_code') throw new WechatError(40002);
  const code = requiredText(query, 'js_code', 41008);
  const found = redeemCode(world, { purpose: 'login', appid: account.appid, code });
  if (found === 'used') throw new WechatError(40163);
  if (typeof found === 'string') throw new WechatError(40029);
  const user = world.state.users.get(found.userId);
  if (!user) throw new WechatError(40029);
  if (user.riskBlocked) throw new WechatError(40226);
  const contact = world.contactOf(account, user);
  countLogin(contact, world.clock.now());
  contact.sessionKey = newSessionKey(world);
  const unionid = account.openPlatform ? { unionid: user.unionid } : {};
  return { session_key: contact.sessionKey, openid: contact.openid, ...unionid };
}
