import type { PushMessage } from '../core/push-message';
import { numberOf, optionalText, textOf } from '../core/tree';
import { readSubscriptionEvent, type SubscriptionEvent } from '../messaging/subscription-events';

/** What a push to the official account means (接收普通消息, 接收事件推送). Fields this product has no use for stay in `fields`. */
export type OfficialAccountMessage =
  /** `optionId`: the option of a message menu the person tapped. */
  | { readonly kind: 'text'; readonly content: string; readonly optionId?: string }
  | { readonly kind: 'image'; readonly mediaId: string; readonly pictureUrl: string }
  /** `recognition` rarely comes: somebody has to listen. */
  | { readonly kind: 'voice'; readonly mediaId: string; readonly format: string; readonly recognition?: string }
  | { readonly kind: 'video'; readonly mediaId: string }
  | { readonly kind: 'location'; readonly latitude: number; readonly longitude: number; readonly label: string }
  | { readonly kind: 'link'; readonly title: string; readonly url: string }
  /** `scene` when the person came by a QR code. */
  | { readonly kind: 'follow'; readonly scene?: string }
  /** Everything kept about the person's WeChat identity must go. */
  | { readonly kind: 'unfollow' }
  | { readonly kind: 'scan'; readonly scene: string }
  | { readonly kind: 'menuClick'; readonly key: string }
  | { readonly kind: 'templateResult'; readonly messageId: string; readonly outcome: 'delivered' | 'blocked' | 'failed' }
  | { readonly kind: 'authorizationRevoked'; readonly openid: string }
  | SubscriptionEvent
  /** Nothing this product acts upon. */
  | { readonly kind: 'other'; readonly type: string };

type View = (message: PushMessage) => OfficialAccountMessage;

const scenePrefix = 'qrscene_';

const messageViews: Readonly<Record<string, View>> = {
  text: ({ fields }) => ({ kind: 'text', content: textOf(fields, 'Content'), ...given('optionId', optionalText(fields, 'bizmsgmenuid')) }),
  image: ({ fields }) => ({ kind: 'image', mediaId: textOf(fields, 'MediaId'), pictureUrl: textOf(fields, 'PicUrl') }),
  voice: ({ fields }) => ({ kind: 'voice', mediaId: textOf(fields, 'MediaId'), format: textOf(fields, 'Format'), ...given('recognition', optionalText(fields, 'Recognition')) }),
  video: ({ fields }) => ({ kind: 'video', mediaId: textOf(fields, 'MediaId') }),
  shortvideo: ({ fields }) => ({ kind: 'video', mediaId: textOf(fields, 'MediaId') }),
  location: ({ fields }) => ({ kind: 'location', latitude: numberOf(fields, 'Location_X'), longitude: numberOf(fields, 'Location_Y'), label: textOf(fields, 'Label') }),
  link: ({ fields }) => ({ kind: 'link', title: textOf(fields, 'Title'), url: textOf(fields, 'Url') }),
};

const eventViews: Readonly<Record<string, View>> = {
  subscribe: ({ fields }) => ({ kind: 'follow', ...given('scene', sceneOf(textOf(fields, 'EventKey'))) }),
  unsubscribe: () => ({ kind: 'unfollow' }),
  SCAN: ({ fields }) => ({ kind: 'scan', scene: textOf(fields, 'EventKey') }),
  CLICK: ({ fields }) => ({ kind: 'menuClick', key: textOf(fields, 'EventKey') }),
  TEMPLATESENDJOBFINISH: ({ fields }) => ({ kind: 'templateResult', messageId: textOf(fields, 'MsgID'), outcome: outcomeOf(textOf(fields, 'Status')) }),
  user_authorization_revoke: ({ fields, fromUser }) => ({ kind: 'authorizationRevoked', openid: optionalText(fields, 'OpenID') ?? fromUser }),
};

/** The view of a message; what is not known is `other`, never an error. */
export function readOfficialAccountMessage(message: PushMessage): OfficialAccountMessage {
  const views = message.msgType === 'event' ? eventViews : messageViews;
  const name = message.event ?? message.msgType;
  if (Object.hasOwn(views, name)) return views[name]?.(message) ?? { kind: 'other', type: name };
  return readSubscriptionEvent(message) ?? { kind: 'other', type: name };
}

const given = <K extends string>(name: K, value: string | undefined): Partial<Record<K, string>> => (value === undefined ? {} : ({ [name]: value } as Record<K, string>));

const sceneOf = (eventKey: string): string | undefined => (eventKey.startsWith(scenePrefix) ? eventKey.slice(scenePrefix.length) : undefined);

function outcomeOf(status: string): 'delivered' | 'blocked' | 'failed' {
  if (status === 'success') return 'delivered';
  return /user\s*block/.test(status) ? 'blocked' : 'failed';
}
