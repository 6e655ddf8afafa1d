import { WechatError } from '../api/wechat-error';
import { ok, type AccountCall, type JsonObject } from '../api/endpoint';
import { checkMenu } from './check-menu';
import type { MenuButton } from '../world/menu';

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

function withSubButtons(menu: MenuButton[]): JsonObject[] {
  return menu.map((button) => ({ ...button, sub_button: button.sub_button ?? [] }));
}

/** GET /cgi-bin/menu/get: 46003 when there is none; the personalised menus beside the default one. */
export function menuGet(call: AccountCall): JsonObject {
  const { world, account } = call;
  const menu = world.state.menus.get(account.appid);
  if (!menu) throw new WechatError(46003);
  const special = world.state.conditionalMenus.get(account.appid) ?? [];
  const conditionalmenu = special.map((item) => ({ ...item, button: withSubButtons(item.button) }));
  return { menu: { button: withSubButtons(menu) }, ...(special.length === 0 ? {} : { conditionalmenu }) };
}

/** GET /cgi-bin/menu/delete: the personalised menus go with the default one. */
export function menuDelete(call: AccountCall): JsonObject {
  call.world.state.menus.delete(call.account.appid);
  call.world.state.conditionalMenus.delete(call.account.appid);
  return ok();
}

function asShown({ sub_button: subs = [], ...button }: MenuButton): JsonObject {
  return subs.length === 0 ? { ...button } : { name: button.name, sub_button: { list: subs } };
}

/** GET /cgi-bin/get_current_selfmenu_info: the default menu as the account shows it now. */
export function selfMenuInfo(call: AccountCall): JsonObject {
  const menu = call.world.state.menus.get(call.account.appid);
  return { is_menu_open: menu ? 1 : 0, selfmenu_info: { button: (menu ?? []).map(asShown) } };
}
