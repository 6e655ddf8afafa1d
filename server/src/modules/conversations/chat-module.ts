import { liveChat } from '@hotline/shared/contracts/chats.staff';
import type { Context } from 'koa';
import type Router from 'koa-router';
import * as z from 'zod/mini';
import type { Module } from '../../platform/platform';
import { liveFeed } from '../tickets';
import { chatClosed, type ChatDeps, type ChatParts } from './chat-deps';
import { ChatDesk } from './chat-desk';
import { ChatMessageRow, ChatRow, QuickAnswerRow, ServiceWindowRow } from './chat.entity';
import { ChatFiles } from './chat-files';
import { chatRoles } from './chat-permissions';
import { ChatSending } from './chat-sending';
import { ChatStore } from './chat.store';
import { createChatView } from './chat.view';
import { FollowerChats } from './chats';
import { chatRoutes } from './chats.routes';
import { createQuickAnswers } from './quick-answers';
import { ServiceWindow } from './service-window';

export const chatEntities = [ChatRow, ChatMessageRow, ServiceWindowRow, QuickAnswerRow];

/** Files of chats, for the session of whoever may see the chat. */
function mountFiles(router: Router, { staff, store, files }: ChatParts, desk: ChatDesk): void {
  const gate = staff.gate(...chatRoles);
  router.get('/api/staff/chats/:id/files/:messageId', async (plain) => {
    const ctx = plain as unknown as Context;
    const { id, messageId } = ctx['params'] as { id: string; messageId: string };
    const chat = await desk.visible({ actor: await gate(ctx), chatId: id });
    await files.serve(ctx, await store.message(chat.id, messageId));
  });
}

const chatFeed = (store: ChatStore) =>
  liveFeed({
    event: 'chat',
    changedSince: (after) => store.changedSince(after),
    // Who serves whom is no secret among them; what is said is fetched by those who may.
    viewFor: ({ role }) => Promise.resolve((row: ChatRow) => (chatRoles.some((own) => own === role) ? z.parse(liveChat, row) : null)),
  });

/** 人工对话: the chat desk, and how many messages a follower may still be sent. */
export function createChatModule(deps: ChatDeps) {
  const { platform } = deps;
  const store = new ChatStore(platform);
  const parts: ChatParts = { ...deps, store, files: new ChatFiles({ ...deps, store }), window: new ServiceWindow(platform) };
  const desk = new ChatDesk(parts);
  const sending = new ChatSending(parts);
  const chats = new FollowerChats(parts);
  deps.tickets.joinLive(chatFeed(store));
  return {
    chats,
    serviceWindow: parts.window,
    routes: chatRoutes({ ...parts, desk, sending, views: createChatView(parts), quickAnswers: createQuickAnswers(platform) }),
    subscribers: [{ name: 'chat-satisfaction', topics: [chatClosed], handle: ({ payload }) => sending.askSatisfaction((payload as { chatId: string }).chatId) }],
    jobs: [{ name: 'idle-chats', pattern: '*/10 * * * * *', run: () => desk.sweepIdle() }],
    mount: (router: Router) => mountFiles(router, parts, desk),
  } satisfies Omit<Module<unknown>, 'api'> & Record<string, unknown>;
}
