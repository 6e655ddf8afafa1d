import type { Contact } from '../world/user';
import type { World } from '../world/world';
import type { MessageTree } from './xml';

/** A message or event for the product. */
export interface PushMessage {
  openid: string;
  /** MsgType, or Event for events: what faults and the log name it by. */
  type: string;
  fields: MessageTree;
  /** The same for accounts with JSON pushes, where it differs from the XML tree. */
  jsonFields?: MessageTree;
  /** A passive reply would be shown; for the other events only "success" makes sense. */
  replyable: boolean;
}

/** Pushes carry real time: the product checks their freshness by its own clock. */
function head(world: World, contact: Contact): MessageTree {
  return {
    ToUserName: world.account(contact.appid)?.ghId ?? '',
    FromUserName: contact.openid,
    CreateTime: world.clock.realSeconds(),
  };
}

/** A normal message (text, image, …) with its own 64-bit MsgId. */
export function normalMessage(world: World, contact: Contact, message: { type: string; fields: MessageTree }): PushMessage {
  const fields = { ...head(world, contact), MsgType: message.type, ...message.fields, MsgId: world.mint.messageId() };
  return { openid: contact.openid, type: message.type, fields, replyable: true };
}

/** An event; by default the product may answer it with a passive reply. */
export function eventMessage(
  world: World,
  contact: Contact,
  event: { type: string; fields?: MessageTree; replyable?: boolean },
): PushMessage {
  const fields = { ...head(world, contact), MsgType: 'event', Event: event.type, ...event.fields };
  return { openid: contact.openid, type: event.type, fields, replyable: event.replyable ?? true };
}

/**
 * A subscribe_msg_* event: in XML the list sits inside a wrapper element,
 * in JSON it is a top-level List (an object when `single`).
 */
export function subscribeEvent(
  world: World,
  contact: Contact,
  event: { type: string; wrapper: string; list: MessageTree[]; single?: boolean },
): PushMessage {
  const base = { ...head(world, contact), MsgType: 'event', Event: event.type };
  const only = event.single ? event.list[0] : undefined;
  return {
    openid: contact.openid,
    type: event.type,
    fields: { ...base, [event.wrapper]: { List: event.list } },
    jsonFields: { ...base, List: only ?? event.list },
    replyable: false,
  };
}
