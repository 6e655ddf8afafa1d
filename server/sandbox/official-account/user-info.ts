import { WechatError } from '../api/wechat-error';
import type { AccountCall, JsonObject } from '../api/endpoint';

/** The code a follower came by: a number and a text have their own fields. */
function sceneFields(scene: string): JsonObject {
  return /^\d+$/.test(scene) ? { qr_scene: Number(scene), qr_scene_str: '' } : { qr_scene: 0, qr_scene_str: scene };
}

/** GET /cgi-bin/user/info: since 2021-12-27 without nickname and picture. */
export function userInfo(call: AccountCall): JsonObject {
  const { world, account, query } = call;
  const contact = world.contact(account.appid, query['openid'] ?? '');
  if (!contact) throw new WechatError(40003);
  const { openid, follow } = contact;
  if (!follow) return { subscribe: 0, openid, tagid_list: [] };
  const user = world.state.users.get(contact.userId);
  const unionid = account.openPlatform ? { unionid: user?.unionid } : {};
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
    ...sceneFields(follow.qrScene),
  };
}
