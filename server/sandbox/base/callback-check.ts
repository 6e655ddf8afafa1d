import { WechatError } from '../api/wechat-error';
import { textOf } from '../api/fields';
import { ok, type AccountCall, type JsonObject } from '../api/endpoint';

const OPERATORS = ['CHINANET', 'UNICOM', 'CAP', 'DEFAULT'];
const IP = '127.0.0.1';

/**
 * POST /cgi-bin/callback/check {action dns|ping|all, check_operator}: how WeChat reaches the push URL. 40201 without
 * a URL, 40202 action, 40203 operator. This WeChat lives beside the product: every address is the loopback one.
 */
export function callbackCheck(call: AccountCall): JsonObject {
  const { account, body } = call;
  const [action, operator] = [textOf(body, 'action'), textOf(body, 'check_operator')];
  if (account.pushUrl === '') throw new WechatError(40201);
  if (!['dns', 'ping', 'all'].includes(action)) throw new WechatError(40202);
  if (!OPERATORS.includes(operator)) throw new WechatError(40203);
  const dns = [{ ip: IP, real_operator: operator }];
  const ping = [{ ip: IP, from_operator: operator, package_loss: '0%', time: '1.000ms' }];
  return ok({ ...(action === 'ping' ? {} : { dns }), ...(action === 'dns' ? {} : { ping }) });
}
