import type { Module } from '../../platform/platform';
import { readOfficialAccountMessage, type OfficialAccountMessage, type PushMessage, type Reply } from '../../wechat';
import type { ChatDeps } from './chat-deps';
import { chatEntities, createChatModule } from './chat-module';
import { ConversationRow } from './conversation.entity';
import { Conversations } from './conversation.store';
import type { ConversationDeps } from './deps';
import { heldConversations } from './held-conversations';
import * as replies from './replies';
import { Talk } from './talk';
import { fitReply } from './text-size';

export const conversationEntities = [ConversationRow, ...chatEntities];

/** 公众号对话: follow, menu, questions, the short dialogue that ends in a ticket, and the chats with operators. */
export function createConversationsModule(deps: Omit<ConversationDeps, 'chats'> & ChatDeps) {
  const { city, platform } = deps;
  const { chats, serviceWindow, ...chatModule } = createChatModule(deps);
  const talk = new Talk({ ...deps, chats });

  /** Whoever unfollows or takes the authorisation back is forgotten here, too (接收事件推送 → 取消关注). */
  const forget = async (openid: string): Promise<null> => {
    await chats.forget(openid);
    await platform.db.transact((em) => em.delete(ConversationRow, { openid }));
    return null;
  };

  deps.citizens.holds({ tell: (person) => heldConversations(platform, person), forget: async ({ openids }) => void (await Promise.all(openids.map(forget))) });

  /** What to say to one message; null: nothing (`success`). */
  const reply = async (push: PushMessage, message: OfficialAccountMessage): Promise<string | null> => {
    const taken = await chats.take(push, message);
    if (taken) return taken.say;
    switch (message.kind) {
      case 'follow':
        return replies.welcome(await city.profile());
      case 'unfollow':
        return forget(push.fromUser);
      case 'authorizationRevoked':
        return forget(message.openid);
      case 'scan':
        return replies.guidance(await city.profile());
      case 'text':
        return talk.onText(push, message.content);
      case 'menuClick':
        return talk.onMenuClick(push, message);
      case 'image':
        return talk.onFile(push, { kind: 'picture', mediaId: message.mediaId, transcript: null });
      case 'voice':
        return talk.onVoice(push, message);
      case 'location':
        return talk.onPlace(push, message);
      case 'video':
      case 'link':
        return talk.onUnreadable(push, message.kind);
      default:
        return push.msgType === 'event' ? null : talk.onUnreadable(push, 'other');
    }
  };

  const onPush = async (received: PushMessage): Promise<Reply | null> => {
    const content = await reply(received, readOfficialAccountMessage(received));
    return content === null ? null : { kind: 'text', content: fitReply(content) };
  };

  const forgetStale = { name: 'conversations-forget', pattern: '0 20 3 * * *', run: () => new Conversations(platform).forgetStale() };
  return { ...chatModule, jobs: [...chatModule.jobs, forgetStale], api: { onPush, serviceWindow } } satisfies Module<unknown>;
}
