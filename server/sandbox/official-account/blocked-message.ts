import { WechatError } from '../api/wechat-error';
import { requiredText } from '../api/fields';
import { ok, type AccountCall, type JsonObject } from '../api/endpoint';
import type { BlockedMessage } from '../world/state';
import type { TemplateData } from '../world/notices';

const MOST_ROWS = 100;
const KEPT_MESSAGES = 10_000;

/** WeChat takes marketing messages and does not deliver them; here a value with this mark stands for one. */
export function isBlocked(data: TemplateData): boolean {
  return Object.values(data).some(({ value }) => value.includes('[blocked]'));
}

/** Keeps a message that was taken and not delivered. */
export function keepBlocked(call: AccountCall, message: Omit<BlockedMessage, 'id' | 'appid' | 'at'>): void {
  const { blockedMessages } = call.world.state;
  const id = (blockedMessages.at(-1)?.id ?? 0) + 1;
  blockedMessages.push({ ...message, id, appid: call.account.appid, at: call.world.clock.now() });
  if (blockedMessages.length > KEPT_MESSAGES) blockedMessages.shift();
}

/** POST /wxa/sec/queryblocktmplmsg {tmpl_msg_id, largest_id, limit}: the template's blocked messages after `largest_id`. */
export function blockedMessageList(call: AccountCall): JsonObject {
  const { world, account, body } = call;
  const templateId = requiredText(body, 'tmpl_msg_id', 40037);
  const [after, limit] = [Number(body['largest_id'] ?? 0), Number(body['limit'])];
  if (!Number.isInteger(after) || !Number.isInteger(limit) || limit < 1 || limit > MOST_ROWS) throw new WechatError(40097);
  const rows = world.state.blockedMessages
    .filter((message) => message.appid === account.appid && message.templateId === templateId && message.id > after)
    .slice(0, limit);
  const msginfo = rows.map(({ id, title, content, at, openid }) => ({
    id, tmpl_msg_id: templateId, title, content, send_timestamp: Math.floor(at / 1_000), openid,
  }));
  return ok({ msginfo });
}
