import { WechatError } from '../api/wechat-error';
import { codePoints, listOf, requiredText, textOf } from '../api/fields';
import { ok, type AccountCall, type JsonObject } from '../api/endpoint';
import { followersOf, openidPage } from './tags';
import type { Contact } from '../world/user';

const BATCH = 100;
const REMARK_LENGTH = 30;

/** The code a follower came by: a number and a text have their own fields. */
function sceneFields(scene: string): JsonObject {
  return /^\d+$/.test(scene) ? { qr_scene: Number(scene), qr_scene_str: '' } : { qr_scene: 0, qr_scene_str: scene };
}

function infoOf(call: AccountCall, contact: Contact): JsonObject {
  const { world, account } = call;
  const { openid, follow, remark, tags } = contact;
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
    remark,
    groupid: tags[0] ?? 0,
    tagid_list: tags,
    subscribe_scene: follow.scene,
    ...sceneFields(follow.qrScene),
  };
}

function requireContact(call: AccountCall, openid: string): Contact {
  const contact = call.world.contact(call.account.appid, openid);
  if (!contact) throw new WechatError(40003);
  return contact;
}

/** GET /cgi-bin/user/info: since 2021-12-27 without nickname and picture. */
export function userInfo(call: AccountCall): JsonObject {
  return infoOf(call, requireContact(call, call.query['openid'] ?? ''));
}

/** POST /cgi-bin/user/info/batchget {user_list[{openid, lang}]}: at most 100 (40032). */
export function userInfoBatch(call: AccountCall): JsonObject {
  const users = (listOf(call.body, 'user_list') ?? []) as JsonObject[];
  if (users.length === 0 || users.length > BATCH) throw new WechatError(40032);
  return { user_info_list: users.map((user) => infoOf(call, requireContact(call, requiredText(user, 'openid', 40003)))) };
}

/** GET /cgi-bin/user/get?next_openid=: the followers, 10,000 a page. */
export function userList(call: AccountCall): JsonObject {
  const followers = followersOf(call);
  return { total: followers.length, ...openidPage(followers, call.query['next_openid'] ?? '') };
}

/** POST /cgi-bin/user/info/updateremark {openid, remark}: fewer than 30 characters. */
export function userRemark(call: AccountCall): JsonObject {
  const contact = requireContact(call, textOf(call.body, 'openid'));
  const remark = textOf(call.body, 'remark');
  if (codePoints(remark) >= REMARK_LENGTH) throw new WechatError(40035, 'hint: [remark]');
  contact.remark = remark;
  return ok();
}
