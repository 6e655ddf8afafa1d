import type { ChatItem, ChatMessage, ChatView } from '@hotline/shared/contracts/chats.staff';
import { chatMessageKinds } from '@hotline/shared/vocabulary/chat';
import type { StaffActor } from '../staff';
import type { ChatParts } from './chat-deps';
import type { ChatMessageRow, ChatRow } from './chat.entity';
import { actionsOf } from './chat-permissions';

/** A call to WeChat gives up within seconds: whatever is still being sent after this was cut off. */
const cutOffMs = 20_000;
const previewChars = 30;

/** Followers have no names; the end of the chat's number tells them apart, as on a ticket for a queue. */
const followerOf = ({ citizenId }: ChatRow): string => `关注者 ${citizenId.slice(-4)}`;

/** Chats as the desk shows them. */
export function createChatView({ platform, staff, citizens, tickets, store, window }: ChatParts) {
  const wordsOf = (row: ChatMessageRow): string => {
    const { text } = store.bodyOf(row);
    return text || `[${chatMessageKinds.labels[row.kind]}]`;
  };

  const itemOf = (chat: ChatRow, last: ChatMessageRow | undefined, names: ReadonlyMap<string, string>): ChatItem => {
    const { id, state, requestedAt, lastAt, unanswered, version, operatorId } = chat;
    const lastText = last ? [...wordsOf(last)].slice(0, previewChars).join('') : '';
    return { id, state, requestedAt, lastAt, unanswered, version, lastText, follower: followerOf(chat), operatorName: operatorId && (names.get(operatorId) ?? null) };
  };

  const namesOf = (chats: readonly ChatRow[]) => staff.names(chats.flatMap(({ operatorId }) => operatorId ?? []));

  const items = async (chats: readonly ChatRow[]): Promise<ChatItem[]> => {
    const [last, names] = [await store.lastMessages(chats), await namesOf(chats)];
    return chats.map((chat) => itemOf(chat, last.get(chat.id), names));
  };

  const deliveryOf = ({ delivery, at }: ChatMessageRow): ChatMessage['delivery'] => (delivery === 'sending' && platform.clock.now() - at > cutOffMs ? 'unknown' : delivery);

  const messageOf = (row: ChatMessageRow, names: ReadonlyMap<string, string>): ChatMessage => {
    const { id, chatId, kind, author, staffId, fileState, refusal, at } = row;
    const file = fileState && { state: fileState, url: `/api/staff/chats/${chatId}/files/${id}` };
    return { id, kind, author, at, refusal, file, text: store.bodyOf(row).text, delivery: deliveryOf(row), authorName: staffId && (names.get(staffId) ?? null) };
  };

  const messages = async (chatId: string): Promise<ChatMessage[]> => {
    const rows = await store.messages(chatId);
    const names = await staff.names(rows.flatMap(({ staffId }) => staffId ?? []));
    return rows.map((row) => messageOf(row, names));
  };

  const ticketOf = async ({ ticketId }: ChatRow): Promise<ChatView['ticket']> => (ticketId === null ? null : { id: ticketId, ticketNo: (await tickets.summary(ticketId)).ticketNo });

  const earlierOf = async (chat: ChatRow): Promise<ChatView['earlier']> => {
    const rows = await store.earlier(chat);
    const names = await namesOf(rows);
    return rows.map(({ id, requestedAt, operatorId, satisfaction }) => ({ id, requestedAt, satisfaction, operatorName: operatorId && (names.get(operatorId) ?? null) }));
  };

  /** A chat with everything beside it, as somebody may see it. */
  const view = async (actor: StaffActor, chat: ChatRow): Promise<ChatView> => {
    const [item] = await items([chat]);
    if (!item) throw new Error('a chat without its item');
    const { ending, satisfaction, citizenId } = chat;
    return {
      ...item, ending, satisfaction,
      messages: await messages(chat.id),
      window: await window.view(chat.openid),
      phoneMasked: (await citizens.view(citizenId, 'officialAccount')).phoneMasked,
      ticket: await ticketOf(chat),
      earlier: await earlierOf(chat),
      tickets: (await tickets.listOwn(citizenId)).slice(0, 10),
      actions: actionsOf(actor, chat),
    };
  };

  return { items, view };
}

export type ChatViews = ReturnType<typeof createChatView>;
