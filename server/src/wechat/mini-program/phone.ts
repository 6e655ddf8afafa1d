import type { ApiClient } from '../core/api-client';
import { endpoints } from '../core/endpoints';
import { textOf, treeOf } from '../core/tree';
import { WechatError } from '../core/wechat-error';

/**
 * The number bound to a person's WeChat, without country code (手机号快速验证组件). `code` comes from the button, not from
 * wx.login, and serves once and for 5 minutes. Typing a number by hand must always work, too. Throws WechatError.
 */
export async function fetchPhoneNumber(api: ApiClient, { appid, code }: { readonly appid: string; readonly code: string }): Promise<string> {
  const info = treeOf(await api.call(endpoints.phoneNumber, { body: { code } }), 'phone_info');
  const number = textOf(info, 'purePhoneNumber');
  // A number given to another mini-program proves nothing here.
  if (textOf(treeOf(info, 'watermark'), 'appid') !== appid || number === '') {
    throw new WechatError({ class: 'rejected', path: endpoints.phoneNumber.path, errcode: null, errmsg: 'number not made for this account' });
  }
  return number;
}
