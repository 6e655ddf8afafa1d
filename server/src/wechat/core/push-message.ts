import { hash } from 'node:crypto';
import { Refused } from './refused';
import { textOf, treeOf, treesOf, type Tree } from './tree';

/** A push that proved to be WeChat's. */
export interface PushMessage {
  /** The account it was pushed to. */
  readonly appid: string;
  /** The same for every delivery of one message; 64 hex digits. */
  readonly key: string;
  /** Original id of the account (gh_…). */
  readonly toUser: string;
  /** The person's openid. */
  readonly fromUser: string;
  /** Seconds since 1970. */
  readonly createTime: number;
  readonly msgType: string;
  /** Only with msgType `event`. */
  readonly event?: string;
  readonly fields: Tree;
}

/** Builds a message from its fields. Throws Refused when one that every push has is missing. */
export function toPushMessage(appid: string, fields: Tree): PushMessage {
  const toUser = textOf(fields, 'ToUserName');
  const fromUser = textOf(fields, 'FromUserName');
  const time = textOf(fields, 'CreateTime');
  const msgType = textOf(fields, 'MsgType');
  if (!toUser || !/^[\w@-]{1,64}$/.test(fromUser) || !/^\d{1,10}$/.test(time) || !msgType) throw new Refused('incomplete message');
  const key = hash('sha256', JSON.stringify([appid, ...identity(fields)]));
  const message = { appid, key, toUser, fromUser, createTime: Number(time), msgType, fields };
  return msgType === 'event' ? { ...message, event: textOf(fields, 'Event') } : message;
}

/**
 * What makes a message the same (接收普通消息 → 消息排重): MsgId; for results of sending the id of what was sent; else
 * sender, second, event and what it is about, because two menu clicks or choices within one second are legal.
 */
function identity(fields: Tree): readonly string[] {
  const msgId = textOf(fields, 'MsgId');
  if (msgId) return ['message', msgId];
  const event = textOf(fields, 'Event');
  const items = listed(fields, event);
  const sent = [textOf(fields, 'MsgID'), textOf(fields, 'trace_id'), ...items.map((item) => textOf(item, 'MsgID'))].filter((id) => id !== '');
  if (sent.length > 0) return ['sent', event, ...sent];
  const about = items.flatMap((item) => [textOf(item, 'TemplateId'), textOf(item, 'SubscribeStatusString')]);
  return ['event', textOf(fields, 'FromUserName'), textOf(fields, 'CreateTime'), event, textOf(fields, 'EventKey'), ...about];
}

/** XML wraps these lists in an element; JSON has them at the top. */
const wrappers: Readonly<Record<string, string>> = {
  subscribe_msg_popup_event: 'SubscribeMsgPopupEvent',
  subscribe_msg_change_event: 'SubscribeMsgChangeEvent',
  subscribe_msg_sent_event: 'SubscribeMsgSentEvent',
};

/** The items of a subscription event; of any other there are none. */
export function listed(fields: Tree, event: string): readonly Tree[] {
  const wrapper = Object.hasOwn(wrappers, event) ? wrappers[event] : undefined;
  return wrapper === undefined ? [] : [...treesOf(treeOf(fields, wrapper), 'List'), ...treesOf(fields, 'List')];
}
