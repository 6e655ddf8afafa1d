import { ControlError } from '../world/control-error';
import type { Account } from '../world/account';
import type { Contact, User } from '../world/user';
import type { World } from '../world/world';
import type { PushMessage } from '../push/push-message';

/** Something a person does in WeChat, as the control plane describes it. */
export interface Act {
  type: string;
  [field: string]: unknown;
}

/** Who does it, towards which account. */
export interface ActScene {
  world: World;
  account: Account;
  user: User;
  contact: Contact;
  act: Act;
}

/** Applies an act to the world; what is pushed for it in this order, nothing for an empty list. */
export type ActRule = (scene: ActScene) => PushMessage[];

/** A text field of an act, or the fallback; without a fallback it must be there. */
export function actText(scene: ActScene, name: string, fallback?: string): string {
  const value = scene.act[name];
  if (typeof value === 'string' && value !== '') return value;
  if (typeof value === 'number') return String(value);
  if (fallback !== undefined) return fallback;
  throw new ControlError(400, 'act.field', `动作 ${scene.act.type} 缺少 ${name}`);
}

/** A number field of an act, or the fallback. */
export function actNumber(scene: ActScene, name: string, fallback: number): number {
  const value = scene.act[name];
  return typeof value === 'number' ? value : fallback;
}
