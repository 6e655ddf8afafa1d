import type { PushMessage } from '../core/push-message';
import { optionalText, textOf, treeOf } from '../core/tree';
import { readSubscriptionEvent, type SubscriptionEvent } from '../messaging/subscription-events';

/** What a push to the mini-program means. */
export type MiniProgramMessage =
  /** Result of checking a picture or a voice; within 30 minutes of asking. */
  | { readonly kind: 'mediaChecked'; readonly traceId: string; readonly suggestion: 'pass' | 'review' | 'risky' }
  | { readonly kind: 'customerService'; readonly from: string }
  | { readonly kind: 'authorizationRevoked'; readonly openid: string }
  | SubscriptionEvent
  | { readonly kind: 'other'; readonly type: string };

/** The view of a message; what is not known is `other`, never an error. */
export function readMiniProgramMessage(message: PushMessage): MiniProgramMessage {
  const { fields } = message;
  switch (message.event) {
    case 'wxa_media_check':
      return { kind: 'mediaChecked', traceId: textOf(fields, 'trace_id'), suggestion: suggestionOf(textOf(treeOf(fields, 'result'), 'suggest')) };
    case 'user_enter_tempsession':
      return { kind: 'customerService', from: textOf(fields, 'SessionFrom') };
    case 'user_authorization_revoke':
      return { kind: 'authorizationRevoked', openid: optionalText(fields, 'OpenID') ?? message.fromUser };
    default:
      return readSubscriptionEvent(message) ?? { kind: 'other', type: message.event ?? message.msgType };
  }
}

/** Anything unclear goes to a person. */
const suggestionOf = (text: string): 'pass' | 'review' | 'risky' => (text === 'pass' || text === 'risky' ? text : 'review');
