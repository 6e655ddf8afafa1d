import { endOfShanghaiDay, shanghaiDay } from '../../platform/clock';
import type { Endpoint } from './endpoints';
import { policies } from './error-policy';
import { WechatError } from './wechat-error';

/**
 * Keeps calls back that cannot succeed for now: a spent quota until midnight in Beijing, a minute limit until the next
 * minute, a missing capability or a wrong setting for half a minute. Only paths called with the account's token, since
 * a limit elsewhere may be that of one person.
 */
export class Circuit {
  private readonly closed = new Map<Endpoint, { readonly until: number; readonly error: WechatError }>();

  /** Throws what closed the path, while it is closed. */
  check(endpoint: Endpoint, now: number): void {
    const entry = this.closed.get(endpoint);
    if (entry && entry.until > now) throw entry.error;
    this.closed.delete(endpoint);
  }

  note(endpoint: Endpoint, error: WechatError, now: number): void {
    const closes = policies[error.class].closes;
    if (!closes || endpoint.auth !== 'token') return;
    const until = { day: endOfShanghaiDay(shanghaiDay(now)), minute: (Math.floor(now / 60_000) + 1) * 60_000, halfMinute: now + 30_000 };
    this.closed.set(endpoint, { until: until[closes], error });
  }
}
