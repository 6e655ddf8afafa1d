import { jsCodeToSession } from '../mini-program/login';
import { oauthAccessToken, oauthCheck, oauthRefreshToken, oauthUserInfo } from './sns';
import type { Endpoint, OpenEndpoint } from '../api/endpoint';

function sns(path: string, handle: OpenEndpoint['handle']): Endpoint {
  return { method: 'GET', path, auth: 'none', plainText: true, handle };
}

/** The /sns interfaces: web authorisation, and the login of mini-programs. */
export const OAUTH_ENDPOINTS: readonly Endpoint[] = [
  sns('/sns/jscode2session', jsCodeToSession),
  sns('/sns/oauth2/access_token', oauthAccessToken),
  sns('/sns/oauth2/refresh_token', oauthRefreshToken),
  sns('/sns/userinfo', oauthUserInfo),
  sns('/sns/auth', oauthCheck),
];
