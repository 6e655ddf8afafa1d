import { WechatError } from '../api/wechat-error';
import { objectOf, requiredText, textOf } from '../api/fields';
import { ok, type AccountCall, type JsonObject } from '../api/endpoint';
import { allButtons, checkMenu } from './check-menu';
import type { ConditionalMenu, MenuButton } from '../world/menu';
import type { Contact } from '../world/user';
import type { World } from '../world/world';

const MOST_DOMAINS = 3;
/** WeChat no longer lets a menu depend on these (since 2021): 65320. */
const PRIVATE_RULES = ['sex', 'country', 'province', 'city', 'language'];
const PLATFORMS: Record<string, string> = { iOS: '1', Android: '2' };
const OTHER_PLATFORM = '3';

function menusOf(world: World, appid: string): ConditionalMenu[] {
  return world.state.conditionalMenus.get(appid) ?? [];
}

/** The rules that say something; numbers may come as texts. */
function givenRules(body: JsonObject): Record<string, string> {
  const entries = Object.entries(objectOf(body, 'matchrule') ?? {}).map(([name, value]) => [name, String(value ?? '')]);
  return Object.fromEntries(entries.filter(([, value]) => value !== '')) as Record<string, string>;
}

function ruleFrom(call: AccountCall): ConditionalMenu['matchrule'] {
  const rule = givenRules(call.body);
  if (PRIVATE_RULES.some((name) => name in rule)) throw new WechatError(65320);
  const tags = call.world.state.tags.get(call.account.appid) ?? [];
  const checks: [name: string, known: string[], errcode: number][] = [
    ['tag_id', tags.map(({ id }) => String(id)), 45159],
    ['client_platform_type', ['1', '2', '3'], 40035],
  ];
  const used = checks.filter(([name]) => name in rule);
  if (used.length === 0) throw new WechatError(65304);
  for (const [name, known, errcode] of used) if (!known.includes(rule[name] ?? '')) throw new WechatError(errcode);
  return rule;
}

/** All personalised menus of an account together lead to at most three domains: 65316. */
function checkDomains(menus: ConditionalMenu[]): void {
  const urls = menus.flatMap(({ button }) => allButtons(button)).flatMap(({ url }) => url ?? []);
  if (new Set(urls.map((url) => new URL(url).host)).size > MOST_DOMAINS) throw new WechatError(65316);
}

/** POST /cgi-bin/menu/addconditional {button, matchrule}: 65303 without a default menu, 65304 and 65320 the rule. */
export function conditionalMenuAdd(call: AccountCall): JsonObject {
  const { world, account, body } = call;
  const button = checkMenu(body);
  if (!world.state.menus.has(account.appid)) throw new WechatError(65303);
  const matchrule = ruleFrom(call);
  const menu = { menuid: String(world.mint.messageId()).slice(-9), button, matchrule };
  const menus = [...menusOf(world, account.appid), menu];
  checkDomains(menus);
  world.state.conditionalMenus.set(account.appid, menus);
  return { menuid: menu.menuid };
}

/** POST /cgi-bin/menu/delconditional {menuid}: 65301 unknown. */
export function conditionalMenuDelete(call: AccountCall): JsonObject {
  const { world, account, body } = call;
  const id = requiredText(body, 'menuid', 65301);
  const rest = menusOf(world, account.appid).filter(({ menuid }) => menuid !== id);
  if (rest.length === menusOf(world, account.appid).length) throw new WechatError(65301);
  world.state.conditionalMenus.set(account.appid, rest);
  return ok();
}

/** With several tags the one given last counts. */
function fits(world: World, contact: Contact, rule: ConditionalMenu['matchrule']): boolean {
  const platform = PLATFORMS[world.state.users.get(contact.userId)?.platform ?? ''] ?? OTHER_PLATFORM;
  const byTag = rule.tag_id === undefined || rule.tag_id === String(contact.tags.at(-1));
  return byTag && (rule.client_platform_type === undefined || rule.client_platform_type === platform);
}

/** The menu a person sees: of the personalised ones that fit the newest, otherwise the default one; null = none. */
export function menuFor(world: World, contact: Contact): MenuButton[] | null {
  const special = menusOf(world, contact.appid).findLast(({ matchrule }) => fits(world, contact, matchrule));
  return special?.button ?? world.state.menus.get(contact.appid) ?? null;
}

/** POST /cgi-bin/menu/trymatch {user_id}: the menu of one follower. */
export function menuTryMatch(call: AccountCall): JsonObject {
  const { world, account, body } = call;
  const contact = world.contact(account.appid, textOf(body, 'user_id'));
  if (!contact) throw new WechatError(40003);
  const button = menuFor(world, contact);
  if (!button) throw new WechatError(46003);
  return { menu: { button } };
}
