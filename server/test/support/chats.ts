import { randomUUID } from 'node:crypto';
import { listChats, sendChatMessage, takeNextChat, type ChatView } from '@hotline/shared/contracts/chats.staff';
import { newFollower, type Follower } from './follower';
import type { Hotline } from './hotline';
import type { Person } from './people';

/** A new follower who asked for a person and said what it is about, taken over by an operator whose queue was empty. */
export async function openChat(hotline: Hotline, operator: Person): Promise<{ follower: Follower; chat: ChatView }> {
  const { waiting } = await operator.call(listChats, {});
  if (waiting.length > 0) throw new Error('others wait');
  const follower = await newFollower(hotline);
  await follower.say('人工');
  await follower.say('楼道灯坏了一个月没有人修。');
  return { follower, chat: await operator.call(takeNextChat, {}) };
}

/** Sends a text from the desk, under a key of its own unless one is given; the chat as it then stands. */
export function reply(operator: Person, { id }: Pick<ChatView, 'id'>, words: string | { readonly key: string; readonly text: string }): Promise<ChatView> {
  const body = typeof words === 'string' ? { key: randomUUID(), text: words } : words;
  return operator.call(sendChatMessage, { params: { id }, body });
}
