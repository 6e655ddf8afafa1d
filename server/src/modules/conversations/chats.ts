import type { ChatMessageKind } from '@hotline/shared/vocabulary/chat';
import type { MenuKey } from '@hotline/shared/vocabulary/menu-key';
import { isDuplicateKey } from '../../platform/db/db-errors';
import type { OfficialAccountMessage, PushMessage } from '../../wechat';
import { chatClosed, type ChatParts } from './chat-deps';
import type { ChatMessageRow, ChatRow } from './chat.entity';
import * as words from './chat-words';

/** What the dialogue and the pushes know of the chats with operators. */
export interface Chats {
  /** Opens a chat with an operator, or keeps the one there is, and returns what to say. */
  request(push: PushMessage): Promise<string>;
  /** Takes a follower's message into the chat that is open; null when none is. */
  take(push: PushMessage, message: OfficialAccountMessage): Promise<{ say: string | null } | null>;
  /** Ends a follower's chats and forgets who it was and what was said. */
  forget(openid: string): Promise<void>;
}

const kinds: Partial<Record<OfficialAccountMessage['kind'], ChatMessageKind>> = { text: 'text', image: 'image', voice: 'voice', location: 'location', link: 'link' };

/** 我的诉求 asks nothing back. */
const progressKey: MenuKey = 'MINE';

/** The follower's side of the chats. */
export class FollowerChats implements Chats {
  constructor(private readonly parts: ChatParts) {}

  async request({ fromUser: openid, key }: PushMessage): Promise<string> {
    const { platform, citizens, store } = this.parts;
    const chat = await store.current(openid);
    if (chat) return this.whereabouts(chat);
    const citizenId = await citizens.findOrCreate([{ kind: 'officialAccount', subject: openid }]);
    const say = await this.queueWords(await store.count({ state: 'waiting' }));
    try {
      await platform.db.transact((em) => store.insert(em, { openid, citizenId }, { key, kind: 'request', author: 'follower', text: '', say }));
    } catch (error) {
      // Asked twice at the same moment: the other has opened it.
      if (!isDuplicateKey(error)) throw error;
    }
    return say;
  }

  async take(push: PushMessage, message: OfficialAccountMessage): Promise<{ say: string | null } | null> {
    const { store, window } = this.parts;
    await window.note(push, message);
    if (push.msgType === 'event') return this.heed(push, message);
    const rated = await this.rate(push.fromUser, message);
    if (rated) return rated;
    const known = await store.messageOf(push.key);
    if (known) return this.answered(known, message);
    const chat = await store.current(push.fromUser);
    return chat && (words.asksToEnd(message, chat.state) ? this.end(push, chat, message) : this.keep(push, chat, message));
  }

  async forget(openid: string): Promise<void> {
    const { platform, store, files, window } = this.parts;
    // The files first: cut off afterwards, the push comes again and still knows of them.
    await files.remove(await platform.db.read((em) => store.filesOf(em, openid)));
    const late = await platform.db.transact(async (em) => {
      await window.forget(em, openid);
      return store.forget(em, openid);
    });
    await files.remove(late);
  }

  /** While a chat lasts a tap on the menu begins nothing: what the dialogue then asked would be answered to the operator. */
  private async heed({ fromUser }: PushMessage, message: OfficialAccountMessage): Promise<{ say: string } | null> {
    if (message.kind !== 'menuClick' || message.key === progressKey) return null;
    const chat = await this.parts.store.current(fromUser);
    return chat && { say: await this.whereabouts(chat) };
  }

  private async queueWords(ahead: number): Promise<string> {
    const { platform, city } = this.parts;
    return words.queued(ahead, words.deskIsOpen(platform.clock.now()), await city.profile());
  }

  private async whereabouts(chat: ChatRow): Promise<string> {
    return chat.state === 'open' ? words.beingServed : this.queueWords(await this.parts.store.ahead(chat));
  }

  /** What is said to a message by itself; silence while an operator is there to answer. */
  private async sayTo(chat: ChatRow, message: OfficialAccountMessage): Promise<string | null> {
    if (!kinds[message.kind]) return words.unreadable;
    if (chat.state === 'open') return null;
    if (words.asksForQueue(message)) return this.whereabouts(chat);
    // Version 1 is the asking itself: what comes first after it is acknowledged once.
    return chat.version === 1 ? words.leftMessage : null;
  }

  private async keep(push: PushMessage, chat: ChatRow, message: OfficialAccountMessage): Promise<{ say: string | null } | null> {
    const { platform, store } = this.parts;
    const say = await this.sayTo(chat, message);
    const kind = kinds[message.kind] ?? 'other';
    const fileState = kind === 'image' || kind === 'voice' ? 'pending' : null;
    const row = await platform.db.transact(async (em) => {
      const changed = await store.change(em, chat.id, { guard: { openKey: push.fromUser }, set: { lastAt: platform.clock.now(), unanswered: true } });
      return changed && store.insertMessage(em, changed, { key: push.key, kind, author: 'follower', text: words.wordsOf(message), say, fileState });
    });
    return row && this.answered(row, message);
  }

  /** The file of a message comes after its place in the chat is taken; handled again, only what is missing is fetched. */
  private async answered(row: ChatMessageRow, message: OfficialAccountMessage): Promise<{ say: string | null }> {
    if (row.fileState === 'pending') await this.parts.files.fetch(row, message);
    return { say: this.parts.store.bodyOf(row).say };
  }

  private end(push: PushMessage, chat: ChatRow, message: OfficialAccountMessage): Promise<{ say: string } | null> {
    const { platform, store } = this.parts;
    return platform.db.transact(async (em) => {
      const now = platform.clock.now();
      const closed = await store.change(em, chat.id, { guard: { openKey: push.fromUser }, set: { state: 'closed', openKey: null, ending: 'follower', closedAt: now, lastAt: now, unanswered: false } });
      if (!closed) return null;
      // Somebody may have taken it in this moment.
      const served = closed.operatorId !== null;
      const say = served ? words.ended : words.leftQueue;
      await store.insertMessage(em, closed, { key: push.key, kind: 'text', author: 'follower', text: words.wordsOf(message), say });
      if (served) await platform.outbox.publish(em, chatClosed, { chatId: chat.id });
      return { say };
    });
  }

  private async rate(openid: string, message: OfficialAccountMessage): Promise<{ say: string } | null> {
    const { platform, store } = this.parts;
    const rating = words.ratingOf(message);
    const rated = rating && (await platform.db.transact((em) => store.change(em, rating.chatId, { guard: { openid }, set: { satisfaction: rating.satisfaction } })));
    return rated ? { say: words.thanks[rating.satisfaction] } : null;
  }
}
