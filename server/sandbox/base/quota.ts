import { beijingDay } from '../world/clock';
import { WechatError } from '../api/wechat-error';
import { textOf, requiredText } from '../api/fields';
import { ok, type AccountCall, type JsonObject } from '../api/endpoint';
import type { Account } from '../world/account';
import type { World } from '../world/world';

/** Daily limit of interfaces whose own number is not known. */
const DEFAULT_LIMIT = 1_000_000;
const CLEARS_A_MONTH = 10;

/** Documented daily limits of an account, by path. */
const DAILY_LIMITS: Record<string, number> = {
  '/cgi-bin/menu/create': 1_000,
  '/cgi-bin/menu/get': 10_000,
  '/cgi-bin/menu/delete': 1_000,
  '/cgi-bin/media/upload': 100_000,
  '/cgi-bin/media/get': 200_000,
  '/cgi-bin/message/custom/send': 500_000,
  '/cgi-bin/message/template/send': 100_000,
  '/cgi-bin/message/subscribe/send': 10_000_000,
  '/cgi-bin/qrcode/create': 100_000,
  '/cgi-bin/user/info': 5_000_000,
  '/wxa/msg_sec_check': 2_000_000,
};

function limitOf(account: Account, path: string): number {
  return account.quotas[path] ?? DAILY_LIMITS[path] ?? DEFAULT_LIMIT;
}

function usedToday(world: World, account: Account, path: string): number {
  const use = world.state.quotaUse.get(`${account.appid}|${path}`);
  return use?.day === beijingDay(world.clock.now()) ? use.used : 0;
}

/** Counts one call; 45009 once the day's limit (Beijing time) is used up. */
export function useQuota(world: World, account: Account, path: string): void {
  const used = usedToday(world, account, path);
  if (used >= limitOf(account, path)) throw new WechatError(45009);
  const day = beijingDay(world.clock.now());
  world.state.quotaUse.set(`${account.appid}|${path}`, { day, used: used + 1 });
}

/** POST /cgi-bin/openapi/quota/get {cgi_path}. */
export function quotaGet(call: AccountCall): JsonObject {
  const { world, account, body } = call;
  const path = requiredText(body, 'cgi_path', 40097);
  const limit = limitOf(account, path);
  const used = usedToday(world, account, path);
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
