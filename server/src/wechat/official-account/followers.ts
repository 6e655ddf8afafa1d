import type { ApiClient } from '../core/api-client';
import { endpoints } from '../core/endpoints';
import { optionalText } from '../core/tree';

export interface Followers {
  /**
   * The unionid of a follower (获取用户基本信息), by which the same person is known in the mini-program; null when the two
   * accounts are not bound to one open-platform account. Throws WechatError.
   */
  unionid(openid: string): Promise<string | null>;
}

export function createFollowers(api: ApiClient): Followers {
  return {
    unionid: async (openid) => optionalText(await api.call(endpoints.userInfo, { query: { openid, lang: 'zh_CN' } }), 'unionid') ?? null,
  };
}
