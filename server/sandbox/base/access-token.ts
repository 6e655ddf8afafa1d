import { beijingDay, MINUTE, SECOND } from '../world/clock';
import { capMap, type StableToken } from '../world/state';
import { WechatError } from '../api/wechat-error';
import { textOf } from '../api/fields';
import { useQuota } from './quota';
import type { JsonObject, OpenCall } from '../api/endpoint';
import type { Account } from '../world/account';
import type { World } from '../world/world';

const LIFETIME = 7_200 * SECOND;
const RENEW_BEFORE = 5 * MINUTE;
const FORCE_GAP = 30 * SECOND;
const FORCES_A_DAY = 20;
const KEPT_TOKENS = 5_000;

/** The account behind appid and secret, or 41002/40013, 41004/40125, 40243. */
export function requireCredentials(world: World, source: JsonObject): Account {
  const appid = textOf(source, 'appid');
  const secret = textOf(source, 'secret');
  if (appid === '') throw new WechatError(41002);
  const account = world.account(appid);
  if (!account) throw new WechatError(40013);
  if (secret === '') throw new WechatError(41004);
  if (secret !== account.secret) throw new WechatError(40125);
  if (account.secretFrozen) throw new WechatError(40243);
  return account;
}

function requireAllowedIp(account: Account, ip: string): void {
  if (account.ipAllow.length > 0 && !account.ipAllow.includes(ip)) throw new WechatError(61004, `clientip: ${ip}`);
}

function issue(world: World, appid: string): { token: string; expiresAt: number } {
  const token = `${world.clock.seconds() % 100}_${world.mint.opaque(`token:${appid}`, 120)}`;
  const expiresAt = world.clock.now() + LIFETIME;
  world.state.tokens.set(token, { appid, validUntil: expiresAt });
  capMap(world.state.tokens, KEPT_TOKENS);
  return { token, expiresAt };
}

function answer(world: World, issued: { token: string; expiresAt: number }): JsonObject {
  const left = Math.ceil((issued.expiresAt - world.clock.now()) / SECOND);
  return { access_token: issued.token, expires_in: left };
}

/** A forced refresh kills the token before it at once; within 30 s of the last one nothing happens. */
function force(world: World, appid: string, known: StableToken | undefined): StableToken | undefined {
  const now = world.clock.now();
  if (known && now - known.forcedAt < FORCE_GAP) return known;
  const day = beijingDay(now);
  const count = known?.forcedDay === day ? known.forcedCount : 0;
  if (count >= FORCES_A_DAY) throw new WechatError(45009, 'force_refresh');
  if (known) world.state.tokens.delete(known.token);
  return { ...issue(world, appid), forcedAt: now, forcedDay: day, forcedCount: count + 1 };
}

/** Renewal in normal mode leaves the old token to run out: both work for its last 5 minutes. */
function renew(world: World, appid: string, known: StableToken | undefined): StableToken {
  const now = world.clock.now();
  if (known && known.expiresAt - now > RENEW_BEFORE) return known;
  const books = known ?? { forcedAt: -Infinity, forcedDay: '', forcedCount: 0 };
  return { ...books, ...issue(world, appid) };
}

/**
 * POST /cgi-bin/stable_token: the same token until fewer than 300 s remain;
 * force_refresh at most 20 times a day and 30 s apart.
 */
export function stableToken(call: OpenCall): JsonObject {
  const { world, body, request } = call;
  if (textOf(body, 'grant_type') !== 'client_credential') throw new WechatError(40002);
  const account = requireCredentials(world, body);
  requireAllowedIp(account, request.ip);
  useQuota(world, account, request.path);
  const known = world.state.stableTokens.get(account.appid);
  const forced = body['force_refresh'] === true ? force(world, account.appid, known) : undefined;
  const current = forced ?? renew(world, account.appid, known);
  world.state.stableTokens.set(account.appid, current);
  return answer(world, current);
}

/** GET /cgi-bin/token: every call issues a new token; the one before works 5 minutes more. */
export function legacyToken(call: OpenCall): JsonObject {
  const { world, query, request } = call;
  if (query['grant_type'] !== 'client_credential') throw new WechatError(40002);
  const account = requireCredentials(world, query);
  requireAllowedIp(account, request.ip);
  useQuota(world, account, request.path);
  const before = world.state.tokens.get(world.state.legacyTokens.get(account.appid) ?? '');
  if (before) before.validUntil = Math.min(before.validUntil, world.clock.now() + RENEW_BEFORE);
  const issued = issue(world, account.appid);
  world.state.legacyTokens.set(account.appid, issued.token);
  return answer(world, issued);
}

/** The account a token belongs to, or 41001 (missing), 40001 (unknown), 42001 (expired). */
export function accountOfToken(world: World, token: string): Account {
  if (token === '') throw new WechatError(41001);
  const issued = world.state.tokens.get(token);
  const account = issued && world.account(issued.appid);
  if (!issued || !account) throw new WechatError(40001);
  if (issued.validUntil <= world.clock.now()) throw new WechatError(42001);
  return account;
}
