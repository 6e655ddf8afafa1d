import type { Clock } from '../../platform/clock';
import type { Logger } from '../../platform/log';
import type { HeldToken, TokenStore } from './token-store';

export interface FetchedToken {
  readonly token: string;
  /** Seconds. */
  readonly expiresIn: number;
}

export interface AccessTokenDeps {
  /** Key of the row: the account, or the account and what else of it is kept. */
  readonly appid: string;
  /** Asks the platform for its stable token, or for what else is kept like one. */
  readonly fetch: () => Promise<FetchedToken>;
  readonly store: TokenStore;
  readonly clock: Clock;
  readonly log: Logger;
}

/** The platform hands out no token with less than 300 s left, so this one is renewed in time. */
const marginMs = 60_000;

/**
 * The account's access token (获取稳定版接口调用凭据). Asking again returns the same token, so replicas need no lock;
 * within a process one question serves all callers, and a row in the database saves quota. A database that is away
 * costs quota, nothing else.
 */
export class AccessTokens {
  private held: HeldToken | null = null;
  private asking: Promise<HeldToken> | null = null;

  constructor(private readonly deps: AccessTokenDeps) {}

  /** A token that is good for at least a minute. Throws WechatError when the platform gives none. */
  async get(): Promise<string> {
    if (this.held && this.usable(this.held)) return this.held.token;
    this.asking ??= this.ask().finally(() => {
      this.asking = null;
    });
    return (await this.asking).token;
  }

  /** Drops a token the platform refused. A late failure of an older token leaves the current one alone. */
  async invalidate(failed: string): Promise<void> {
    if (this.held?.token === failed) this.held = null;
    await this.quietly(this.deps.store.expire(this.deps.appid, failed));
  }

  private async ask(): Promise<HeldToken> {
    const kept = await this.quietly(this.deps.store.find(this.deps.appid));
    if (kept && this.usable(kept)) return (this.held = kept);
    const askedAt = this.deps.clock.now();
    const { token, expiresIn } = await this.deps.fetch();
    const fresh = { token, askedAt, expiresAt: askedAt + expiresIn * 1000 };
    this.held = fresh;
    await this.quietly(this.deps.store.save(this.deps.appid, fresh));
    return fresh;
  }

  private usable(held: HeldToken): boolean {
    return held.expiresAt - marginMs > this.deps.clock.now();
  }

  private async quietly<T>(work: Promise<T>): Promise<T | null> {
    return work.catch((error: unknown) => {
      this.deps.log.warn({ err: error }, 'token cache unavailable');
      return null;
    });
  }
}
