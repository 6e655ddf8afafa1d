import type { ApiClient } from '../core/api-client';
import { endpoints } from '../core/endpoints';
import { textOf, treeOf, treesOf, type Tree } from '../core/tree';
import { WechatError } from '../core/wechat-error';

/** Something a tap does: an event with a key, a page, or a page of the mini-program (with `url` for old clients). */
export type MenuAction =
  | { readonly type: 'click'; readonly name: string; readonly key: string }
  | { readonly type: 'view'; readonly name: string; readonly url: string }
  | { readonly type: 'miniprogram'; readonly name: string; readonly appid: string; readonly pagepath: string; readonly url: string };

/** At most three of these (names ≤ 16 bytes), each with at most five actions (names ≤ 60 bytes). */
export type MenuButton = MenuAction | { readonly name: string; readonly sub_button: readonly MenuAction[] };

/** A button as WeChat holds it; it may be of a kind this product does not make. */
export interface HeldButton {
  readonly name: string;
  /** WeChat's word; empty for one that only opens its entries. */
  readonly type: string;
  /** Key, page of the mini-program or address. */
  readonly target: string;
  readonly entries: readonly HeldButton[];
}

/** The menu under the chat (自定义菜单). Clients take up a change after minutes. */
export interface Menu {
  /** Replaces the whole menu. Throws RangeError where it breaks a size limit, else WechatError. */
  create(buttons: readonly MenuButton[]): Promise<void>;
  /** The menu as WeChat holds it; empty where there is none. */
  get(): Promise<readonly HeldButton[]>;
  /** Takes the menu away, with the personalised ones. */
  delete(): Promise<void>;
}

const noMenu = 46003;

const bytes = (text: string): number => Buffer.byteLength(text, 'utf8');

export function createMenu(api: ApiClient): Menu {
  return {
    async create(buttons) {
      checkButtons(buttons);
      await api.call(endpoints.createMenu, { body: { button: buttons } });
    },
    async get() {
      try {
        return treesOf(treeOf(await api.call(endpoints.getMenu), 'menu'), 'button').map(heldButton);
      } catch (error) {
        if (error instanceof WechatError && error.errcode === noMenu) return [];
        throw error;
      }
    },
    async delete() {
      await api.call(endpoints.deleteMenu);
    },
  };
}

function heldButton(button: Tree): HeldButton {
  const target = ['pagepath', 'url', 'key', 'media_id', 'article_id'].map((field) => textOf(button, field)).find((text) => text !== '');
  return { name: textOf(button, 'name'), type: textOf(button, 'type'), target: target ?? '', entries: treesOf(button, 'sub_button').map(heldButton) };
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
