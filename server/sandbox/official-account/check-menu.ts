import { WechatError } from '../api/wechat-error';
import { byteLength, listOf, textOf } from '../api/fields';
import type { JsonObject } from '../api/endpoint';
import type { MenuButton } from '../world/menu';

const KEY_TYPES = [
  'click', 'scancode_push', 'scancode_waitmsg', 'pic_sysphoto', 'pic_photo_or_album', 'pic_weixin', 'location_select',
];

/** Error codes of one level of the menu. */
interface LevelCodes {
  count: number;
  type: number;
  name: number;
  key: number;
  url: number;
  maxButtons: number;
  nameBytes: number;
}

const TOP: LevelCodes = { count: 40016, type: 40017, name: 40018, key: 40019, url: 40020, maxButtons: 3, nameBytes: 16 };
const SUB: LevelCodes = { count: 40023, type: 40024, name: 40025, key: 40026, url: 40027, maxButtons: 5, nameBytes: 60 };

function checkUrl(url: string, codes: LevelCodes): void {
  if (!/^https?:\/\//.test(url) || byteLength(url) > 1024) throw new WechatError(codes.url);
}

function checkKey(button: JsonObject, codes: LevelCodes): void {
  const key = textOf(button, 'key');
  if (key === '' || byteLength(key) > 128) throw new WechatError(codes.key);
}

function checkMiniProgram(button: JsonObject, codes: LevelCodes): void {
  checkUrl(textOf(button, 'url'), codes);
  if (!/^wx[0-9a-f]{16}$/.test(textOf(button, 'appid'))) throw new WechatError(40013);
  if (textOf(button, 'pagepath') === '') throw new WechatError(40165);
}

function checkMedia(button: JsonObject): void {
  if (textOf(button, 'media_id') === '') throw new WechatError(40007);
}

function checkArticle(button: JsonObject): void {
  if (textOf(button, 'article_id') === '') throw new WechatError(40007);
}

/** What each type of button must carry. */
const ACTION_RULES = new Map<string, (button: JsonObject, codes: LevelCodes) => void>([
  ...KEY_TYPES.map((type): [string, typeof checkKey] => [type, checkKey]),
  ['view', (button, codes) => checkUrl(textOf(button, 'url'), codes)],
  ['miniprogram', checkMiniProgram],
  ['media_id', checkMedia],
  ['article_id', checkArticle],
  ['article_view_limited', checkArticle],
]);

function checkAction(button: JsonObject, codes: LevelCodes): void {
  const rule = ACTION_RULES.get(textOf(button, 'type'));
  if (!rule) throw new WechatError(codes.type);
  rule(button, codes);
}

function checkButton(button: unknown, codes: LevelCodes): void {
  if (typeof button !== 'object' || button === null) throw new WechatError(codes.type);
  const fields = button as JsonObject;
  const name = textOf(fields, 'name');
  if (name === '' || byteLength(name) > codes.nameBytes) throw new WechatError(codes.name);
  const subs = listOf(fields, 'sub_button');
  if (codes === TOP && subs && subs.length > 0) checkLevel(subs, SUB);
  else checkAction(fields, codes);
}

function checkLevel(buttons: unknown[], codes: LevelCodes): void {
  if (buttons.length === 0 || buttons.length > codes.maxButtons) throw new WechatError(codes.count);
  buttons.forEach((button) => checkButton(button, codes));
}

/**
 * The buttons of a menu/create body: 3 × 5, names 16 and 60 bytes, key 128, url 1,024 bytes.
 * Throws the 40016–40027 family.
 */
export function checkMenu(body: JsonObject): MenuButton[] {
  const buttons = listOf(body, 'button');
  if (!buttons) throw new WechatError(40016);
  checkLevel(buttons, TOP);
  return buttons as MenuButton[];
}

/** The buttons of a menu that do something: those of the first level without a sub-menu, and all of the second. */
export function allButtons(menu: MenuButton[]): MenuButton[] {
  return menu.flatMap((button) => ((button.sub_button ?? []).length > 0 ? (button.sub_button ?? []) : [button]));
}
