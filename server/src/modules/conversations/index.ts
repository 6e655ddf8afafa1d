import type { Module } from '../../platform/platform';
import { readOfficialAccountMessage, type OfficialAccountMessage, type PushMessage, type Reply } from '../../wechat';
import { ConversationRow } from './conversation.entity';
import * as replies from './replies';
import { Talk, type ConversationDeps } from './talk';

export const conversationEntities = [ConversationRow];

/** 公众号对话: follow, menu, questions and the short dialogue that ends in a ticket. */
export function createConversationsModule(deps: ConversationDeps) {
  const { wechat, citizens, city, platform } = deps;
  const talk = new Talk(deps);

  /** What to say to one message; null: nothing (`success`). */
  const reply = async (push: PushMessage, message: OfficialAccountMessage): Promise<string | null> => {
    switch (message.kind) {
      case 'follow':
        await citizens.setFollows(push.fromUser, true);
        return replies.welcome(await city.profile());
      case 'unfollow':
        await citizens.setFollows(push.fromUser, false);
        return null;
      case 'text':
        return talk.onText(push, message.content);
      case 'menuClick':
        return talk.onMenuClick(push, message);
      case 'image':
        return talk.onPicture(push, message);
      case 'location':
        return talk.onLocation(push, message);
      case 'voice':
        return message.recognition ? talk.onText(push, message.recognition) : talk.onUnreadable(push.fromUser);
      default:
        return push.msgType === 'event' ? null : talk.onUnreadable(push.fromUser);
    }
  };

  const onPush = async (received: PushMessage): Promise<Reply | null> => {
    const content = await reply(received, readOfficialAccountMessage(received));
    return content === null ? null : { kind: 'text', content };
  };

  /** The menu is ours to set once a server address is configured; without WeChat it is tried again later. */
  const publishMenu = async (): Promise<void> => {
    const h5 = `${platform.config.PUBLIC_URL}/h5/`;
    await wechat.officialAccount.menu.create([
      { name: '微受理', type: 'view', url: `${h5}#/pages/submit/index` },
      { name: '微查询', type: 'view', url: `${h5}#/pages/policy/index` },
      { name: '我的诉求', type: 'click', key: 'MINE' },
    ]);
  };

  return { api: { publishMenu, onPush } } satisfies Module<unknown>;
}
