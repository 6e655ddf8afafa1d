import { deliverNotice } from '../world/notices';
import { onceTemplateId } from '../world/template';
import { WechatError } from '../api/wechat-error';
import { codePoints, objectOf, requiredText, textOf } from '../api/fields';
import { ok, type AccountCall, type JsonObject } from '../api/endpoint';
import { messageTarget } from './message-target';
import type { Contact } from '../world/user';

const TITLE_LENGTH = 15;
const CONTENT_LENGTH = 200;

function requireScene(call: AccountCall, contact: Contact): string {
  const scene = String(call.body['scene'] ?? '');
  if (!/^\d{1,5}$/.test(scene) || Number(scene) > 10_000) throw new WechatError(40035, 'hint: [scene]');
  if (!contact.onceScenes.has(scene)) throw new WechatError(43101);
  return scene;
}

function requireContent(call: AccountCall): string {
  const value = textOf(objectOf(objectOf(call.body, 'data') ?? {}, 'content') ?? {}, 'value');
  if (value === '' || codePoints(value) > CONTENT_LENGTH) throw new WechatError(47003, 'data.content.value invalid');
  return value;
}

/**
 * POST /cgi-bin/message/template/subscribe (一次性订阅消息): one message for each scene that the person confirmed
 * on /mp/subscribemsg (43101 otherwise), whether they follow or not. 40003, 40037, 45002 title, 47003 content.
 */
export function onceMessageSend(call: AccountCall): JsonObject {
  const { world, account, body } = call;
  const contact = world.contact(account.appid, textOf(body, 'touser'));
  if (!contact) throw new WechatError(40003);
  if (textOf(body, 'template_id') !== onceTemplateId(account.appid)) throw new WechatError(40037);
  const title = requiredText(body, 'title', 44004);
  if (codePoints(title) > TITLE_LENGTH) throw new WechatError(45002);
  const data = { content: { value: requireContent(call) } };
  const target = messageTarget(call);
  contact.onceScenes.delete(requireScene(call, contact));
  const template = { id: onceTemplateId(account.appid), title, fields: [{ key: 'content', label: '内容', example: '' }] };
  deliverNotice(world, contact, { kind: 'once', template, data, ...target, msgid: world.mint.noticeId() });
  return ok();
}
