import type { ChatRefusal } from '@hotline/shared/vocabulary/chat';
import { isDuplicateKey } from '../../platform/db/db-errors';
import { AppError } from '../../platform/errors';
import { WechatError, type ErrorClass } from '../../wechat';
import type { ChatParts, ChatStep } from './chat-deps';
import type { ChatMessageRow, ChatRow } from './chat.entity';
import type { Guard, NewMessage } from './chat.store';
import { intakeLink, ratingMenu } from './chat-words';
import type { Grant } from './service-window';

const refusals: Partial<Record<ErrorClass, ChatRefusal>> = { window: 'window', recipient: 'recipient', content: 'content', quota: 'quota', minuteLimit: 'quota' };
/** WeChat's code for "the number is used up"; 45015 says that the time is. */
const usedUp = 45047;

interface Sending {
  readonly chat: ChatRow;
  readonly guard: Guard;
  readonly message: NewMessage;
  /** Hands the message to WeChat. */
  readonly wire: (openid: string) => Promise<void>;
}

interface Begun {
  readonly openid: string;
  readonly row: ChatMessageRow;
  readonly grant: Grant;
}

/**
 * Messages from the desk to a follower. Each is stored before WeChat is called and never called for again: whether one
 * arrived whose answer was lost nobody can know, and a person decides what to do.
 */
export class ChatSending {
  constructor(private readonly parts: ChatParts) {}

  /** Sends a text, or with null the way to 微受理, from whoever serves the chat. Throws chat.changed or chat.windowClosed. */
  async say({ actor }: ChatStep, chat: ChatRow, { key, text }: { readonly key: string; readonly text: string | null }): Promise<void> {
    const { platform, wechat } = this.parts;
    const content = text ?? intakeLink(platform.config.PUBLIC_URL);
    const message = { key, kind: text === null ? 'intake' : 'text', author: 'operator', staffId: actor.id, text: text ?? '' } as const;
    await this.once({ chat, guard: { state: 'open', operatorId: actor.id }, message, wire: (openid) => wechat.officialAccount.customerMessages.sendText(openid, content) });
  }

  /** Asks for satisfaction after a chat, if WeChat still lets a message through. */
  async askSatisfaction(chatId: string): Promise<void> {
    const { wechat, store, window } = this.parts;
    const chat = await store.find(chatId);
    if (!chat || !(await window.open(chat.openid))) return;
    const message = { key: 'rating', kind: 'rating', author: 'system', text: '' } as const;
    await this.once({ chat, guard: { openid: chat.openid }, message, wire: (openid) => wechat.officialAccount.customerMessages.sendMenu(openid, ratingMenu(chatId)) });
  }

  /** One key is one message: what is sent again under it is already stored, whatever became of it. */
  private async once(sending: Sending): Promise<void> {
    if (await this.parts.store.messageOf(sending.message.key, sending.chat.id)) return;
    try {
      await this.deliver(sending, await this.begin(sending));
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
    }
  }

  /** Takes one of the messages WeChat still allows; throws chat.windowClosed or chat.changed. */
  private begin({ chat, guard, message }: Sending): Promise<Begun> {
    const { platform, store, window } = this.parts;
    return platform.db.transact(async (em) => {
      const changed = await store.change(em, chat.id, { guard, set: { lastAt: platform.clock.now(), unanswered: false } });
      if (!changed) throw new AppError('chat.changed');
      const grant = await window.spend(em, chat.openid);
      if (!grant) throw new AppError('chat.windowClosed');
      return { grant, openid: chat.openid, row: await store.insertMessage(em, changed, { ...message, delivery: 'sending' }) };
    });
  }

  private async deliver({ wire }: Sending, begun: Begun): Promise<void> {
    const { store } = this.parts;
    try {
      await wire(begun.openid);
      await store.settle(begun.row, { delivery: 'sent' });
    } catch (error) {
      if (!(error instanceof WechatError)) throw error;
      if (error.class === 'unknown') await store.settle(begun.row, { delivery: 'unknown' });
      else await this.refused(begun, error);
    }
  }

  private async refused({ openid, row, grant }: Begun, error: WechatError): Promise<void> {
    const { store, window } = this.parts;
    if (error.class === 'window') await window.close(openid, error.errcode === usedUp);
    else await window.giveBack(openid, grant);
    await store.settle(row, { delivery: 'refused', refusal: refusals[error.class] ?? 'unavailable' });
  }
}
