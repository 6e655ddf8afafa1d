import { createHash, randomBytes } from 'node:crypto';
import type { Clock } from '../../platform/clock';
import type { Logger } from '../../platform/log';
import { AccessTokens } from '../core/access-token';
import type { ApiClient } from '../core/api-client';
import { endpoints } from '../core/endpoints';
import { promisedText } from '../core/promised-text';
import type { TokenStore } from '../core/token-store';

/** What a page hands to wx.config; `timestamp` in seconds. */
export interface JssdkSignature {
  readonly appId: string;
  readonly timestamp: number;
  readonly nonceStr: string;
  readonly signature: string;
}

/** WeChat's functions for pages in its browser (JS-SDK). */
export interface Jssdk {
  /** Signs the address of a page, without what follows `#`. The caller sees to it that the page is ours. Throws WechatError. */
  sign(url: string): Promise<JssdkSignature>;
}

interface Signed {
  readonly ticket: string;
  readonly nonceStr: string;
  /** Seconds. */
  readonly timestamp: number;
  readonly url: string;
}

/** The signature over a page's address (JS-SDK使用权限签名算法): four fields in the order of their names. */
export function jssdkSignature({ ticket, nonceStr, timestamp, url }: Signed): string {
  const [page = ''] = url.split('#');
  return createHash('sha1').update(`jsapi_ticket=${ticket}&noncestr=${nonceStr}&timestamp=${timestamp}&url=${page}`).digest('hex');
}

interface Deps {
  readonly appid: string;
  readonly store: TokenStore;
  readonly clock: Clock;
  readonly log: Logger;
}

export function createJssdk(api: ApiClient, { appid, store, clock, log }: Deps): Jssdk {
  // Kept and shared among replicas like the access token, in a row of its own.
  const tickets = new AccessTokens({ appid: `${appid}.jsapi`, fetch: () => fetchTicket(api), store, clock, log });
  return {
    async sign(url) {
      const ticket = await tickets.get();
      const timestamp = Math.floor(clock.now() / 1000);
      const nonceStr = randomBytes(16).toString('hex');
      return { appId: appid, timestamp, nonceStr, signature: jssdkSignature({ ticket, nonceStr, timestamp, url }) };
    },
  };
}

async function fetchTicket(api: ApiClient): Promise<{ token: string; expiresIn: number }> {
  const answer = await api.call(endpoints.jsapiTicket, { query: { type: 'jsapi' } });
  const text = (name: string) => promisedText(endpoints.jsapiTicket, answer, name);
  return { token: text('ticket'), expiresIn: Number(text('expires_in')) };
}
