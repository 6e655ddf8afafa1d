import * as z from 'zod/mini';
import { chatLimits, utf8Bytes } from '../rules/chat-limits';
import { chatDeliveries, chatEndings, chatMessageKinds, chatRefusals, chatStates } from '../vocabulary/chat';
import { satisfactions } from '../vocabulary/rating';
import { contract } from './contract';
import { id, idempotencyKey, instant, nothing, text } from './fields';
import { citizenTicketItem } from './tickets.citizen';
import { ticketRegistration } from './tickets.staff';

const byId = z.strictObject({ id: id() });

/** A chat in a list. Followers have no names: a number tells them apart. */
const chatItem = z.object({
  id: id(),
  follower: z.string(),
  state: z.enum(chatStates.codes),
  operatorName: z.nullable(z.string()),
  requestedAt: instant(),
  lastAt: instant(),
  lastText: z.string(),
  /** The follower has the last word. */
  unanswered: z.boolean(),
  version: z.int(),
});
export type ChatItem = z.output<typeof chatItem>;

export const listChats = contract({
  method: 'GET',
  path: '/api/staff/chats',
  summary: 'Who waits for a person (the longest first), own chats, and for a shift leader those of the others.',
  response: z.object({ waiting: z.array(chatItem), mine: z.array(chatItem), others: z.array(chatItem) }),
  errors: ['permission.denied'],
});

export const countChats = contract({
  method: 'GET',
  path: '/api/staff/chat-counts',
  summary: 'How many followers wait for a person, and in how many own chats the follower has the last word.',
  response: z.object({ waiting: z.int(), unanswered: z.int() }),
  errors: ['permission.denied'],
});

const chatMessage = z.object({
  id: id(),
  kind: z.enum(chatMessageKinds.codes),
  author: z.enum(['follower', 'operator', 'system']),
  authorName: z.nullable(z.string()),
  text: z.string(),
  /** Address of a picture or a voice (WAV), for whoever has the session; `lost`: it could not be had from WeChat. */
  file: z.nullable(z.object({ url: z.string(), state: z.enum(['pending', 'ready', 'lost']) })),
  delivery: z.nullable(z.enum(chatDeliveries.codes)),
  refusal: z.nullable(z.enum(chatRefusals.codes)),
  at: instant(),
});
export type ChatMessage = z.output<typeof chatMessage>;

/** 客服消息窗口: how many messages may still be sent, and until when; `until` null: none. */
const serviceWindow = z.object({ left: z.int(), until: z.nullable(instant()) });
export type ServiceWindowView = z.output<typeof serviceWindow>;

export const chatActions = ['take', 'send', 'transfer', 'close', 'register'] as const;
export type ChatAction = (typeof chatActions)[number];

const chatView = z.object({
  ...chatItem.shape,
  messages: z.array(chatMessage),
  window: serviceWindow,
  phoneMasked: z.nullable(z.string()),
  ending: z.nullable(z.enum(chatEndings.codes)),
  satisfaction: z.nullable(z.enum(satisfactions.codes)),
  ticket: z.nullable(z.object({ id: id(), ticketNo: z.string() })),
  /** The person's earlier chats and requests, newest first. */
  earlier: z.array(z.object({ id: id(), requestedAt: instant(), operatorName: z.nullable(z.string()), satisfaction: z.nullable(z.enum(satisfactions.codes)) })),
  tickets: z.array(citizenTicketItem),
  /** What this person may do now. */
  actions: z.array(z.enum(chatActions)),
});
export type ChatView = z.output<typeof chatView>;

export const getChat = contract({
  method: 'GET',
  path: '/api/staff/chats/:id',
  summary: 'A chat with its messages, the person’s history and the service window; one of a colleague is not found.',
  params: byId,
  response: chatView,
  errors: ['chat.notFound', 'permission.denied'],
});

