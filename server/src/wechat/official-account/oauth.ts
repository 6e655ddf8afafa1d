import type { ApiClient } from '../core/api-client';
import { endpoints } from '../core/endpoints';
import { optionalText, textOf } from '../core/tree';
import { WechatError } from '../core/wechat-error';

export interface OauthIdentity {
  readonly openid: string;
  readonly unionid?: string;
  /** WeChat shows the page as a snapshot: the ids are made up and must not be kept. */
  readonly isSnapshotUser: boolean;
}

/** Web authorisation (网页授权). Only the silent scope: a hotline needs no nickname and no portrait. */
export interface Oauth {
  /** Where to send the browser. `state` must be bound to its session, random and used once. Throws on a malformed state. */
  authorizeUrl(request: { readonly redirectUri: string; readonly state: string }): string;
  /** Who a code belongs to; a code serves once and for 5 minutes. Throws WechatError, `login` for a bad code. */
  exchange(code: string): Promise<OauthIdentity>;
}

export function createOauth(api: ApiClient, { appid, openBase }: { readonly appid: string; readonly openBase: string }): Oauth {
  return {
    authorizeUrl({ redirectUri, state }) {
      if (!/^[A-Za-z0-9]{1,128}$/.test(state)) throw new RangeError('state takes 1 to 128 letters and digits');
      const url = new URL('/connect/oauth2/authorize', openBase);
      // WeChat expects this order.
      url.search = new URLSearchParams([['appid', appid], ['redirect_uri', redirectUri], ['response_type', 'code'], ['scope', 'snsapi_base'], ['state', state]]).toString();
      url.hash = 'wechat_redirect';
      return url.href;
    },

    async exchange(code) {
      const answer = await api.call(endpoints.oauthToken, { query: { code, grant_type: 'authorization_code' } });
      const openid = textOf(answer, 'openid');
      if (openid === '') throw new WechatError({ class: 'rejected', path: endpoints.oauthToken.path, errcode: null, errmsg: 'no openid in the answer' });
      const unionid = optionalText(answer, 'unionid');
      return { openid, isSnapshotUser: textOf(answer, 'is_snapshotuser') === '1', ...(unionid ? { unionid } : {}) };
    },
  };
}
