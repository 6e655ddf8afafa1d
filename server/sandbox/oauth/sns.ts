import { capMap, type OauthGrant } from '../world/state';
import { DAY, SECOND } from '../world/clock';
import { redeemCode } from '../world/codes';
import { openidOf, unionidOf } from '../world/ids';
import { requireCredentials } from '../base/access-token';
import { WechatError } from '../api/wechat-error';
import { requiredText, textOf } from '../api/fields';
import { ok, type JsonObject, type OpenCall } from '../api/endpoint';
import type { World } from '../world/world';

const LIFETIME = 7_200 * SECOND;
const REFRESH_LIFETIME = 30 * DAY;
const KEPT_GRANTS = 50_000;
const SNAPSHOT_MARK = 'snapshot:';

function unionidPart(world: World, grant: Pick<OauthGrant, 'appid' | 'userId'>): JsonObject {
  const virtual = grant.userId.startsWith(SNAPSHOT_MARK);
  const unionid = virtual ? unionidOf(grant.userId) : world.state.users.get(grant.userId)?.unionid;
  return world.account(grant.appid)?.openPlatform && unionid ? { unionid } : {};
}

function grantAnswer(token: string, grant: OauthGrant): JsonObject {
  return {
    access_token: token,
    expires_in: LIFETIME / SECOND,
    refresh_token: grant.refreshToken,
    openid: openidOf(grant.appid, grant.userId),
    scope: grant.scope,
  };
}

function openGrant(world: World, grant: Pick<OauthGrant, 'appid' | 'userId' | 'scope' | 'refreshToken'>): JsonObject {
  const token = world.mint.opaque('oauth', 100);
  const full = { ...grant, expiresAt: world.clock.now() + LIFETIME };
  world.state.oauthGrants.set(token, full);
  capMap(world.state.oauthGrants, KEPT_GRANTS);
  return grantAnswer(token, full);
}

const CODE_ERRORS = { invalid: 40029, used: 40163, expired: 42003 } as const;

/** A person seen through a snapshot page has virtual ids that lead nowhere. */
function snapshotId(code: Pick<OauthGrant, 'userId'>): string {
  return `${SNAPSHOT_MARK}${code.userId}`;
}

/** GET /sns/oauth2/access_token: a code is good once (40163), for 5 minutes (42003); 40029 for any other. */
export function oauthAccessToken(call: OpenCall): JsonObject {
  const { world, query } = call;
  const { appid } = requireCredentials(world, query);
  if (query['grant_type'] !== 'authorization_code') throw new WechatError(40002);
  const code = requiredText(query, 'code', 41008);
  const found = redeemCode(world, { purpose: 'oauth', appid, code });
  if (typeof found === 'string') throw new WechatError(CODE_ERRORS[found]);
  const { scope } = found;
  const userId = found.snapshot ? snapshotId(found) : found.userId;
  const refreshToken = world.mint.opaque('refresh', 100);
  const refresh = { appid, userId, scope, refreshToken, expiresAt: world.clock.now() + REFRESH_LIFETIME };
  world.state.refreshTokens.set(refreshToken, refresh);
  capMap(world.state.refreshTokens, KEPT_GRANTS);
  const mark = found.snapshot ? { is_snapshotuser: 1 } : {};
  return { ...openGrant(world, { appid, userId, scope, refreshToken }), ...mark, ...unionidPart(world, { appid, userId }) };
}

/** GET /sns/oauth2/refresh_token: 40030 unknown, 42002 after 30 days. */
export function oauthRefreshToken(call: OpenCall): JsonObject {
  const { world, query } = call;
  if (query['grant_type'] !== 'refresh_token') throw new WechatError(40002);
  const known = world.state.refreshTokens.get(textOf(query, 'refresh_token'));
  if (!known) throw new WechatError(40030);
  if (known.appid !== query['appid']) throw new WechatError(40013);
  if (known.expiresAt <= world.clock.now()) throw new WechatError(42002);
  return openGrant(world, known);
}

function requireGrant(call: OpenCall): OauthGrant {
  const { world, query } = call;
  const grant = world.state.oauthGrants.get(requiredText(query, 'access_token', 41001));
  if (!grant) throw new WechatError(40001);
  if (openidOf(grant.appid, grant.userId) !== query['openid']) throw new WechatError(40003);
  if (grant.expiresAt <= world.clock.now()) throw new WechatError(42001);
  return grant;
}

/** GET /sns/userinfo: needs scope snsapi_userinfo (48001); since 2021-10-20 without sex and region. */
export function oauthUserInfo(call: OpenCall): JsonObject {
  const grant = requireGrant(call);
  if (grant.scope !== 'snsapi_userinfo') throw new WechatError(48001);
  const nickname = call.world.state.users.get(grant.userId)?.nick ?? '';
  const openid = openidOf(grant.appid, grant.userId);
  const place = { sex: 0, province: '', city: '', country: '' };
  return { openid, nickname, ...place, headimgurl: '', privilege: [], ...unionidPart(call.world, grant) };
}

/** GET /sns/auth: whether a web authorisation token is still good. */
export function oauthCheck(call: OpenCall): JsonObject {
  requireGrant(call);
  return ok();
}
