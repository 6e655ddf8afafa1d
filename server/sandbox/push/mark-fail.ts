import { MINUTE } from '../world/clock';
import type { Account } from '../world/account';
import type { World } from '../world/world';
import type { PushMessage } from './push-message';

const FAILURES_BEFORE_MARK = 3;
const SUSPENSION = MINUTE;

/** Counts failed deliveries in a row; the third stops pushing to the account for a minute. */
export function countDelivery(world: World, appid: string, good: boolean): void {
  const account = world.account(appid);
  if (!account) return;
  account.failuresInRow = good ? 0 : account.failuresInRow + 1;
  if (account.failuresInRow >= FAILURES_BEFORE_MARK) {
    account.markFailUntil = world.clock.now() + SUSPENSION;
    account.failuresInRow = 0;
  }
}

/** A message that WeChat does not even try to deliver, for the log. */
export function noteSuspended(world: World, account: Account, message: PushMessage): void {
  world.metrics.count('push suspended');
  const { appid, pushUrl: path } = account;
  const note = `${message.type} (suspended: MarkFail)`;
  world.log.add({ dir: 'push', at: world.clock.now(), method: 'POST', path, appid, openid: message.openid, note });
}
