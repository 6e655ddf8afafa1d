import { MINUTE } from '../world/clock';
import { capMap } from '../world/state';
import { deliverNotice } from '../world/notices';
import { eventMessage } from '../push/push-message';
import { WechatError } from '../api/wechat-error';
import { checkTemplateData } from '../api/check-template-data';
import { objectOf, requiredText, textOf } from '../api/fields';
import { ok, type AccountCall, type JsonObject } from '../api/endpoint';
import type { NoticeInput } from '../world/notices';
import type { Contact } from '../world/user';

const SAME_MESSAGE = 10 * MINUTE;
const KEPT_CLIENT_IDS = 50_000;

function targetOf(call: AccountCall): Pick<NoticeInput, 'url' | 'page' | 'miniProgramAppid'> {
  const url = textOf(call.body, 'url');
  if (url !== '' && !/^https?:\/\//.test(url)) throw new WechatError(40035, 'hint: [url]');
  const mini = objectOf(call.body, 'miniprogram');
  if (!mini) return { url };
  const miniProgramAppid = textOf(mini, 'appid');
  if (call.world.account(miniProgramAppid)?.kind !== 'mp') throw new WechatError(40013, 'hint: [miniprogram.appid]');
  const page = textOf(mini, 'pagepath');
  if (page.startsWith('/')) throw new WechatError(40165);
  return { url, page, miniProgramAppid };
}

/** The message that the same client_msg_id already stands for, if within 10 minutes. */
function repeated(call: AccountCall, contact: Contact): bigint | null {
  const id = textOf(call.body, 'client_msg_id');
  if (id === '') return null;
  const known = call.world.state.clientMessages.get(`${contact.openid}|${id}`);
  return known && call.world.clock.now() - known.at < SAME_MESSAGE ? known.msgid : null;
}

function remember(call: AccountCall, contact: Contact, msgid: bigint): void {
  const id = textOf(call.body, 'client_msg_id');
  if (id === '') return;
  const { clientMessages } = call.world.state;
  // Deleted first, so that insertion order stays the order of age.
  clientMessages.delete(`${contact.openid}|${id}`);
  clientMessages.set(`${contact.openid}|${id}`, { msgid, at: call.world.clock.now() });
  capMap(clientMessages, KEPT_CLIENT_IDS);
}

function deliver(call: AccountCall, contact: Contact, input: NoticeInput): void {
  const { world, account, pushes } = call;
  if (!contact.blocked) deliverNotice(world, contact, input);
  const Status = contact.blocked ? 'failed:user block' : 'success';
  const fields = { MsgID: input.msgid, Status };
  pushes.add(account.appid, eventMessage(world, contact, { type: 'TEMPLATESENDJOBFINISH', fields, replyable: false }));
}

/**
 * POST /cgi-bin/message/template/send. 40003 unknown openid, 43004 not a follower, 40037 unknown
 * template, 47003 bad value. The same openid and client_msg_id within 10 minutes are sent once:
 * the repeat gets the first msgid. TEMPLATESENDJOBFINISH follows.
 */
export function templateSend(call: AccountCall): JsonObject {
  const { world, account, body } = call;
  const contact = world.contact(account.appid, textOf(body, 'touser'));
  if (!contact) throw new WechatError(40003);
  if (!contact.follow) throw new WechatError(43004);
  const template = world.state.templates.get(account.appid)?.get(requiredText(body, 'template_id', 40037));
  if (!template) throw new WechatError(40037);
  const data = checkTemplateData(call, template);
  const target = targetOf(call);
  const earlier = repeated(call, contact);
  if (earlier !== null) return ok({ msgid: earlier });
  const msgid = world.mint.noticeId();
  remember(call, contact, msgid);
  deliver(call, contact, { kind: 'template', template, data, ...target, msgid });
  return ok({ msgid });
}
