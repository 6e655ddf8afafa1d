import { redeemCode } from '../world/codes';
import { WechatError } from '../api/wechat-error';
import { requiredText } from '../api/fields';
import { ok, type AccountCall, type JsonObject } from '../api/endpoint';

/** POST /wxa/business/getuserphonenumber {code}: one use, 5 minutes, 40029 otherwise. */
export function phoneNumber(call: AccountCall): JsonObject {
  const { world, account, body } = call;
  const { appid } = account;
  const found = redeemCode(world, { purpose: 'phone', appid, code: requiredText(body, 'code', 40029) });
  if (typeof found === 'string') throw new WechatError(40029);
  const phone = world.state.users.get(found.userId)?.phone ?? '';
  const watermark = { timestamp: world.clock.seconds(), appid };
  return ok({ phone_info: { phoneNumber: phone, purePhoneNumber: phone, countryCode: '86', watermark } });
}
