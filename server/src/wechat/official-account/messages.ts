import type { PushMessage } from '../core/push-message';
import { numberOf, optionalText, textOf, treeOf, type Tree } from '../core/tree';
import { readIdentityEvent, type IdentityEvent } from '../messaging/identity-events';
import { readSubscriptionEvent, type SubscriptionEvent } from '../messaging/subscription-events';

/** What a push to the official account means (接收普通消息, 接收事件推送). Fields this product has no use for stay in `fields`. */
export type OfficialAccountMessage =
  /** `optionId`: the option of a message menu the person tapped. */
  | { readonly kind: 'text'; readonly content: string; readonly optionId?: string }
  | { readonly kind: 'image'; readonly mediaId: string; readonly pictureUrl: string }
  /** `recognition` rarely comes: somebody has to listen. */
  | { readonly kind: 'voice'; readonly mediaId: string; readonly format: string; readonly recognition?: string }
  | { readonly kind: 'video'; readonly mediaId: string }
  | ({ readonly kind: 'location' } & Place)
  | { readonly kind: 'link'; readonly title: string; readonly description: string; readonly url: string }
  /** `scene` when the person came by a QR code. */
  | { readonly kind: 'follow'; readonly scene?: string }
  /** Everything kept about the person's WeChat identity must go. */
  | { readonly kind: 'unfollow' }
  | { readonly kind: 'scan'; readonly scene: string }
  /** Where the person is, sent by itself on entering the chat: nobody asked, nothing may be answered. */
  | { readonly kind: 'position'; readonly latitude: number; readonly longitude: number }
  | { readonly kind: 'menuClick'; readonly key: string }
  /** A page or a mini-program opened from the menu. */
  | { readonly kind: 'menuView'; readonly target: string }
  /** A code scanned from the menu; the person waits for an answer only when `waits`. */
  | { readonly kind: 'menuScan'; readonly key: string; readonly result: string; readonly waits: boolean }
  /** Pictures chosen from the menu; they follow as messages. */
  | { readonly kind: 'menuPictures'; readonly key: string; readonly count: number }
  /** A place chosen from the menu; it follows as a message. */
  | ({ readonly kind: 'menuPlace'; readonly key: string } & Place)
  | { readonly kind: 'templateResult'; readonly messageId: string; readonly outcome: 'delivered' | 'blocked' | 'failed' }
  | IdentityEvent
  | SubscriptionEvent
  /** What befell the account itself, its desks or its articles: for the log and the administrator. */
  | { readonly kind: 'accountEvent'; readonly event: string }
  /** Nothing this product acts upon. */
  | { readonly kind: 'other'; readonly type: string };

interface Place {
  readonly latitude: number;
  readonly longitude: number;
  readonly label: string;
}

type View = (message: PushMessage) => OfficialAccountMessage;

const scenePrefix = 'qrscene_';

const placeOf = (fields: Tree): Place => ({ latitude: numberOf(fields, 'Location_X'), longitude: numberOf(fields, 'Location_Y'), label: textOf(fields, 'Label') });

const messageViews: Readonly<Record<string, View>> = {
  text: ({ fields }) => ({ kind: 'text', content: textOf(fields, 'Content'), ...given('optionId', optionalText(fields, 'bizmsgmenuid')) }),
  image: ({ fields }) => ({ kind: 'image', mediaId: textOf(fields, 'MediaId'), pictureUrl: textOf(fields, 'PicUrl') }),
  voice: ({ fields }) => ({ kind: 'voice', mediaId: textOf(fields, 'MediaId'), format: textOf(fields, 'Format'), ...given('recognition', optionalText(fields, 'Recognition')) }),
  video: ({ fields }) => ({ kind: 'video', mediaId: textOf(fields, 'MediaId') }),
  shortvideo: ({ fields }) => ({ kind: 'video', mediaId: textOf(fields, 'MediaId') }),
  location: ({ fields }) => ({ kind: 'location', ...placeOf(fields) }),
  link: ({ fields }) => ({ kind: 'link', title: textOf(fields, 'Title'), description: textOf(fields, 'Description'), url: textOf(fields, 'Url') }),
};

const menuView: View = ({ fields }) => ({ kind: 'menuView', target: textOf(fields, 'EventKey') });
const menuScan = (waits: boolean): View => ({ fields }) => ({ kind: 'menuScan', key: textOf(fields, 'EventKey'), result: textOf(treeOf(fields, 'ScanCodeInfo'), 'ScanResult'), waits });
const menuPictures: View = ({ fields }) => ({ kind: 'menuPictures', key: textOf(fields, 'EventKey'), count: numberOf(treeOf(fields, 'SendPicsInfo'), 'Count') });
const accountEvent: View = ({ event = '' }) => ({ kind: 'accountEvent', event });

const accountEvents = [
  'kf_create_session', 'kf_close_session', 'kf_switch_session', 'MASSSENDJOBFINISH', 'PUBLISHJOBFINISH',
  'qualification_verify_success', 'qualification_verify_fail', 'naming_verify_success', 'naming_verify_fail', 'annual_renew', 'verify_expired',
];

const eventViews: Readonly<Record<string, View>> = {
  subscribe: ({ fields }) => ({ kind: 'follow', ...given('scene', sceneOf(textOf(fields, 'EventKey'))) }),
  unsubscribe: () => ({ kind: 'unfollow' }),
  SCAN: ({ fields }) => ({ kind: 'scan', scene: textOf(fields, 'EventKey') }),
  LOCATION: ({ fields }) => ({ kind: 'position', latitude: numberOf(fields, 'Latitude'), longitude: numberOf(fields, 'Longitude') }),
  CLICK: ({ fields }) => ({ kind: 'menuClick', key: textOf(fields, 'EventKey') }),
  VIEW: menuView,
  view_miniprogram: menuView,
  scancode_push: menuScan(false),
  scancode_waitmsg: menuScan(true),
  pic_sysphoto: menuPictures,
  pic_photo_or_album: menuPictures,
  pic_weixin: menuPictures,
  location_select: ({ fields }) => ({ kind: 'menuPlace', key: textOf(fields, 'EventKey'), ...placeOf(treeOf(fields, 'SendLocationInfo')) }),
  TEMPLATESENDJOBFINISH: ({ fields }) => ({ kind: 'templateResult', messageId: textOf(fields, 'MsgID'), outcome: outcomeOf(textOf(fields, 'Status')) }),
  ...Object.fromEntries(accountEvents.map((name) => [name, accountEvent])),
};

/** The view of a message; what is not known is `other`, never an error. */
export function readOfficialAccountMessage(message: PushMessage): OfficialAccountMessage {
  const views = message.msgType === 'event' ? eventViews : messageViews;
  const name = message.event ?? message.msgType;
  if (Object.hasOwn(views, name)) return views[name]?.(message) ?? { kind: 'other', type: name };
  return readSubscriptionEvent(message) ?? readIdentityEvent(message) ?? { kind: 'other', type: name };
}

const given = <K extends string>(name: K, value: string | undefined): Partial<Record<K, string>> => (value === undefined ? {} : ({ [name]: value } as Record<K, string>));

const sceneOf = (eventKey: string): string | undefined => (eventKey.startsWith(scenePrefix) ? eventKey.slice(scenePrefix.length) : undefined);

function outcomeOf(status: string): 'delivered' | 'blocked' | 'failed' {
  if (status === 'success') return 'delivered';
  return /user\s*block/.test(status) ? 'blocked' : 'failed';
}
