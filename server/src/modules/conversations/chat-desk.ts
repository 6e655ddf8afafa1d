import type { ChatAction } from '@hotline/shared/contracts/chats.staff';
import { AppError } from '../../platform/errors';
import type { StaffActor } from '../staff';
import { chatClosed, type ChatParts, type ChatStep } from './chat-deps';
import type { ChatRow } from './chat.entity';
import { chatRoles, mayDo, maySee } from './chat-permissions';

const idleMs = 24 * 3600_000;
const open = { state: 'open' } as const;

/** What operators do with chats. */
export class ChatDesk {
  constructor(private readonly parts: Pick<ChatParts, 'platform' | 'staff' | 'store'>) {}

  /** A chat somebody may see; throws chat.notFound. */
  async visible({ actor, chatId }: ChatStep): Promise<ChatRow> {
    const chat = await this.parts.store.find(chatId);
    if (!chat || !maySee(actor, chat)) throw new AppError('chat.notFound');
    return chat;
  }

  /** A chat somebody may do something with as it stands; throws chat.notFound or chat.changed. */
  async allowed(step: ChatStep, action: ChatAction): Promise<ChatRow> {
    const chat = await this.visible(step);
    if (!mayDo(step.actor, chat, action)) throw new AppError('chat.changed');
    return chat;
  }

  async take(step: ChatStep): Promise<void> {
    await this.allowed(step, 'take');
    if (!(await this.tryTake(step))) throw new AppError('chat.changed');
  }

  /** Whoever has waited longest and is not taken by a colleague at the same moment. Throws chat.noneWaiting. */
  async takeNext(actor: StaffActor): Promise<string> {
    for (const { id } of await this.parts.store.list('waiting')) if (await this.tryTake({ actor, chatId: id })) return id;
    throw new AppError('chat.noneWaiting');
  }

  async transfer(step: ChatStep, { colleague, note }: { readonly colleague: string; readonly note: string }): Promise<void> {
    const { platform, staff, store } = this.parts;
    const { id, operatorId } = await this.allowed(step, 'transfer');
    const to = (await staff.ableToWork(...chatRoles)).find((one) => one.id === colleague);
    if (!to || to.id === operatorId) throw new AppError('chat.unknownColleague');
    await platform.db.transact(async (em) => {
      const changed = await store.change(em, id, { guard: { ...open, operatorId: operatorId ?? '' }, set: { operatorId: to.id, lastAt: platform.clock.now() } });
      if (!changed) throw new AppError('chat.changed');
      await store.insertMessage(em, changed, { key: `transfer.${changed.version}`, kind: 'note', author: 'operator', staffId: step.actor.id, text: `转给${to.name}：${note}` });
    });
  }

  /** A word of the follower's in the same moment keeps the chat open: throws chat.changed. */
  async close(step: ChatStep): Promise<void> {
    if (!(await this.end(await this.allowed(step, 'close'), 'operator'))) throw new AppError('chat.changed');
  }

  /** After a day of silence a chat is closed; one whose follower has the last word waits for somebody again. */
  async sweepIdle(): Promise<void> {
    const { platform, store } = this.parts;
    for (const chat of await store.idleSince(platform.clock.now() - idleMs)) {
      if (!chat.unanswered) await this.end(chat, 'idle');
      else await platform.db.transact((em) => store.change(em, chat.id, { guard: { ...open, lastAt: chat.lastAt }, set: { state: 'waiting', operatorId: null } }));
    }
  }

  private tryTake({ actor, chatId }: ChatStep): Promise<ChatRow | null> {
    const { platform, store } = this.parts;
    return platform.db.transact((em) => store.change(em, chatId, { guard: { state: 'waiting' }, set: { ...open, operatorId: actor.id, lastAt: platform.clock.now() } }));
  }

  private end(chat: ChatRow, ending: 'operator' | 'idle'): Promise<boolean> {
    const { platform, store } = this.parts;
    return platform.db.transact(async (em) => {
      const set = { state: 'closed', openKey: null, ending, closedAt: platform.clock.now(), unanswered: false } as const;
      const closed = await store.change(em, chat.id, { guard: { ...open, lastAt: chat.lastAt }, set });
      if (closed) await platform.outbox.publish(em, chatClosed, { chatId: chat.id });
      return closed !== null;
    });
  }
}
