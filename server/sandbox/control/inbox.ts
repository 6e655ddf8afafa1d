import { menuFor } from '../official-account/conditional-menu';
import type { MenuButton } from '../world/menu';
import type { ChatEntry, Notice, User } from '../world/user';
import type { World } from '../world/world';

export interface Inbox {
  userId: string;
  nick: string;
  chats: {
    appid: string;
    kind: string;
    name: string;
    openid: string;
    following: boolean;
    /** Accepted and unused subscriptions by template id. */
    ledger: Record<string, number>;
    /** The menu this person sees; null = none. */
    menu: MenuButton[] | null;
    entries: ChatEntry[];
  }[];
  /** Template and subscribe messages, oldest first. */
  notices: Notice[];
}

/** What a person has in WeChat: a chat per account, and the notices. */
export function inboxOf(world: World, user: User): Inbox {
  const accounts = [...world.state.accounts.values()];
  const contacts = accounts.map((account) => ({ account, contact: world.contactOf(account, user) }));
  const chats = contacts.map(({ account, contact }) => ({
    appid: account.appid,
    kind: account.kind,
    name: account.name,
    openid: contact.openid,
    following: contact.follow !== null,
    ledger: Object.fromEntries(contact.ledger),
    menu: account.kind === 'oa' ? menuFor(world, contact) : null,
    entries: contact.chat,
  }));
  const notices = contacts.flatMap(({ contact }) => contact.notices).sort((a, b) => a.seq - b.seq);
  return { userId: user.id, nick: user.nick, chats, notices };
}
