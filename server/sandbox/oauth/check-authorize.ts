import type { World } from '../world/world';

export interface AuthorizeRequest {
  appid: string;
  redirectUri: string;
  scope: 'snsapi_base' | 'snsapi_userinfo';
  state: string;
}

/** What WeChat's page says instead of asking for consent. */
export interface AuthorizeRefusal {
  errcode: number;
  text: string;
}

const ORDER = ['appid', 'redirect_uri', 'response_type', 'scope', 'state'];

function lintAuthorize(world: World, query: URLSearchParams): void {
  const appid = query.get('appid') ?? '';
  const note = (rule: string, detail: string) =>
    world.lint.add({ rule, path: '/connect/oauth2/authorize', appid, detail });
  const names = [...query.keys()].filter((name) => ORDER.includes(name));
  const sorted = [...names].sort((a, b) => ORDER.indexOf(a) - ORDER.indexOf(b));
  if (names.join() !== sorted.join()) note('oauth.order', 'parameters are not in the documented order');
  if (!/^[a-zA-Z0-9]{0,128}$/.test(query.get('state') ?? '')) note('oauth.state', 'state is not ≤128 of [a-zA-Z0-9]');
  if (query.get('scope') === 'snsapi_userinfo') note('oauth.userinfo', 'snsapi_userinfo asks for more than a hotline needs');
}

/** Whether an address belongs to the account's web authorisation domain. */
export function hostAllowed(redirectUri: string, domain: string): boolean {
  if (domain === '' || !URL.canParse(redirectUri)) return false;
  const { protocol, host, hostname } = new URL(redirectUri);
  return /^https?:$/.test(protocol) && (domain.includes(':') ? host === domain : hostname === domain);
}

/**
 * Checks the query of /connect/oauth2/authorize as WeChat's page does: appid, response_type,
 * scope, and that the redirect's full host is the configured domain (10003).
 */
export function checkAuthorize(world: World, query: URLSearchParams): AuthorizeRequest | AuthorizeRefusal {
  const field = (name: string): string => query.get(name) ?? '';
  const account = world.account(field('appid'));
  if (account?.kind !== 'oa') return { errcode: 40013, text: '该公众号不存在（appid 无效）' };
  lintAuthorize(world, query);
  const redirectUri = field('redirect_uri');
  if (!hostAllowed(redirectUri, account.oauthDomain)) return { errcode: 10003, text: 'redirect_uri域名与后台配置不一致' };
  if (field('response_type') !== 'code') return { errcode: 10016, text: 'response_type 应为 code' };
  const scope = field('scope');
  if (scope !== 'snsapi_base' && scope !== 'snsapi_userinfo') return { errcode: 10005, text: '该公众号没有这个 scope 的权限' };
  return { appid: account.appid, redirectUri, scope, state: field('state') };
}
