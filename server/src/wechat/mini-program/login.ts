import type { ApiClient } from '../core/api-client';
import { endpoints } from '../core/endpoints';
import { optionalText, textOf } from '../core/tree';
import { WechatError } from '../core/wechat-error';

export interface MiniProgramIdentity {
  readonly openid: string;
  readonly unionid?: string;
}

/**
 * Login of the mini-program (小程序登录 code2Session): whom a code of wx.login belongs to. It serves once and for 5 minutes.
 * The session_key is not handed on: nothing here needs it. Throws WechatError, `login` for a bad code.
 */
export async function exchangeLoginCode(api: ApiClient, code: string): Promise<MiniProgramIdentity> {
  const answer = await api.call(endpoints.codeToSession, { query: { js_code: code, grant_type: 'authorization_code' } });
  const openid = textOf(answer, 'openid');
  if (openid === '') throw new WechatError({ class: 'rejected', path: endpoints.codeToSession.path, errcode: null, errmsg: 'no openid in the answer' });
  const unionid = optionalText(answer, 'unionid');
  return { openid, ...(unionid ? { unionid } : {}) };
}
