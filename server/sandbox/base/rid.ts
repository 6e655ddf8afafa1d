import { DAY } from '../world/clock';
import { WechatError } from '../api/wechat-error';
import { requiredText } from '../api/fields';
import { ok, type AccountCall, type JsonObject } from '../api/endpoint';

/** POST /cgi-bin/openapi/rid/get {rid}: the recorded request behind an error, for 7 days. */
export function ridGet(call: AccountCall): JsonObject {
  const { world, account, body, request } = call;
  const rid = requiredText(body, 'rid', 76002);
  if (!/^[0-9a-f]+-[0-9a-f]{8}-[0-9a-f]{8}$/.test(rid)) throw new WechatError(76002);
  const found = world.log.since(0).find((entry) => entry.dir === 'api' && entry.responseBody.includes(`rid: ${rid}`));
  if (!found) throw new WechatError(76001);
  if (found.appid !== account.appid) throw new WechatError(76003);
  if (world.clock.now() - found.at > 7 * DAY) throw new WechatError(76004);
  return ok({
    request: {
      invoke_time: Math.floor(found.at / 1_000),
      cost_in_ms: found.ms,
      request_url: found.query.replace(/access_token=[^&]*/, 'access_token=***'),
      request_body: found.requestBody,
      response_body: found.responseBody,
      client_ip: request.ip,
    },
  });
}
