import { setTimeout as after } from 'node:timers/promises';
import type { Logger } from '../../platform/log';
import type { Spool } from '../../platform/spool/spool';
import { deadline, within, type Deadline } from './deadline';
import { byPerson, HeldPeople } from './held-people';
import type { PushMessage } from './push-message';
import type { Claim, PushStore } from './push-store';
import type { Reply } from './reply';

/**
 * What the product does with a message. It may run again after a crash, so its effects must hang on `message.key`.
 * A reply that comes later than `answerMs` is stored, and shown by `showLate`.
 */
export type PushHandler = (message: PushMessage) => Promise<Reply | null>;

/** Shows a reply whose push has been answered without it. */
export type ShowLate = (message: PushMessage, reply: Reply) => Promise<void>;

export interface InboxTimings {
  /** WeChat hangs up after 5 s, and repeated failures silence the account for a minute; 3 s are promised. */
  readonly answerMs: number;
  /** How long the database may think before the message is held on disk in its place. */
  readonly claimMs: number;
  /** How long the disk may take for that. */
  readonly holdMs: number;
  /** After what pause a repeat looks again for the reply that another replica is working on; each pause is twice the last. */
  readonly pollMs: number;
}

const realTimings: InboxTimings = { answerMs: 2000, claimMs: 1000, holdMs: 1800, pollMs: 25 };

/** A clean stop waits no longer: what is cut off is taken up by its lease or from disk. */
const drainMs = 3000;
/** People whose held messages are worked off side by side; the rest of the connections are for those who are here now. */
const lanes = 2;

export interface InboxDeps {
  readonly appid: string;
  readonly handle: PushHandler;
  readonly showLate: ShowLate;
  readonly store: PushStore;
  readonly spool: Pick<Spool, 'hold' | 'drain' | 'size'>;
  readonly log: Logger;
  readonly timings?: InboxTimings;
}

/** A first delivery whose handling has begun. */
interface Handling {
  readonly reply: Promise<Reply | null>;
  /** Its reply is shown late, once however many deliveries were answered without it. */
  late?: Promise<void>;
}

/** Handles every message once and answers every delivery in time, whatever the database does. */
export class PushInbox {
  private readonly underWay = new Set<Promise<unknown>>();
  /** What this replica is handling: a repeat that comes meanwhile asks nobody. */
  private readonly running = new Map<string, Promise<Handling | null>>();
  private readonly timings: InboxTimings;
  /** Since the database failed or kept silent nobody asks it; a late answer, or working off, tells that it is back. */
  private away = false;
  private readonly held = new HeldPeople();
  private lastBehind: Promise<unknown> = Promise.resolve();
  private stopping = false;

  constructor(private readonly deps: InboxDeps) {
    this.timings = deps.timings ?? realTimings;
  }

  /** The reply to show, or null for `success`. Throws only when the message could not be kept anywhere. */
  async receive(message: PushMessage): Promise<Reply | null> {
    const limit = deadline(this.timings.answerMs);
    try {
      const first = await this.claimOrHold(message);
      if (first === 'held') return null;
      if (!first) return await Promise.race([this.repeated(message.key, limit), limit.reached.then(() => null)]);
      const reply = await Promise.race([first.reply, limit.reached]);
      if (reply === undefined) first.late ??= this.track(this.shownLate(message, first.reply));
      return reply ?? null;
    } finally {
      limit.clear();
    }
  }

  /** Handles what failed or was left by a crash; for a job every half minute. Returns how many messages were taken up. */
  async recover(): Promise<number> {
    const claims = await this.deps.store.claimDue(this.deps.appid);
    for (const claim of claims) await this.track(this.shownLate(claim.message, this.handled(claim)));
    return claims.length;
  }

  /** Handles what was held on disk, each person's messages in their order; for a job every few seconds on every replica. */
  async workOff(): Promise<void> {
    try {
      await this.deps.spool.drain((payloads) => this.workOffSome(payloads.map((payload) => JSON.parse(payload) as PushMessage)));
      this.away = false; // also when nothing was held: the next push may ask again
    } catch (error) {
      this.deps.log.warn({ err: error, held: this.deps.spool.size() }, 'pushes stay on disk');
    }
  }

