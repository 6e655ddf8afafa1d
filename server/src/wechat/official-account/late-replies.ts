import type { ShowLate } from '../core/push-inbox';
import type { CustomerMessages } from './customer-messages';

/**
 * Shows a reply after WeChat has stopped waiting for it (5 s): as a customer-service message, which whoever has just written may be
 * sent. Throws WechatError.
 */
export function createLateReplies({ sendText, sendImage }: CustomerMessages): ShowLate {
  return async ({ fromUser }, reply) => {
    if (reply.kind === 'text') await sendText(fromUser, reply.content);
    if (reply.kind === 'image') await sendImage(fromUser, reply.mediaId);
    if (reply.kind === 'news') await sendText(fromUser, reply.articles.map(({ title, url }) => `${title}\n${url}`).join('\n'));
  };
}
