import type { ChatMessageKind, ChatState } from '@hotline/shared/vocabulary/chat';
import { In, LessThan, Not, type EntityManager, type FindOptionsWhere } from 'typeorm';
import { newId } from '../../platform/ids';
import type { Platform } from '../../platform/platform';
import { ChatMessageRow, ChatRow } from './chat.entity';

/** What is sealed of a message. */
interface Body {
  readonly text: string;
  /** What was answered to it by itself; null: nothing. */
  readonly say: string | null;
}

/** A message before it has its place. */
export interface NewMessage extends Partial<Pick<ChatMessageRow, 'staffId' | 'fileState' | 'delivery'>> {
  readonly key: string;
  readonly kind: ChatMessageKind;
  readonly author: ChatMessageRow['author'];
  readonly text: string;
  readonly say?: string | null;
}

/** What must still hold of a chat for it to be changed. */
export type Guard = Omit<FindOptionsWhere<ChatRow>, 'id'>;
type Change = Partial<Omit<ChatRow, 'id' | 'version' | 'updatedAt'>>;

const place = (id: string): string => `chat_message.body.${id}`;
/** What one desk shows at once. */
const listed = 200;
/** Messages of one chat; more nobody reads, and somebody may send thousands. */
const shown = 500;

/** Chats and what was said in them. */
export class ChatStore {
  constructor(private readonly platform: Pick<Platform, 'db' | 'clock' | 'seal'>) {}

  find(id: string): Promise<ChatRow | null> {
    return this.platform.db.read((em) => em.findOneBy(ChatRow, { id }));
  }

  /** The chat a follower is in, waiting or open. */
  current(openid: string): Promise<ChatRow | null> {
    return this.platform.db.read((em) => em.findOneBy(ChatRow, { openKey: openid }));
  }

  /** The message a key has made, in one chat or whichever. */
  messageOf(messageKey: string, chatId?: string): Promise<ChatMessageRow | null> {
    return this.platform.db.read((em) => em.findOneBy(ChatMessageRow, { messageKey, ...(chatId && { chatId }) }));
  }

  /** What was said in a chat, the oldest first; of a very long one the end. */
  async messages(chatId: string): Promise<ChatMessageRow[]> {
    const newest = await this.platform.db.read((em) => em.find(ChatMessageRow, { where: { chatId }, order: { seq: 'DESC' }, take: shown }));
    return newest.reverse();
  }

  message(chatId: string, id: string): Promise<ChatMessageRow | null> {
    return this.platform.db.read((em) => em.findOneBy(ChatMessageRow, { chatId, id }));
  }

  /** Chats in a state, the longest waiting first. */
  list(state: ChatState, more: Guard = {}): Promise<ChatRow[]> {
    return this.platform.db.read((em) => em.find(ChatRow, { where: { state, ...more }, order: { requestedAt: 'ASC', id: 'ASC' }, take: listed }));
  }

  /** The last message of each chat that a colleague did not write for colleagues. */
  async lastMessages(chats: readonly ChatRow[]): Promise<Map<string, ChatMessageRow>> {
    if (chats.length === 0) return new Map();
    const rows = await this.platform.db.read((em) =>
      em
        .createQueryBuilder(ChatMessageRow, 'm')
        .where('m.chatId IN (:...ids)', { ids: chats.map(({ id }) => id) })
        .andWhere((query) => `m.seq = ${query.subQuery().select('MAX(o.seq)').from(ChatMessageRow, 'o').where("o.chatId = m.chatId AND o.kind <> 'note'").getQuery()}`)
        .getMany(),
    );
    return new Map(rows.map((row) => [row.chatId, row]));
  }

  count(where: FindOptionsWhere<ChatRow>): Promise<number> {
    return this.platform.db.read((em) => em.countBy(ChatRow, where));
  }

  /** How many asked for a person before this chat did and still wait. */
  ahead({ requestedAt }: Pick<ChatRow, 'requestedAt'>): Promise<number> {
    return this.count({ state: 'waiting', requestedAt: LessThan(requestedAt) });
  }

  /** A follower's other chats, newest first. */
  earlier({ openid, id }: ChatRow): Promise<ChatRow[]> {
    return this.platform.db.read((em) => em.find(ChatRow, { where: { openid, id: Not(id), state: 'closed' }, order: { requestedAt: 'DESC' }, take: 10 }));
  }

  /** Every chat changed after an instant, in the order of the changes. */
  changedSince(after: number): Promise<ChatRow[]> {
    return this.platform.db.read((em) => em.createQueryBuilder(ChatRow, 'c').where('c.updatedAt > :after', { after }).orderBy('c.updatedAt').addOrderBy('c.id').getMany());
  }