export const takeNextChat = contract({
  method: 'POST',
  path: '/api/staff/chats/next',
  summary: 'Take over whoever has waited longest.',
  response: chatView,
  errors: ['chat.noneWaiting', 'permission.denied'],
});

export const takeChat = contract({
  method: 'POST',
  path: '/api/staff/chats/:id/take',
  summary: 'Take over a waiting chat.',
  params: byId,
  response: chatView,
  errors: ['chat.notFound', 'chat.changed', 'permission.denied'],
});

const sentence = () => text(1, chatLimits.textMax).check(z.refine((value: string) => utf8Bytes(value) <= chatLimits.textBytes, { error: `max:${chatLimits.textMax}` }));

export const sendChatMessage = contract({
  method: 'POST',
  path: '/api/staff/chats/:id/messages',
  summary: 'Send a text, or the way to 微受理 (`text` null). One key is one message, whatever became of it.',
  params: byId,
  body: z.strictObject({ key: idempotencyKey(), text: z.nullable(sentence()) }),
  response: chatView,
  errors: ['chat.notFound', 'chat.changed', 'chat.windowClosed', 'permission.denied'],
});

export const sendChatPicture = contract({
  method: 'POST',
  path: '/api/staff/chats/:id/pictures',
  summary: 'Send a picture, re-encoded without metadata. One key is one message, whatever became of it.',
  params: byId,
  query: z.strictObject({ key: idempotencyKey() }),
  body: 'file',
  response: chatView,
  errors: ['attachment.tooLarge', 'attachment.notPicture', 'chat.notFound', 'chat.changed', 'chat.windowClosed', 'permission.denied', 'wechat.unavailable'],
});

export const transferChat = contract({
  method: 'POST',
  path: '/api/staff/chats/:id/transfer',
  summary: 'Hand a chat to a colleague with a note the follower does not see.',
  params: byId,
  body: z.strictObject({ colleague: id(), note: text(1, chatLimits.noteMax) }),
  response: nothing(),
  errors: ['chat.notFound', 'chat.changed', 'chat.unknownColleague', 'permission.denied'],
});

export const closeChat = contract({
  method: 'POST',
  path: '/api/staff/chats/:id/close',
  summary: 'End a chat; the follower is asked for satisfaction while the service window is open.',
  params: byId,
  response: nothing(),
  errors: ['chat.notFound', 'chat.changed', 'permission.denied'],
});

export const registerChatTicket = contract({
  method: 'POST',
  path: '/api/staff/chats/:id/ticket',
  summary: 'Register a request for the follower; the pictures and voices they sent go with it. A chat becomes one ticket.',
  params: byId,
  body: ticketRegistration,
  response: chatView,
  errors: ['chat.notFound', 'chat.changed', 'ticket.keyReused', 'ticket.unknownCategory', 'ticket.unknownArea', 'ticket.unknownAttachment', 'attachment.tooMany', 'permission.denied'],
});

export const listChatColleagues = contract({
  method: 'GET',
  path: '/api/staff/chat-colleagues',
  summary: 'To whom a chat can be handed.',
  response: z.object({ items: z.array(z.object({ id: id(), name: z.string() })) }),
  errors: ['permission.denied'],
});

export const listQuickAnswers = contract({
  method: 'GET',
  path: '/api/staff/quick-answers',
  summary: 'Sentences operators use every day.',
  response: z.object({ items: z.array(z.string()) }),
  errors: ['permission.denied'],
});

export const saveQuickAnswers = contract({
  method: 'POST',
  path: '/api/staff/quick-answers',
  summary: 'Replace the list of quick answers; a shift leader’s business.',
  body: z.strictObject({ items: z.array(sentence()).check(z.maxLength(chatLimits.quickAnswers)) }),
  response: z.object({ items: z.array(z.string()) }),
  errors: ['permission.denied'],
});

/** Events named `chat` of the live stream, each with this JSON. */
export const liveChat = z.object({ id: id(), state: z.enum(chatStates.codes), version: z.int() });
export type LiveChat = z.output<typeof liveChat>;
