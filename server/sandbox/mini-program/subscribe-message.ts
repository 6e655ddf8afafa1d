import { deliverNotice } from '../world/notices';
import { takeSubscription } from '../world/subscriptions';
import { templateOf } from '../world/private-templates';
import type { Template } from '../world/template';
import { sentEvent } from '../push/subscribe-events';
import { checkTemplateData } from '../api/check-template-data';
import { WechatError } from '../api/wechat-error';
import { requiredText, textOf } from '../api/fields';
import { ok, type AccountCall, type JsonObject } from '../api/endpoint';
import { checkPage } from './check-page';
import type { Contact } from '../world/user';

const STATES = ['', 'formal', 'trial', 'developer'];
const LANGUAGES = ['', 'zh_CN', 'en_US', 'zh_HK', 'zh_TW'];

function checkOptions(call: AccountCall): string {
  const { account, body } = call;
  const page = textOf(body, 'page');
  if (page !== '') checkPage(account, page);
  if (!STATES.includes(textOf(body, 'miniprogram_state'))) throw new WechatError(40035, 'hint: [miniprogram_state]');
  if (!LANGUAGES.includes(textOf(body, 'lang'))) throw new WechatError(40035, 'hint: [lang]');
  return page;
}

/** Whom and what a subscribe message is for: 40003 unknown openid, 40037 not one of the account's subscribe templates. */
export function subscribeTarget(call: AccountCall): { contact: Contact; template: Template } {
  const { world, account, body } = call;
  const contact = world.contact(account.appid, textOf(body, 'touser'));
  if (!contact) throw new WechatError(40003);
  const id = requiredText(body, 'template_id', 40037);
  const template = templateOf(world, account.appid, { id, use: 'subscribe' });
  if (!template) throw new WechatError(40037);
  return { contact, template };
}

/** Accepted subscriptions pay for messages: 43101 when none is left or the person switched them all off. */
export function useSubscription(call: AccountCall, target: { contact: Contact; template: Template }): void {
  const user = call.world.state.users.get(target.contact.userId);
  if (!user?.subscribeSwitch || !takeSubscription(target.contact, target.template)) throw new WechatError(43101);
}

/**
 * POST /cgi-bin/message/subscribe/send: 40003, 40037, 41030, 47003, 43101;
 * subscribe_msg_sent_event follows.
 */
export function subscribeSend(call: AccountCall): JsonObject {
  const { world, account, pushes } = call;
  const target = subscribeTarget(call);
  const page = checkOptions(call);
  const data = checkTemplateData(call, target.template);
  useSubscription(call, target);
  const { contact, template } = target;
  const msgid = world.mint.noticeId();
  deliverNotice(world, contact, { kind: 'subscribe', template, data, page, msgid });
  pushes.add(account.appid, sentEvent(world, contact, { templateId: template.id, msgid }));
  return ok({ msgid });
}
