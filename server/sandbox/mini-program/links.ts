import { DAY, MINUTE, SECOND } from '../world/clock';
import { capMap, type MiniProgramLink } from '../world/state';
import { WechatError } from '../api/wechat-error';
import { byteLength, objectOf, requiredText, textOf } from '../api/fields';
import { ok, type AccountCall, type JsonObject } from '../api/endpoint';
import type { Account } from '../world/account';
import type { World } from '../world/world';

const LONGEST_DAYS = 30;
const QUERY_BYTES = 1_024;
const KEPT_LINKS = 100_000;
const QUERY = /^[0-9A-Za-z!#$&'()*+,/:;=?@\-._~%]*$/;
const VERSIONS = ['', 'release', 'trial', 'develop'];

/** Keeps where an address leads to; the address is what a person taps or scans. */
export function keepLink(world: World, address: string, link: MiniProgramLink): void {
  world.state.miniProgramLinks.set(address, link);
  capMap(world.state.miniProgramLinks, KEPT_LINKS);
}

/** An exact end (expire_type 0) or a number of days (1); both at most 30 days ahead: 85401 otherwise. */
function endOf(call: AccountCall): number {
  const now = call.world.clock.now();
  const { expire_type: type = 0, expire_time: time, expire_interval: days } = call.body;
  const end = type === 1 ? now + Number(days) * DAY : Number(time) * SECOND;
  const good = (type === 0 || (type === 1 && Number.isInteger(days))) && end >= now + MINUTE && end <= now + LONGEST_DAYS * DAY;
  if (!good) throw new WechatError(85401);
  return end;
}

/** A published page without leading "/", or "" for the home page; 40165 otherwise. */
function requirePath(account: Account, target: JsonObject): string {
  const path = textOf(target, 'path');
  const known = account.pages.length === 0 || account.pages.includes(path);
  const good = known && !path.startsWith('/') && !path.includes('?');
  if (path !== '' && !good) throw new WechatError(40165);
  return path;
}

/** 40165 page, 40212 query, 85401 end. */
function linkFrom(call: AccountCall, kind: MiniProgramLink['kind'], target: JsonObject): MiniProgramLink {
  const { account, world } = call;
  const path = requirePath(account, target);
  const [query, envVersion] = [textOf(target, 'query'), textOf(target, 'env_version')];
  if (byteLength(query) > QUERY_BYTES || !QUERY.test(query)) throw new WechatError(40212);
  if (!VERSIONS.includes(envVersion)) throw new WechatError(40097, 'hint: [env_version]');
  const facts = { kind, appid: account.appid, path, query, envVersion: envVersion || 'release' };
  return { ...facts, createdAt: world.clock.now(), expiresAt: endOf(call) };
}

/** POST /wxa/generate_urllink: an https address for text messages, good for at most 30 days. */
export function urlLinkCreate(call: AccountCall): JsonObject {
  const address = `https://wxaurl.cn/${call.world.mint.opaque('urllink', 11)}`;
  keepLink(call.world, address, linkFrom(call, 'url_link', call.body));
  return ok({ url_link: address });
}

/** POST /wxa/generatescheme {jump_wxa, …}: the same as a weixin:// address. */
export function schemeCreate(call: AccountCall): JsonObject {
  const address = `weixin://dl/business/?t=${call.world.mint.opaque('scheme', 11)}`;
  keepLink(call.world, address, linkFrom(call, 'scheme', objectOf(call.body, 'jump_wxa') ?? {}));
  return ok({ openlink: address });
}

/** POST /wxa/query_urllink {url_link}: 85402 for a link that is not the account's. */
export function urlLinkQuery(call: AccountCall): JsonObject {
  const { world, account, body } = call;
  const link = world.state.miniProgramLinks.get(requiredText(body, 'url_link', 85402));
  if (link?.kind !== 'url_link' || link.appid !== account.appid) throw new WechatError(85402);
  const { appid, path, query, envVersion, createdAt, expiresAt } = link;
  const [create_time, expire_time] = [createdAt, expiresAt ?? 0].map((at) => Math.floor(at / SECOND));
  return ok({
    url_link_info: { appid, path, query, create_time, expire_time, env_version: envVersion },
    quota_info: { remain_visit_quota: 3_000_000 },
  });
}
