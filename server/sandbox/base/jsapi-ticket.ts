import { SECOND } from '../world/clock';
import { WechatError } from '../api/wechat-error';
import { ok, type AccountCall, type JsonObject } from '../api/endpoint';

const LIFETIME = 7_200 * SECOND;

/** GET /cgi-bin/ticket/getticket?type=jsapi: the same ticket until it expires. */
export function jsapiTicket(call: AccountCall): JsonObject {
  const { world, account, query } = call;
  if (query['type'] !== 'jsapi') throw new WechatError(40097, 'hint: [type]');
  const now = world.clock.now();
  let known = world.state.tickets.get(account.appid);
  if (!known || known.expiresAt <= now) {
    known = { ticket: world.mint.opaque(`ticket:${account.appid}`, 86), expiresAt: now + LIFETIME };
    world.state.tickets.set(account.appid, known);
  }
  return ok({ ticket: known.ticket, expires_in: Math.floor((known.expiresAt - now) / SECOND) });
}
