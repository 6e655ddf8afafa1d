import type { Account } from '../world/account';
import type { Contact, User } from '../world/user';
import type { World } from '../world/world';
import type { PushQueue } from '../push/push-queue';

/** A wx.* call made on behalf of a person. */
export interface ClientCall {
  world: World;
  pushes: PushQueue;
  account: Account;
  user: User;
  contact: Contact;
  args: Record<string, unknown>;
  /** What the person chooses: accept, reject, or one of these per template id. */
  choice: unknown;
  /** The person ticks 总是保持以上选择. */
  keep: boolean;
}

/** The object that wx.* gives to success or fail. */
export type ClientResult = Record<string, unknown>;
