import { HOUR } from '../world/clock';
import { WechatError } from '../api/wechat-error';
import { codePoints, requiredText } from '../api/fields';
import { ok, type AccountCall, type JsonObject } from '../api/endpoint';

const ACTIVE_SPAN = 2 * HOUR;
const LONGEST = 2_500;

function verdict(content: string): { suggest: string; label: number } {
  if (content.includes('[risky]')) return { suggest: 'risky', label: 20003 };
  if (content.includes('[review]')) return { suggest: 'review', label: 21000 };
  return { suggest: 'pass', label: 100 };
}

/**
 * POST /wxa/msg_sec_check version 2. The person must have used the mini-program in the last
 * two hours (61010). "[risky]" and "[review]" in the text choose the verdict.
 */
export function textCheck(call: AccountCall): JsonObject {
  const { world, account, body } = call;
  if (body['version'] !== 2) throw new WechatError(40035, 'hint: [version]');
  if (![1, 2, 3, 4].includes(Number(body['scene']))) throw new WechatError(40035, 'hint: [scene]');
  const contact = world.contact(account.appid, requiredText(body, 'openid', 40003));
  if (!contact) throw new WechatError(40003);
  if (world.clock.now() - contact.activeAt > ACTIVE_SPAN) throw new WechatError(61010);
  const content = requiredText(body, 'content', 44004);
  if (codePoints(content) > LONGEST) throw new WechatError(45002);
  const result = verdict(content);
  const detail = [{ strategy: 'content_model', errcode: 0, ...result, prob: 90 }];
  return ok({ result, detail, trace_id: world.mint.rid(world.clock.seconds()) });
}
