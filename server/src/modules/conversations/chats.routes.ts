import * as contracts from '@hotline/shared/contracts/chats.staff';
import { Not } from 'typeorm';
import { route, type Route } from '../../platform/http/route';
import type { StaffActor } from '../staff';
import type { ChatParts, ChatStep } from './chat-deps';
import type { ChatDesk } from './chat-desk';
import { chatRoles, leads } from './chat-permissions';
import type { ChatSending } from './chat-sending';
import type { ChatViews } from './chat.view';
import type { QuickAnswers } from './quick-answers';
import { registerChatTicket } from './register-chat-ticket';

interface Deps extends ChatParts {
  readonly desk: ChatDesk;
  readonly sending: ChatSending;
  readonly views: ChatViews;
  readonly quickAnswers: QuickAnswers;
}

interface Call {
  readonly actor: StaffActor;
  readonly input: { readonly params: { readonly id: string } };
}

const stepOf = ({ actor, input }: Call): ChatStep => ({ actor, chatId: input.params.id });

/** What operators do with a chat. */
function actionRoutes(deps: Deps): Route[] {
  const { staff, desk, sending, views } = deps;
  const gate = staff.gate(...chatRoles);
  const shown = async (step: ChatStep) => views.view(step.actor, await desk.visible(step));
  return [
    route(contracts.takeNextChat, gate, async ({ actor }) => shown({ actor, chatId: await desk.takeNext(actor) })),
    route(contracts.takeChat, gate, async (call) => {
      await desk.take(stepOf(call));
      return shown(stepOf(call));
    }),
    route(contracts.sendChatMessage, gate, async (call) => {
      await sending.say(stepOf(call), await desk.allowed(stepOf(call), 'send'), call.input.body);
      return shown(stepOf(call));
    }),
    route(contracts.sendChatPicture, gate, async (call) => {
      const chat = await desk.allowed(stepOf(call), 'send');
      await sending.show(stepOf(call), chat, { key: call.input.query.key, file: call.file ?? Buffer.alloc(0) });
      return shown(stepOf(call));
    }),
    route(contracts.transferChat, gate, async (call) => {
      await desk.transfer(stepOf(call), call.input.body);
      return {};
    }),
    route(contracts.closeChat, gate, async (call) => {
      await desk.close(stepOf(call));
      return {};
    }),
    route(contracts.registerChatTicket, gate, async (call) => {
      await registerChatTicket(deps, { actor: call.actor, chat: await desk.allowed(stepOf(call), 'register') }, call.input.body);
      return shown(stepOf(call));
    }),
  ];
}

/** The chat desk: queue, chats, what is at hand there. */
export function chatRoutes(deps: Deps): Route[] {
  const { staff, store, desk, views, quickAnswers } = deps;
  const gate = staff.gate(...chatRoles);
  return [
    route(contracts.listChats, gate, async ({ actor }) => {
      const [waiting, mine] = [await store.list('waiting'), await store.list('open', { operatorId: actor.id })];
      const others = leads(actor) ? await store.list('open', { operatorId: Not(actor.id) }) : [];
      return { waiting: await views.items(waiting), mine: await views.items(mine), others: await views.items(others) };
    }),
    route(contracts.countChats, gate, async ({ actor }) => ({
      waiting: await store.count({ state: 'waiting' }),
      unanswered: await store.count({ state: 'open', operatorId: actor.id, unanswered: true }),
    })),
    route(contracts.getChat, gate, async (call) => views.view(call.actor, await desk.visible(stepOf(call)))),
    route(contracts.listChatColleagues, gate, async ({ actor }) => ({ items: (await staff.ableToWork(...chatRoles)).filter(({ id }) => id !== actor.id) })),
    route(contracts.listQuickAnswers, gate, async () => ({ items: await quickAnswers.list() })),
    route(contracts.saveQuickAnswers, staff.gate('dutyManager'), async ({ input }) => ({ items: await quickAnswers.save(input.body.items) })),
    ...actionRoutes(deps),
  ];
}
