import type { ChatRefusal } from '@hotline/shared/vocabulary/chat';
import { isDuplicateKey } from '../../platform/db/db-errors';
import { AppError } from '../../platform/errors';
import { reencodePicture } from '../../platform/files/picture';
import { WechatError, type ErrorClass } from '../../wechat';
import type { ChatParts, ChatStep } from './chat-deps';
import type { ChatMessageRow, ChatRow } from './chat.entity';
import type { Guard, NewMessage } from './chat.store';
import { ratingMenu } from './chat-words';
import { IntakeWay } from './intake-way';
import type { Grant } from './service-window';

const refusals: Partial<Record<ErrorClass, ChatRefusal>> = { window: 'window', recipient: 'recipient', content: 'content', quota: 'quota', minuteLimit: 'quota' };

interface Sending {
  readonly chat: ChatRow;
  readonly guard: Guard;
  readonly message: NewMessage;
  /** What comes before: nothing has gone to the follower yet, and nothing is stored when it fails. */
  readonly prepare: () => Promise<Wire>;
}

/** Hands the message to WeChat. */
type Wire = (openid: string, row: ChatMessageRow) => Promise<void>;

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
  private readonly intake: IntakeWay;

  constructor(private readonly parts: ChatParts) {
    this.intake = new IntakeWay(parts);
  }

  /** Sends a text, or with null the way to 微受理, from whoever serves the chat. Throws chat.changed or chat.windowClosed. */
  async say({ actor }: ChatStep, chat: ChatRow, { key, text }: { readonly key: string; readonly text: string | null }): Promise<void> {
    const { customerMessages } = this.parts.wechat.officialAccount;
    const message = { key, kind: text === null ? 'intake' : 'text', author: 'operator', staffId: actor.id, text: text ?? '' } as const;
    const prepare = (): Promise<Wire> => (text === null ? this.intake.wire() : Promise.resolve((openid) => customerMessages.sendText(openid, text)));
    await this.once({ chat, guard: { state: 'open', operatorId: actor.id }, message, prepare });
  }

  /** Sends a picture, written anew, from whoever serves the chat. Throws attachment.notPicture, chat.changed, chat.windowClosed, or wechat.unavailable while it cannot be put up. */
  async show({ actor }: ChatStep, chat: ChatRow, { key, file }: { readonly key: string; readonly file: Buffer }): Promise<void> {
    const message = { key, kind: 'image', author: 'operator', staffId: actor.id, text: '', fileState: 'pending' } as const;
    await this.once({ chat, guard: { state: 'open', operatorId: actor.id }, message, prepare: () => this.putUp(chat, file) });
  }

  /** A picture at WeChat, where it waits three days; ours are smaller than the 10 MB it takes. */
  private async putUp({ openid }: ChatRow, file: Buffer): Promise<Wire> {
    const { wechat, window, files } = this.parts;
    const { bytes, mime } = await reencodePicture(file);
    if (!(await window.open(openid))) throw new AppError('chat.windowClosed');
    const mediaId = await wechat.officialAccount.media.upload({ type: 'image', bytes, mime, name: 'picture.jpg' });
    return async (to, row) => {
      await files.keep(row, bytes);
      await wechat.officialAccount.customerMessages.sendImage(to, mediaId);
    };
  }

  /** Asks for satisfaction after a chat, if WeChat still lets a message through. */
  async askSatisfaction(chatId: string): Promise<void> {
    const { wechat, store, window } = this.parts;
    const chat = await store.find(chatId);
    if (!chat || !(await window.open(chat.openid))) return;
    const message = { key: 'rating', kind: 'rating', author: 'system', text: '' } as const;
    await this.once({ chat, guard: { openid: chat.openid }, message, prepare: () => Promise.resolve((openid) => wechat.officialAccount.customerMessages.sendMenu(openid, ratingMenu(chatId))) });
  }

  /** One key is one message: what is sent again under it is already stored, whatever became of it. */
  private async once(sending: Sending): Promise<void> {
    if (await this.parts.store.messageOf(sending.message.key, sending.chat.id)) return;
    const wire = await sending.prepare();
    try {
      await this.deliver(wire, await this.begin(sending));
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

  private async deliver(wire: Wire, begun: Begun): Promise<void> {
    const { store } = this.parts;
    try {
      await wire(begun.openid, begun.row);
      await store.settle(begun.row, { delivery: 'sent' });
    } catch (error) {
      if (!(error instanceof WechatError)) throw error;
      if (error.class === 'unknown') await store.settle(begun.row, { delivery: 'unknown' });
      else await this.refused(begun, error);
    }
  }

  private async refused({ openid, row, grant }: Begun, error: WechatError): Promise<void> {
    const { store, window } = this.parts;
    if (error.class === 'window') await window.close(openid, error.errcode);
    else await window.giveBack(openid, grant);
    await store.settle(row, { delivery: 'refused', refusal: refusals[error.class] ?? 'unavailable' });
  }
}
