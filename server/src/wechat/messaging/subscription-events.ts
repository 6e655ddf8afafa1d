import { listed, type PushMessage } from '../core/push-message';
import { numberOf, optionalText, textOf, type Tree } from '../core/tree';

/** What people decided on notices and what became of them (订阅消息 → 相关事件推送); alike for both kinds of account. */
export type SubscriptionEvent =
  /** The person answered the sheet (`asked`), or changed the settings later (`settings`). */
  | { readonly kind: 'subscriptionChoice'; readonly source: 'asked' | 'settings'; readonly choices: readonly SubscriptionChoice[] }
  /** The final word on a notice. */
  | { readonly kind: 'subscriptionSent'; readonly results: readonly SubscriptionResult[] };

export interface SubscriptionChoice {
  readonly templateId: string;
  readonly accepted: boolean;
}

export interface SubscriptionResult {
  readonly templateId: string;
  readonly messageId: string;
  readonly delivered: boolean;
  /** WeChat's number for what went wrong; 0 when delivered, NaN when it was not told. */
  readonly errorCode: number;
  readonly status?: string;
}

/** The view of such an event, or null for any other message. */
export function readSubscriptionEvent({ event, fields }: PushMessage): SubscriptionEvent | null {
  switch (event) {
    case 'subscribe_msg_popup_event':
      return { kind: 'subscriptionChoice', source: 'asked', choices: listed(fields, event).map(toChoice) };
    case 'subscribe_msg_change_event':
      return { kind: 'subscriptionChoice', source: 'settings', choices: listed(fields, event).map(toChoice) };
    case 'subscribe_msg_sent_event':
      return { kind: 'subscriptionSent', results: listed(fields, event).map(toResult) };
    default:
      return null;
  }
}

const toChoice = (item: Tree): SubscriptionChoice => ({ templateId: textOf(item, 'TemplateId'), accepted: textOf(item, 'SubscribeStatusString').startsWith('accept') });

function toResult(item: Tree): SubscriptionResult {
  const status = optionalText(item, 'ErrorStatus');
  return { templateId: textOf(item, 'TemplateId'), messageId: textOf(item, 'MsgID'), delivered: textOf(item, 'ErrorCode') === '0', errorCode: numberOf(item, 'ErrorCode'), ...(status ? { status } : {}) };
}
