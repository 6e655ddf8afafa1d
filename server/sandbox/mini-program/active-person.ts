import { HOUR } from '../world/clock';
import { WechatError } from '../api/wechat-error';
import { requiredText } from '../api/fields';
import type { AccountCall } from '../api/endpoint';
import type { Contact } from '../world/user';

const ACTIVE_SPAN = 2 * HOUR;

/**
 * The person whose content is checked: version 2, a scene of 1 to 4, an openid of this mini-program (40003)
 * that used it in the last two hours (61010).
 */
export function requireActivePerson(call: AccountCall): Contact {
  const { world, account, body } = call;
  if (body['version'] !== 2) throw new WechatError(40035, 'hint: [version]');
  if (![1, 2, 3, 4].includes(Number(body['scene']))) throw new WechatError(40035, 'hint: [scene]');
  const contact = world.contact(account.appid, requiredText(body, 'openid', 40003));
  if (!contact) throw new WechatError(40003);
  if (world.clock.now() - contact.activeAt > ACTIVE_SPAN) throw new WechatError(61010);
  return contact;
}
