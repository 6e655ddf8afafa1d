import { MINUTE } from '../world/clock';
import { capMap } from '../world/state';
import { deliverNotice } from '../world/notices';
import { templateOf } from '../world/private-templates';
import { eventMessage } from '../push/push-message';
import { WechatError } from '../api/wechat-error';
import { checkTemplateData } from '../api/check-template-data';
import { requiredText, textOf } from '../api/fields';
import { ok, type AccountCall, type JsonObject } from '../api/endpoint';
import { isBlocked, keepBlocked } from './blocked-message';
import { messageTarget } from './message-target';
import type { NoticeInput } from '../world/notices';
import type { Contact } from '../world/user';

const SAME_MESSAGE = 10 * MINUTE;
const KEPT_CLIENT_IDS = 50_000;

/** The message that the same client_msg_id already stands for, if within 10 minutes. Other content under a used id is lost: lint. */
function repeated(call: AccountCall, contact: Contact): bigint | null {
  const { world, account, body, request } = call;
  const id = textOf(body, 'client_msg_id');
  const known = id === '' ? undefined : world.state.clientMessages.get(`${contact.openid}|${id}`);
  if (!known || world.clock.now() - known.at >= SAME_MESSAGE) return null;
  if (known.content !== request.body) {
    const detail = 'one client_msg_id for different messages: the second is lost';
    world.lint.add({ rule: 'template.client-msg-id', path: request.path, appid: account.appid, detail });
  }
  return known.msgid;
}

function remember(call: AccountCall, contact: Contact, msgid: bigint): void {
  const id = textOf(call.body, 'client_msg_id');
  if (id === '') return;
  const { clientMessages } = call.world.state;
  // Deleted first, so that insertion order stays the order of age.
  clientMessages.delete(`${contact.openid}|${id}`);
  clientMessages.set(`${contact.openid}|${id}`, { msgid, at: call.world.clock.now(), content: call.request.body });
  capMap(clientMessages, KEPT_CLIENT_IDS);
}

/** Delivers, or does not, and says which: the words of TEMPLATESENDJOBFINISH. */
function deliver(call: AccountCall, contact: Contact, input: NoticeInput): string {
  if (contact.blocked) return 'failed:user block';
  if (isBlocked(input.data)) {
    const { id: templateId, title } = input.template;
    const content = Object.values(input.data).map(({ value }) => value).join('\n');
    keepBlocked(call, { templateId, title, content, openid: contact.openid });
    return 'failed: system failed';
  }
  deliverNotice(call.world, contact, input);
  return 'success';
}

/**
 * POST /cgi-bin/message/template/send. 40003 unknown openid, 43004 not a follower, 40037 unknown
 * template, 47003 bad value. The same openid and client_msg_id within 10 minutes are sent once:
 * the repeat gets the first msgid. TEMPLATESENDJOBFINISH follows.
 */
export function templateSend(call: AccountCall): JsonObject {
  const { world, account, body, pushes } = call;
  const contact = world.contact(account.appid, textOf(body, 'touser'));
  if (!contact) throw new WechatError(40003);
  if (!contact.follow) throw new WechatError(43004);
  const id = requiredText(body, 'template_id', 40037);
  const template = templateOf(world, account.appid, { id, use: 'template' });
  if (!template) throw new WechatError(40037);
  const data = checkTemplateData(call, template);
  const target = messageTarget(call);
  const earlier = repeated(call, contact);
  if (earlier !== null) return ok({ msgid: earlier });
  const msgid = world.mint.noticeId();
  remember(call, contact, msgid);
  const Status = deliver(call, contact, { kind: 'template', template, data, ...target, msgid });
  const event = { type: 'TEMPLATESENDJOBFINISH', fields: { MsgID: msgid, Status }, replyable: false };
  pushes.add(account.appid, eventMessage(world, contact, event));
  return ok({ msgid });
}