  /** Open chats in which nobody has said anything since an instant. */
  idleSince(before: number): Promise<ChatRow[]> {
    return this.platform.db.read((em) => em.find(ChatRow, { where: { state: 'open', lastAt: LessThan(before) }, take: listed }));
  }

  /** Opens a chat with its first message, inside the caller's transaction; a follower already in one hits a unique key. */
  async insert(em: EntityManager, follower: Pick<ChatRow, 'openid' | 'citizenId'>, first: NewMessage): Promise<void> {
    const now = this.platform.clock.now();
    const chat: ChatRow = {
      ...follower, id: newId(), openKey: follower.openid, state: 'waiting', operatorId: null, unanswered: true, requestedAt: now, closedAt: null,
      ending: null, satisfaction: null, ticketId: null, lastAt: now, version: 1, updatedAt: now,
    };
    await em.insert(ChatRow, chat);
    await this.insertMessage(em, chat, first);
  }

  /**
   * Changes a chat that still is as the guard says, and gives it its next version; null when it no longer is. It is the
   * first statement of a unit, so that changes of one chat queue up.
   */
  async change(em: EntityManager, id: string, { guard, set = {} }: { readonly guard: Guard; readonly set?: Change }): Promise<ChatRow | null> {
    const { affected } = await em.createQueryBuilder().update(ChatRow).set({ ...set, version: () => 'version + 1', updatedAt: this.platform.clock.now() }).where({ ...guard, id }).execute();
    return affected === 1 ? em.findOneByOrFail(ChatRow, { id }) : null;
  }

  /** Writes a message into a chat that has just been given its version. */
  async insertMessage(em: EntityManager, chat: Pick<ChatRow, 'id' | 'version'>, { key, text, say = null, ...message }: NewMessage): Promise<ChatMessageRow> {
    const id = newId();
    const body: Body = { text, say };
    const row: ChatMessageRow = {
      staffId: null, fileState: null, delivery: null, ...message, id, chatId: chat.id, seq: chat.version, messageKey: key, attachmentId: null, refusal: null,
      bodySealed: this.platform.seal.seal(JSON.stringify(body), place(id)) ?? '', at: this.platform.clock.now(),
    };
    await em.insert(ChatMessageRow, row);
    return row;
  }

  /** Sets what became of a message, and lets desks know; after one that did not go out the follower still waits. False when it has been forgotten. */
  settle({ id, chatId }: ChatMessageRow, outcome: Partial<Pick<ChatMessageRow, 'delivery' | 'refusal' | 'fileState'>>): Promise<boolean> {
    return this.platform.db.transact(async (em) => {
      await this.change(em, chatId, { guard: {}, set: outcome.delivery === 'refused' ? { unanswered: true } : {} });
      return (await em.update(ChatMessageRow, { id }, outcome)).affected === 1;
    });
  }

  /** Notes under which id the file of a message went into the chat's ticket. */
  async attach({ id }: ChatMessageRow, attachmentId: string): Promise<void> {
    await this.platform.db.transact((em) => em.update(ChatMessageRow, { id }, { attachmentId }));
  }

  /** What was said. */
  bodyOf({ id, bodySealed }: Pick<ChatMessageRow, 'id' | 'bodySealed'>): Body {
    return JSON.parse(this.platform.seal.open(bodySealed, place(id)) ?? '') as Body;
  }

  /** The messages of a follower's that have files, or are about to. */
  async filesOf(em: EntityManager, openid: string): Promise<string[]> {
    const chats = await em.findBy(ChatRow, { openid });
    const rows = await em.find(ChatMessageRow, { where: { chatId: In(chats.map(({ id }) => id)), fileState: Not('lost') }, select: { id: true } });
    return rows.map(({ id }) => id);
  }

  /** Ends a follower's chats and forgets what was said and by whom; returns the messages that had files. */
  async forget(em: EntityManager, openid: string): Promise<string[]> {
    const withFiles = await this.filesOf(em, openid);
    const chats = await em.findBy(ChatRow, { openid });
    await em.delete(ChatMessageRow, { chatId: In(chats.map(({ id }) => id)) });
    for (const { id, ending, closedAt } of chats) {
      const end = { state: 'closed', ending: ending ?? 'unfollow', closedAt: closedAt ?? this.platform.clock.now() } as const;
      await this.change(em, id, { guard: {}, set: { ...end, openid: `erased.${id}`, openKey: null, unanswered: false } });
    }
    return withFiles;
  }
}
