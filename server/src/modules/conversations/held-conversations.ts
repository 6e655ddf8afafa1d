import { chatMessageKinds } from '@hotline/shared/vocabulary/chat';
import { requestTypes } from '@hotline/shared/vocabulary/request-type';
import { In, Not } from 'typeorm';
import { shanghaiTime } from '../../platform/clock';
import type { Platform } from '../../platform/platform';
import type { HeldPerson, HeldSection } from '../citizens';
import { ChatMessageRow, ChatRow } from './chat.entity';
import { ChatStore } from './chat.store';
import { Conversations } from './conversation.store';

const authors: Readonly<Record<ChatMessageRow['author'], string>> = { follower: '本人', operator: '话务员', system: '自动回复' };

async function chatItems(platform: Platform, { citizenIds }: HeldPerson): Promise<HeldSection['items']> {
  const store = new ChatStore(platform);
  const rows = await platform.db.read(async (em) => {
    const chats = await em.find(ChatRow, { where: { citizenId: In([...citizenIds]) }, select: { id: true } });
    return em.find(ChatMessageRow, { where: { chatId: In(chats.map(({ id }) => id)), kind: Not('note') }, order: { at: 'ASC', seq: 'ASC' } });
  });
  return rows.map((row) => ({ 时间: shanghaiTime(row.at), 发送: authors[row.author], 种类: chatMessageKinds.labels[row.kind], 内容: store.bodyOf(row).text }));
}

async function draftItem(conversations: Conversations, openid: string): Promise<HeldSection['items']> {
  const { requestType, content, question, asked, address, phone, attachments = [] } = (await conversations.stateOf(openid)).draft;
  const item = { 类型: requestType && requestTypes.labels[requestType], 内容: content ?? question, 最近的提问: asked?.question, 地点: address, 电话: phone, 图片: attachments.length > 0 ? `${attachments.length}张` : null };
  const filled = Object.entries(item).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  return filled.length > 0 ? [Object.fromEntries(filled)] : [];
}

/** What somebody said at the official account, and the draft they have there. */
export async function heldConversations(platform: Platform, person: HeldPerson): Promise<HeldSection[]> {
  const conversations = new Conversations(platform);
  const drafts = [];
  for (const openid of person.openids) drafts.push(...(await draftItem(conversations, openid)));
  return [
    { title: '公众号人工对话', items: await chatItems(platform, person) },
    { title: '公众号对话中未提交的草稿', items: drafts },
  ];
}
