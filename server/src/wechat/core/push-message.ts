import { createHash } from 'node:crypto';
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
  const message = {
    appid,
    key: '',
    toUser: textOf(fields, 'ToUserName'),
    fromUser: textOf(fields, 'FromUserName'),
    createTime: Number(textOf(fields, 'CreateTime')),
    msgType: textOf(fields, 'MsgType'),
    fields,
    ...(textOf(fields, 'Event') ? { event: textOf(fields, 'Event') } : {}),
  };
  if (!message.toUser || !/^[\w@-]{1,64}$/.test(message.fromUser) || !/^\d{1,10}$/.test(textOf(fields, 'CreateTime')) || !message.msgType) {
    throw new Refused('incomplete message');
  }
  return { ...message, key: createHash('sha256').update(JSON.stringify([appid, ...identity(fields)])).digest('hex') };
}

/**
 * What makes a message the same (接收普通消息 → 消息排重): MsgId; for results of sending the id of what was sent; else
 * sender, second, event and key, because two menu clicks within one second are legal.
 */
function identity(fields: Tree): readonly string[] {
  const msgId = textOf(fields, 'MsgId');
  if (msgId) return ['message', msgId];
  const event = textOf(fields, 'Event');
  const sent = [textOf(fields, 'MsgID'), textOf(fields, 'trace_id'), ...listed(fields, event)].filter((id) => id !== '');
  if (sent.length > 0) return ['sent', event, ...sent];
  return ['event', textOf(fields, 'FromUserName'), textOf(fields, 'CreateTime'), event, textOf(fields, 'EventKey')];
}

function listed(fields: Tree, event: string): readonly string[] {
  if (event !== 'subscribe_msg_sent_event') return [];
  return [...treesOf(fields, 'List'), ...treesOf(treeOf(fields, 'SubscribeMsgSentEvent'), 'List')].map((item) => textOf(item, 'MsgID'));
}
