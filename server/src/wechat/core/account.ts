import type { Clock } from '../../platform/clock';
import type { Logger } from '../../platform/log';
import { AccessTokens, type FetchedToken } from './access-token';
import { ApiClient, type ApiClientDeps } from './api-client';
import { endpoints } from './endpoints';
import type { TokenStore } from './token-store';
import { numberOf, textOf } from './tree';
import { WechatError } from './wechat-error';

export interface AccountDeps extends Pick<ApiClientDeps, 'apiBase' | 'platformBase' | 'account' | 'onCall' | 'pause'> {
  readonly store: TokenStore;
  readonly clock: Clock;
  readonly log: Logger;
}

/** A client that calls in the name of one account and looks after its token. */
export function createApiClient(deps: AccountDeps): ApiClient {
  const fetch = (): Promise<FetchedToken> => fetchStableToken(client, deps.account);
  const tokens = new AccessTokens({ appid: deps.account.appid, fetch, store: deps.store, clock: deps.clock, log: deps.log });
  const client = new ApiClient({ ...deps, tokens });
  return client;
}

/** Normal mode: it never puts an end to a token others still use. */
async function fetchStableToken(client: ApiClient, account: ApiClientDeps['account']): Promise<FetchedToken> {
  const body = { grant_type: 'client_credential', appid: account.appid, secret: account.secret, force_refresh: false };
  const answer = await client.call(endpoints.stableToken, { body });
  const token = textOf(answer, 'access_token');
  const expiresIn = numberOf(answer, 'expires_in');
  if (token === '' || !(expiresIn > 0)) throw new WechatError({ class: 'rejected', path: endpoints.stableToken.path, errcode: null, errmsg: 'no token in the answer' });
  return { token, expiresIn };
}
