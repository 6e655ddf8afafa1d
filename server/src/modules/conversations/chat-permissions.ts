import { chatActions, type ChatAction } from '@hotline/shared/contracts/chats.staff';
import type { Role } from '@hotline/shared/vocabulary/role';
import type { StaffActor } from '../staff';
import type { ChatRow } from './chat.entity';

/** Roles that sit at the chat desk. */
export const chatRoles = ['operator', 'dutyManager'] as const satisfies readonly Role[];

type Where = Pick<ChatRow, 'state' | 'operatorId' | 'ticketId' | 'ending'>;

const isOwn = ({ id }: StaffActor, { operatorId }: Where): boolean => operatorId === id;
/** A shift leader looks after everybody's chats. */
export const leads = ({ role }: StaffActor): boolean => role === 'dutyManager';

/** A running chat is between a follower and their operator; a shift leader sees all. */
export const maySee = (actor: StaffActor, chat: Where): boolean => chat.state !== 'open' || isOwn(actor, chat) || leads(actor);

const rules: Readonly<Record<ChatAction, (actor: StaffActor, chat: Where) => boolean>> = {
  take: (_, { state }) => state === 'waiting',
  send: (actor, chat) => chat.state === 'open' && isOwn(actor, chat),
  transfer: (actor, chat) => chat.state === 'open' && (isOwn(actor, chat) || leads(actor)),
  close: (actor, chat) => chat.state === 'open' && (isOwn(actor, chat) || leads(actor)),
  // Afterwards, too: wrapping up takes a while.
  register: (actor, chat) => chat.state !== 'waiting' && isOwn(actor, chat) && chat.ticketId === null && chat.ending !== 'unfollow',
};

export const mayDo = (actor: StaffActor, chat: Where, action: ChatAction): boolean => rules[action](actor, chat);

export const actionsOf = (actor: StaffActor, chat: Where): ChatAction[] => chatActions.filter((action) => mayDo(actor, chat, action));
