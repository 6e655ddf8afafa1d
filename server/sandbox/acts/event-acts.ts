import { addChat } from '../world/chat';
import { ControlError } from '../world/control-error';
import { openWindow } from '../world/windows';
import { eventMessage, type PushMessage } from '../push/push-message';
import { actNumber, actText, type ActRule, type ActScene } from './act';
import type { WindowTrigger } from '../world/user';
import type { MessageTree } from '../push/xml';

function event(scene: ActScene, facts: { type: string; fields?: MessageTree; replyable?: boolean }): PushMessage[] {
  return [eventMessage(scene.world, scene.contact, facts)];
}

function open(scene: ActScene, trigger: WindowTrigger): void {
  const now = scene.world.clock.now();
  openWindow(scene.contact, scene.account.kind, { trigger, now });
}

function note(scene: ActScene, text: string): void {
  addChat(scene.world, scene.contact, { from: 'system', type: 'notice', text });
}

/** Gives the account its follower; "qrscene_" and Ticket when it came by a code. */
function startFollowing(scene: ActScene, code: { scene: string; ticket: string } | null): PushMessage[] {
  const since = scene.world.clock.now();
  scene.contact.follow = { since, scene: code ? 'ADD_SCENE_QR_CODE' : 'ADD_SCENE_SEARCH', qrScene: code?.scene ?? '' };
  open(scene, 'follow');
  note(scene, '已关注公众号');
  const fields: MessageTree = code ? { EventKey: `qrscene_${code.scene}`, Ticket: code.ticket } : { EventKey: '' };
  return event(scene, { type: 'subscribe', fields });
}

const follow: ActRule = (scene) => {
  if (scene.contact.follow) throw new ControlError(409, 'act.following', '已经关注该公众号');
  return startFollowing(scene, null);
};

const unfollow: ActRule = (scene) => {
  if (!scene.contact.follow) throw new ControlError(409, 'act.not-following', '尚未关注该公众号');
  scene.contact.follow = null;
  scene.contact.windows = {};
  note(scene, '已取消关注');
  return event(scene, { type: 'unsubscribe', fields: { EventKey: '' }, replyable: false });
};

function codeScanned(scene: ActScene): { scene: string; ticket: string } {
  const ticket = actText(scene, 'ticket', '');
  if (ticket === '') return { scene: actText(scene, 'scene'), ticket: `TICKET_${actText(scene, 'scene')}` };
  const code = scene.world.state.qrCodes.get(ticket);
  const expired = (code?.expiresAt ?? Infinity) <= scene.world.clock.now();
  if (!code || expired || code.appid !== scene.account.appid) throw new ControlError(409, 'act.bad-code', '二维码无效或已过期');
  return { scene: code.scene, ticket };
}

const scan: ActRule = (scene) => {
  const code = codeScanned(scene);
  if (!scene.contact.follow) return startFollowing(scene, code);
  open(scene, 'scan');
  return event(scene, { type: 'SCAN', fields: { EventKey: code.scene, Ticket: code.ticket } });
};

/** The menu id of an account's menu: any stable number will do. */
const MENU_ID = '430012345';

/** Any key may be clicked: clients show the previous menu for some minutes after a change. */
const click: ActRule = (scene) => {
  const key = actText(scene, 'key');
  open(scene, 'menu');
  return event(scene, { type: 'CLICK', fields: { EventKey: key } });
};

const view: ActRule = (scene) =>
  event(scene, { type: 'VIEW', fields: { EventKey: actText(scene, 'url'), MenuId: MENU_ID }, replyable: false });

const viewMiniProgram: ActRule = (scene) =>
  event(scene, { type: 'view_miniprogram', fields: { EventKey: actText(scene, 'page'), MenuId: MENU_ID }, replyable: false });

function scancode(type: 'scancode_push' | 'scancode_waitmsg'): ActRule {
  return (scene) => {
    open(scene, 'menu');
    const ScanCodeInfo = { ScanType: 'qrcode', ScanResult: actText(scene, 'result') };
    const fields = { EventKey: actText(scene, 'key'), ScanCodeInfo };
    return event(scene, { type, fields, replyable: type === 'scancode_waitmsg' });
  };
}

/** Opening the customer-service chat of a mini-program; an official account learns nothing of it. */
const enter: ActRule = (scene) => {
  scene.contact.activeAt = scene.world.clock.now();
  if (scene.account.kind === 'oa') return [];
  open(scene, 'enter');
  return event(scene, { type: 'user_enter_tempsession', fields: { SessionFrom: actText(scene, 'sessionFrom', 'wxapp') } });
};

const revoke: ActRule = (scene) => {
  const { contact, account } = scene;
  const fields = { OpenID: contact.openid, AppID: account.appid, RevokeInfo: actText(scene, 'revokeInfo', '1') };
  return event(scene, { type: 'user_authorization_revoke', fields, replyable: false });
};

const infoModified: ActRule = (scene) => {
  const { contact, account } = scene;
  const fields = { openid: contact.openid, appid: account.appid };
  return event(scene, { type: 'user_info_modified', fields, replyable: false });
};

/** The position that a follower who allowed it gives away on entering the chat and every 5 seconds. */
const reportLocation: ActRule = (scene) => {
  const place = { Latitude: ['latitude', 37.87], Longitude: ['longitude', 112.55], Precision: ['precision', 40] } as const;
  const numbers = Object.entries(place).map(([field, [name, fallback]]) => [field, actNumber(scene, name, fallback).toFixed(6)]);
  return event(scene, { type: 'LOCATION', fields: Object.fromEntries(numbers) as MessageTree, replyable: false });
};

/** Switches the account's messages off or on: sent templates then end with "failed:user block". */
function blocking(blocked: boolean): ActRule {
  return (scene) => {
    scene.contact.blocked = blocked;
    return [];
  };
}

/** Events a person can cause. */
export const EVENT_ACTS: Record<string, ActRule> = {
  follow,
  unfollow,
  scan,
  click,
  view,
  view_miniprogram: viewMiniProgram,
  scancode_push: scancode('scancode_push'),
  scancode_waitmsg: scancode('scancode_waitmsg'),
  enter,
  revoke,
  infoModified,
  reportLocation,
  block: blocking(true),
  unblock: blocking(false),
};
