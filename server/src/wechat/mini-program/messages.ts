import type { PushMessage } from '../core/push-message';
import { textOf, treeOf } from '../core/tree';
import { readIdentityEvent, type IdentityEvent } from '../messaging/identity-events';
import { readSubscriptionEvent, type SubscriptionEvent } from '../messaging/subscription-events';
import { suggestionOf, type ContentSuggestion } from './content-checks';

/** What a push to the mini-program means (客服消息, 订阅消息, 内容安全 → 事件推送). */
export type MiniProgramMessage =
  /** Result of checking a picture or a voice; within 30 minutes of asking. */
  | { readonly kind: 'mediaChecked'; readonly traceId: string; readonly suggestion: ContentSuggestion; readonly label: string }
  /** The person opened the customer-service chat; `from` is what the page put into its button. */
  | { readonly kind: 'customerService'; readonly from: string }
  /** Written or sent in that chat. */
  | { readonly kind: 'text'; readonly content: string }
  | { readonly kind: 'image'; readonly mediaId: string; readonly pictureUrl: string }
  | { readonly kind: 'page'; readonly title: string; readonly appid: string; readonly path: string }
  | IdentityEvent
  | SubscriptionEvent
  | { readonly kind: 'other'; readonly type: string };

/** The view of a message; what is not known is `other`, never an error. */
export function readMiniProgramMessage(message: PushMessage): MiniProgramMessage {
  if (message.msgType !== 'event') return readChatMessage(message);
  const { fields, event = '' } = message;
  switch (event) {
    case 'wxa_media_check': {
      const result = treeOf(fields, 'result');
      return { kind: 'mediaChecked', traceId: textOf(fields, 'trace_id'), suggestion: suggestionOf(textOf(result, 'suggest')), label: textOf(result, 'label') };
    }
    case 'user_enter_tempsession':
      return { kind: 'customerService', from: textOf(fields, 'SessionFrom') };
    default:
      return readSubscriptionEvent(message) ?? readIdentityEvent(message) ?? { kind: 'other', type: event };
  }
}

function readChatMessage({ msgType, fields }: PushMessage): MiniProgramMessage {
  switch (msgType) {
    case 'text':
      return { kind: 'text', content: textOf(fields, 'Content') };
    case 'image':
      return { kind: 'image', mediaId: textOf(fields, 'MediaId'), pictureUrl: textOf(fields, 'PicUrl') };
    case 'miniprogrampage':
      return { kind: 'page', title: textOf(fields, 'Title'), appid: textOf(fields, 'AppId'), path: textOf(fields, 'PagePath') };
    default:
      return { kind: 'other', type: msgType };
  }
}
