import { setTimeout as after } from 'node:timers/promises';
import type { Logger } from '../../platform/log';
import type { PushMessage } from './push-message';
import type { Claim, PushStore } from './push-store';
import type { Reply } from './reply';

/**
 * What the product does with a message. It may run again after a crash, so its effects must hang on `message.key`.
 * A reply that comes later than `answerMs` is stored but no longer shown.
 */
export type PushHandler = (message: PushMessage) => Promise<Reply | null>;

export interface InboxTimings {
  /** WeChat hangs up after 5 s and repeated failures silence the account for a minute. */
  readonly answerMs: number;
  /** How long a repeat waits for the reply of the delivery that is being handled. */
  readonly repeatMs: number;
  readonly pollMs: number;
}

const realTimings: InboxTimings = { answerMs: 3000, repeatMs: 4000, pollMs: 100 };

export interface InboxDeps {
  readonly appid: string;
  readonly handle: PushHandler;
  readonly store: PushStore;
  readonly log: Logger;
  readonly timings?: InboxTimings;
}

/** Handles every message once and answers every delivery in time. */
export class PushInbox {
  private readonly underWay = new Set<Promise<unknown>>();
  private readonly timings: InboxTimings;

  constructor(private readonly deps: InboxDeps) {
    this.timings = deps.timings ?? realTimings;
  }

  /** The reply to show, or null for `success`. Throws only when the message could not be stored at all. */
  async receive(message: PushMessage): Promise<Reply | null> {
    const late = deadline(this.timings.answerMs);
    const tooLate = deadline(this.timings.repeatMs);
    try {
      const claim = this.deps.store.claim(message);
      const handled = this.track(claim.then((mine) => (mine ? this.handled(mine) : null)));
      const known = (await Promise.race([claim, late.reached])) === null;
      const answer = known ? [this.repeated(message.key, tooLate), tooLate.reached] : [handled, late.reached];
      return (await Promise.race(answer)) ?? null;
    } finally {
      late.clear();
      tooLate.clear();
    }
  }

  /** Handles what failed or was left by a crash; for a job every half minute. Returns how many messages were taken up. */
  async recover(): Promise<number> {
    const claims = await this.deps.store.claimDue(this.deps.appid);
    for (const claim of claims) await this.track(this.handled(claim));
    return claims.length;
  }

  /** Resolves when nothing is being handled any more; for a clean stop. */
  async drain(): Promise<void> {
    while (this.underWay.size > 0) await Promise.allSettled(this.underWay);
  }

  private async handled(claim: Claim): Promise<Reply | null> {
    try {
      const reply = await this.deps.handle(claim.message);
      await this.deps.store.finish(claim, reply);
      return reply;
    } catch (error) {
      this.deps.log.error({ err: error, push: claim.message.key, attempt: claim.attempt }, 'push not handled');
      await this.deps.store.fail(claim).catch((fault: unknown) => this.deps.log.error({ err: fault }, 'push left to its lease'));
      return null;
    }
  }

  private async repeated(key: string, limit: Deadline): Promise<Reply | null> {
    while (!limit.passed()) {
      const known = await this.deps.store.find(key);
      if (known?.state !== 'running') return known?.reply ?? null;
      await after(this.timings.pollMs);
    }
    return null;
  }

  private track<T>(work: Promise<T>): Promise<T> {
    const tracked: Promise<unknown> = work.catch(() => undefined).then(() => this.underWay.delete(tracked));
    this.underWay.add(tracked);
    return work;
  }
}

interface Deadline {
  readonly reached: Promise<undefined>;
  passed(): boolean;
  clear(): void;
}

function deadline(ms: number): Deadline {
  const stop = new AbortController();
  let passed = false;
  const reached = after(ms, undefined, { signal: stop.signal }).then(
    () => void (passed = true),
    () => undefined,
  );
  return { reached, passed: () => passed, clear: () => stop.abort() };
}
