import { deliverNotice } from '../world/notices';
import { subscribeEvent } from '../push/push-message';
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

/** One accepted subscription is one message: 43101 when none is left. */
function useSubscription(call: AccountCall, contact: Contact, templateId: string): void {
  const left = contact.ledger.get(templateId) ?? 0;
  const user = call.world.state.users.get(contact.userId);
  if (left < 1 || !user?.subscribeSwitch) throw new WechatError(43101);
  contact.ledger.set(templateId, left - 1);
}

/**
 * POST /cgi-bin/message/subscribe/send: 40003, 40037, 41030, 47003, 43101;
 * subscribe_msg_sent_event follows.
 */
export function subscribeSend(call: AccountCall): JsonObject {
  const { world, account, body, pushes } = call;
  const contact = world.contact(account.appid, textOf(body, 'touser'));
  if (!contact) throw new WechatError(40003);
  const templateId = requiredText(body, 'template_id', 40037);
  const template = world.state.templates.get(account.appid)?.get(templateId);
  if (!template) throw new WechatError(40037);
  const page = checkOptions(call);
  const data = checkTemplateData(call, template);
  useSubscription(call, contact, templateId);
  const msgid = world.mint.noticeId();
  deliverNotice(world, contact, { kind: 'subscribe', template, data, page, msgid });
  const sent = { TemplateId: templateId, MsgID: msgid, ErrorCode: '0', ErrorStatus: 'success' };
  const event = { type: 'subscribe_msg_sent_event', wrapper: 'SubscribeMsgSentEvent', list: [sent], single: true };
  pushes.add(account.appid, subscribeEvent(world, contact, event));
  return ok({ msgid });
}
