import { deliverNotice } from '../world/notices';
import { sentEvent } from '../push/subscribe-events';
import { checkTemplateData } from '../api/check-template-data';
import { textOf } from '../api/fields';
import { subscribeTarget, useSubscription } from '../mini-program/subscribe-message';
import { ok, type AccountCall, type JsonObject } from '../api/endpoint';
import { miniProgramTarget } from './message-target';

/**
 * POST /cgi-bin/message/subscribe/bizsend {touser, template_id, page, miniprogram, data}: 40003, 40037, 47003, 43101.
 * Followers and others alike, as long as they subscribed; subscribe_msg_sent_event follows.
 */
export function subscribeNoticeSend(call: AccountCall): JsonObject {
  const { world, account, body, pushes } = call;
  const target = subscribeTarget(call);
  const data = checkTemplateData(call, target.template);
  const place = { url: textOf(body, 'page'), ...miniProgramTarget(call) };
  useSubscription(call, target);
  const { contact, template } = target;
  const msgid = world.mint.noticeId();
  deliverNotice(world, contact, { kind: 'subscribe', template, data, ...place, msgid });
  pushes.add(account.appid, sentEvent(world, contact, { templateId: template.id, msgid }));
  return ok();
}
