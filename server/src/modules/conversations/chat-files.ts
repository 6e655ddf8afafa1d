import { buffer } from 'node:stream/consumers';
import type { Context } from 'koa';
import { AppError } from '../../platform/errors';
import { reencodePicture } from '../../platform/files/picture';
import { secondsOfAmr, wavOfAmr } from '../../platform/files/voice';
import type { Platform } from '../../platform/platform';
import { WechatError, type OfficialAccountMessage, type Wechat } from '../../wechat';
import type { ChatMessageRow } from './chat.entity';
import type { ChatStore } from './chat.store';

interface Deps {
  readonly platform: Platform;
  readonly wechat: Wechat;
  readonly store: ChatStore;
}

/** WeChat has no such file any more, or what it gave is neither a picture nor a voice: asking again brings nothing. */
export const isLost = (error: unknown): boolean => (error instanceof WechatError ? error.class === 'content' || error.class === 'rejected' : error instanceof AppError && error.code.startsWith('attachment.'));

/** Pictures and voices of chats, in the file store under their message's id. */
export class ChatFiles {
  constructor(private readonly deps: Deps) {}

  /** Fetches the file of a message from WeChat, where it is gone after three days. Throws when WeChat may have it yet. */
  async fetch(row: ChatMessageRow, message: OfficialAccountMessage): Promise<void> {
    if (message.kind !== 'image' && message.kind !== 'voice') return;
    const { wechat, store } = this.deps;
    try {
      const { bytes } = await wechat.officialAccount.media.download(message.mediaId);
      await this.keep(row, await checked(message.kind, bytes));
    } catch (error) {
      if (!isLost(error)) throw error;
      await store.settle(row, { fileState: 'lost' });
    }
  }

  /** Stores the checked file of a message, unless the message is forgotten meanwhile. */
  async keep(row: ChatMessageRow, bytes: Buffer): Promise<void> {
    const { platform, store } = this.deps;
    await platform.files.put(row.id, bytes);
    if (!(await store.settle(row, { fileState: 'ready' }))) await this.remove([row.id]);
  }

  /** The stored bytes: a JPEG, or AMR. */
  read({ id }: Pick<ChatMessageRow, 'id'>): Promise<Buffer> {
    return buffer(this.deps.platform.files.read(id));
  }

  /** Answers with the file as a browser shows it. */
  async serve(ctx: Context, row: ChatMessageRow | null): Promise<void> {
    if (row?.fileState !== 'ready') throw new AppError('attachment.notFound');
    const isVoice = row.kind === 'voice';
    ctx.set({
      'content-type': isVoice ? 'audio/wav' : 'image/jpeg', 'content-disposition': `inline; filename="${row.id}.${isVoice ? 'wav' : 'jpg'}"`,
      'cache-control': 'private, max-age=300', 'content-security-policy': "sandbox; default-src 'none'",
    });
    const bytes = await this.read(row);
    ctx.body = isVoice ? await wavOfAmr(bytes) : bytes;
  }

  async remove(messageIds: readonly string[]): Promise<void> {
    for (const id of messageIds) await this.deps.platform.files.remove(id);
  }
}

/** By their content, never by what WeChat calls them; a picture is written anew. */
async function checked(kind: 'image' | 'voice', bytes: Buffer): Promise<Buffer> {
  if (kind === 'image') return (await reencodePicture(bytes)).bytes;
  secondsOfAmr(bytes);
  return bytes;
}
