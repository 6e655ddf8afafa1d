import type { ChatEntry, Contact } from './user';
import type { World } from './world';

const CHAT_LIMIT = 300;

/** Adds a bubble to a person's chat with an account; the oldest fall off after 300. */
export function addChat(
  world: World,
  contact: Contact,
  entry: Pick<ChatEntry, 'from' | 'type' | 'text'> & { detail?: Record<string, unknown> },
): ChatEntry {
  world.state.chatSeq += 1;
  const full: ChatEntry = { detail: {}, ...entry, seq: world.state.chatSeq, at: world.clock.now() };
  contact.chat.push(full);
  if (contact.chat.length > CHAT_LIMIT) contact.chat.shift();
  return full;
}