  /** Resolves when nothing is being handled any more, or waiting for it has become pointless; for a clean stop. */
  async drain(): Promise<void> {
    this.stopping = true;
    const limit = deadline(drainMs);
    while (this.underWay.size > 0 && !limit.passed()) await Promise.race([Promise.allSettled(this.underWay), limit.reached]);
    limit.clear();
  }

  private async claimOrHold(message: PushMessage): Promise<Handling | null | 'held'> {
    if (!this.away && !this.held.has(message.fromUser)) {
      try {
        return await this.claimOnce(message);
      } catch (error) {
        this.deps.log.warn({ err: error, push: message.key }, 'push held on disk');
      }
    }
    const kept = await within(this.timings.holdMs, this.hold(message));
    if (!kept) throw new Error('neither database nor disk took the push in time');
    return 'held';
  }

  private claimOnce(message: PushMessage): Promise<Handling | null> {
    const known = this.running.get(message.key);
    if (known) return known;
    const claim = this.claim(message);
    this.running.set(message.key, claim);
    void Promise.allSettled([claim.then((handling) => handling?.reply)]).then(() => this.running.delete(message.key));
    return claim;
  }

  /** Null for a repeat. Throws when the database does not say in time; a claim it grants later is handled all the same. */
  private async claim(message: PushMessage): Promise<Handling | null> {
    const claim = this.deps.store.claim(message).then((mine) => {
      this.away = false;
      return mine;
    });
    const limit = deadline(this.timings.claimMs);
    const reply = this.track(claim.then((mine) => mine && (limit.passed() ? this.handledBehind(mine) : this.handled(mine))));
    try {
      const mine = await Promise.race([claim, limit.reached]);
      if (mine === undefined) throw new Error(`the database kept silent for ${this.timings.claimMs} ms`);
      return mine && { reply };
    } catch (error) {
      this.away = true;
      throw error;
    } finally {
      limit.clear();
    }
  }

  private async hold(message: PushMessage): Promise<true> {
    await this.deps.spool.hold(JSON.stringify(message));
    this.held.hold(message.fromUser);
    return true;
  }

  private async workOffSome(messages: readonly PushMessage[]): Promise<void> {
    const queues = byPerson(messages);
    const lane = async (): Promise<void> => {
      for (let queue = queues.pop(); queue; queue = queues.pop()) for (const message of queue) await this.workOffOne(message);
    };
    // While the database is away one question is enough.
    const ended = await Promise.allSettled(Array.from({ length: this.away ? 1 : lanes }, lane));
    for (const end of ended) if (end.status === 'rejected') throw end.reason;
    for (const { fromUser } of messages) this.held.release(fromUser);
  }

  private async workOffOne(message: PushMessage): Promise<void> {
    if (this.stopping) throw new Error('stopping');
    const first = await this.claimOnce(message);
    if (!first) return;
    first.late ??= this.track(this.shownLate(message, first.reply)); // nobody's next message waits until WeChat has taken it
    await within(this.timings.answerMs, first.reply);
  }

  /** Of those nobody waits for any more, one after the other: when a database wakes they come all at once. */
  private handledBehind(claim: Claim): Promise<Reply | null> {
    const reply = this.lastBehind.then(() => this.handled(claim));
    void this.track(this.shownLate(claim.message, reply));
    this.lastBehind = reply;
    return reply;
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

  /** At most once: a reply whose showing is cut off by a crash is lost to the chat, and whatever was done stays done. */
  private async shownLate(message: PushMessage, handled: Promise<Reply | null>): Promise<void> {
    const reply = await handled;
    if (!reply) return;
    await this.deps.showLate(message, reply).catch((error: unknown) => this.deps.log.warn({ err: error, push: message.key }, 'late reply not shown'));
  }

  private async repeated(key: string, limit: Deadline): Promise<Reply | null> {
    for (let pause = this.timings.pollMs; !limit.passed(); pause *= 2) {
      const known = await this.deps.store.find(key).catch(() => null);
      if (known?.state !== 'running') return known?.reply ?? null;
      await after(pause);
    }
    return null;
  }

  private track<T>(work: Promise<T>): Promise<T> {
    const tracked: Promise<unknown> = work.catch(() => undefined).then(() => this.underWay.delete(tracked));
    this.underWay.add(tracked);
    return work;
  }
}
