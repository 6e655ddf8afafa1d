import type { ApiClient } from '../core/api-client';
import { endpoints } from '../core/endpoints';
import { treeOf, type Tree } from '../core/tree';

/** Something a tap does: an event with a key, a page, or a page of the mini-program (with `url` for old clients). */
export type MenuAction =
  | { readonly type: 'click'; readonly name: string; readonly key: string }
  | { readonly type: 'view'; readonly name: string; readonly url: string }
  | { readonly type: 'miniprogram'; readonly name: string; readonly appid: string; readonly pagepath: string; readonly url: string };

/** At most three of these (names ≤ 16 bytes), each with at most five actions (names ≤ 60 bytes). */
export type MenuButton = MenuAction | { readonly name: string; readonly sub_button: readonly MenuAction[] };

/** The menu under the chat (自定义菜单). Clients take up a change after minutes. */
export interface Menu {
  /** Replaces the whole menu. Throws RangeError where it breaks a size limit, else WechatError. */
  create(buttons: readonly MenuButton[]): Promise<void>;
  /** The menu as WeChat holds it. */
  get(): Promise<Tree>;
}

const bytes = (text: string): number => Buffer.byteLength(text, 'utf8');

export function createMenu(api: ApiClient): Menu {
  return {
    async create(buttons) {
      checkButtons(buttons);
      await api.call(endpoints.createMenu, { body: { button: buttons } });
    },
    async get() {
      return treeOf(await api.call(endpoints.getMenu), 'menu');
    },
  };
}

function checkButtons(buttons: readonly MenuButton[]): void {
  if (buttons.length < 1 || buttons.length > 3) throw new RangeError('a menu has one to three buttons');
  for (const button of buttons) {
    if (bytes(button.name) > 16) throw new RangeError(`menu name too long: ${button.name}`);
    if (!('sub_button' in button)) checkAction(button);
    else if (button.sub_button.length < 1 || button.sub_button.length > 5) throw new RangeError('a button has one to five entries');
    else button.sub_button.forEach(checkAction);
  }
}

function checkAction(action: MenuAction): void {
  const fits = bytes(action.name) <= 60 && (action.type === 'click' ? bytes(action.key) <= 128 : bytes(action.url) <= 1024);
  if (!fits) throw new RangeError(`menu entry too long: ${action.name}`);
}
