import { beijingDay, MINUTE } from '../world/clock';
import { WechatError } from '../api/wechat-error';
import { textOf, requiredText } from '../api/fields';
import { ok, type AccountCall, type JsonObject } from '../api/endpoint';
import type { Account } from '../world/account';
import type { World } from '../world/world';

/** Daily limit of interfaces whose own number is not known. */
const DEFAULT_LIMIT = 1_000_000;
const CLEARS_A_MONTH = 10;
const MINUTE_MARK = '#minute';

/** Documented limits of an account, by path: a day, or a minute where the mark says so. */
const LIMITS: Record<string, number> = {
  '/cgi-bin/stable_token': 500_000,
  '/cgi-bin/stable_token#minute': 10_000,
  '/cgi-bin/token': 2_000,
  '/cgi-bin/menu/create': 1_000,
  '/cgi-bin/menu/get': 10_000,
  '/cgi-bin/menu/delete': 1_000,
  '/cgi-bin/menu/addconditional': 2_000,
  '/cgi-bin/menu/delconditional': 2_000,
  '/cgi-bin/menu/trymatch': 20_000,
  '/cgi-bin/media/upload': 100_000,
  '/cgi-bin/media/get': 200_000,
  '/cgi-bin/message/custom/send': 500_000,
  '/cgi-bin/message/template/send': 100_000,
  '/cgi-bin/message/subscribe/send': 10_000_000,
  '/cgi-bin/qrcode/create': 100_000,
  '/cgi-bin/user/get': 500,
  '/cgi-bin/user/info': 5_000_000,
  '/wxa/msg_sec_check': 2_000_000,
  '/wxa/msg_sec_check#minute': 4_000,
  '/wxa/media_check_async': 200_000,
  '/wxa/media_check_async#minute': 2_000,
  '/wxa/getwxacodeunlimit#minute': 5_000,
  '/wxa/generate_urllink': 500_000,
  '/wxa/generatescheme': 500_000,
};

function limitOf(account: Account, path: string): number {
  return account.quotas[path] ?? LIMITS[path] ?? DEFAULT_LIMIT;
}

/** The Beijing day or the minute that a limit counts in. */
function periodOf(world: World, path: string): string {
  const now = world.clock.now();
  return path.endsWith(MINUTE_MARK) ? String(Math.floor(now / MINUTE)) : beijingDay(now);
}

function usedNow(world: World, account: Account, path: string): number {
  const use = world.state.quotaUse.get(`${account.appid}|${path}`);
  return use?.period === periodOf(world, path) ? use.used : 0;
}

/** Counts one call against a limit; false once it is used up. */
export function countCall(world: World, account: Account, path: string): boolean {
  const used = usedNow(world, account, path);
  if (used >= limitOf(account, path)) return false;
  world.state.quotaUse.set(`${account.appid}|${path}`, { period: periodOf(world, path), used: used + 1 });
  return true;
}

/** Counts one call of an interface: 45011 once the minute's limit is used up, 45009 once the day's (Beijing time) is. */
export function useQuota(world: World, account: Account, path: string): void {
  if (!countCall(world, account, `${path}${MINUTE_MARK}`)) throw new WechatError(45011);
  if (!countCall(world, account, path)) throw new WechatError(45009);
}

/** What the account may still do today, for every path it has used or has a limit of its own for. */
export function quotaBook(world: World, account: Account): { path: string; limit: number; used: number }[] {
  const mine = `${account.appid}|`;
  const used = [...world.state.quotaUse.keys()].filter((key) => key.startsWith(mine)).map((key) => key.slice(mine.length));
  const paths = [...new Set([...Object.keys(account.quotas), ...used])].filter((path) => !path.endsWith(MINUTE_MARK)).sort();
  return paths.map((path) => ({ path, limit: limitOf(account, path), used: usedNow(world, account, path) }));
}

/** POST /cgi-bin/openapi/quota/get {cgi_path}. */
export function quotaGet(call: AccountCall): JsonObject {
  const { world, account, body } = call;
  const path = requiredText(body, 'cgi_path', 40097);
  const limit = limitOf(account, path);
  const used = usedNow(world, account, path);
  return ok({ quota: { daily_limit: limit, used, remain: Math.max(0, limit - used) } });
}

/** POST /cgi-bin/clear_quota {appid}: ten times a month (48006 beyond). */
export function clearQuota(call: AccountCall): JsonObject {
  const { world, account, body } = call;
  if (textOf(body, 'appid') !== account.appid) throw new WechatError(40013);
  const month = `${account.appid}|${beijingDay(world.clock.now()).slice(0, 7)}`;
  const clears = world.state.quotaClears.get(month) ?? 0;
  if (clears >= CLEARS_A_MONTH) throw new WechatError(48006);
  world.state.quotaClears.set(month, clears + 1);
  for (const key of world.state.quotaUse.keys()) {
    if (key.startsWith(`${account.appid}|`)) world.state.quotaUse.delete(key);
  }
  return ok();
}
