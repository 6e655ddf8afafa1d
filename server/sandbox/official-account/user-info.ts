import { WechatError } from '../api/wechat-error';
import type { AccountCall, JsonObject } from '../api/endpoint';

/** GET /cgi-bin/user/info: since 2021-12-27 without nickname and picture. */
export function userInfo(call: AccountCall): JsonObject {
  const { world, account, query } = call;
  const contact = world.contact(account.appid, query['openid'] ?? '');
  if (!contact) throw new WechatError(40003);
  const { openid, follow } = contact;
  if (!follow) return { subscribe: 0, openid, tagid_list: [] };
  const unionid = account.openPlatform ? { unionid: world.state.users.get(contact.userId)?.unionid ?? '' } : {};
  return {
    subscribe: 1,
    openid,
    nickname: '',
    sex: 0,
    language: 'zh_CN',
    city: '',
    province: '',
    country: '',
    headimgurl: '',
    subscribe_time: Math.floor(follow.since / 1_000),
    ...unionid,
    remark: '',
    groupid: 0,
    tagid_list: [],
    subscribe_scene: follow.scene,
    qr_scene: /^\d+$/.test(follow.qrScene) ? Number(follow.qrScene) : 0,
    qr_scene_str: /^\d+$/.test(follow.qrScene) ? '' : follow.qrScene,
  };
}
