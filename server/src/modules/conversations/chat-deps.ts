import type { Platform } from '../../platform/platform';
import type { Wechat } from '../../wechat';
import type { CitizensApi } from '../citizens';
import type { CityApi } from '../city';
import type { StaffActor, StaffApi } from '../staff';
import type { TicketsApi } from '../tickets';
import type { ChatFiles } from './chat-files';
import type { ChatStore } from './chat.store';
import type { ServiceWindow } from './service-window';

/** What the chats with operators stand on. */
export interface ChatDeps {
  readonly platform: Platform;
  readonly wechat: Wechat;
  readonly city: CityApi;
  readonly citizens: CitizensApi;
  readonly staff: StaffApi;
  readonly tickets: TicketsApi;
}

/** The same with the parts the chats are made of. */
export interface ChatParts extends ChatDeps {
  readonly store: ChatStore;
  readonly files: ChatFiles;
  readonly window: ServiceWindow;
}

/** Somebody at the desk and the chat they have to do with. */
export interface ChatStep {
  readonly actor: StaffActor;
  readonly chatId: string;
}

/** Topic of the event that a chat in which somebody served has ended; payload `{ chatId }`. */
export const chatClosed = 'chat.closed';
