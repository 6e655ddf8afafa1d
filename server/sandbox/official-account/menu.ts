import { WechatError } from '../api/wechat-error';
import { ok, type AccountCall, type JsonObject } from '../api/endpoint';
import { checkMenu } from './check-menu';

const ESCAPED_NON_ASCII = /\\u[0-9a-f]{4}/i;

/** POST /cgi-bin/menu/create. Names written as \u escapes would be shown literally: lint. */
export function menuCreate(call: AccountCall): JsonObject {
  const { world, account, body, request } = call;
  const menu = checkMenu(body);
  if (ESCAPED_NON_ASCII.test(request.body)) {
    const detail = 'menu text is \\u-escaped; WeChat wants plain UTF-8';
    world.lint.add({ rule: 'menu.escaped', path: request.path, appid: account.appid, detail });
  }
  world.state.menus.set(account.appid, menu);
  return ok();
}

/** GET /cgi-bin/menu/get: 46003 when there is none. */
export function menuGet(call: AccountCall): JsonObject {
  const menu = call.world.state.menus.get(call.account.appid);
  if (!menu) throw new WechatError(46003);
  return { menu: { button: menu.map((button) => ({ ...button, sub_button: button.sub_button ?? [] })) } };
}

/** GET /cgi-bin/menu/delete. */
export function menuDelete(call: AccountCall): JsonObject {
  call.world.state.menus.delete(call.account.appid);
  return ok();
}
