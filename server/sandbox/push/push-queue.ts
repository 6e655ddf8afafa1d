import { deliverPush } from './deliver-push';
import type { World } from '../world/world';
import type { PushMessage } from './push-message';

const PARALLEL = 8;

/** A message, or how it is come by (a check that takes its time). */
type Source = PushMessage | (() => Promise<PushMessage>);

interface Job {
  appid: string;
  source: Source;
}

/** Events nobody waits for (finish and subscribe events), sent eight at a time in order of arrival. */
export class PushQueue {
  readonly #world: World;
  #jobs: Job[] = [];
  #head = 0;
  #running = 0;
  #waiting: (() => void)[] = [];

  constructor(world: World) {
    this.#world = world;
  }

  add(appid: string, source: Source): void {
    this.#jobs.push({ appid, source });
    // After the current answer: WeChat reports on a message once it has accepted it.
    setImmediate(() => this.#pump());
  }

  /** Resolves when every event so far has been delivered or given up. */
  idle(): Promise<void> {
    if (this.pending() === 0) return Promise.resolve();
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  pending(): number {
    return this.#jobs.length - this.#head + this.#running;
  }

  clear(): void {
    this.#jobs = [];
    this.#head = 0;
  }

  #pump(): void {
    while (this.#running < PARALLEL && this.#head < this.#jobs.length) {
      const job = this.#jobs[this.#head];
      this.#head += 1;
      if (job) void this.#run(job);
    }
    if (this.#head > 1_000) {
      this.#jobs = this.#jobs.slice(this.#head);
      this.#head = 0;
    }
    if (this.pending() === 0) this.#waiting.splice(0).forEach((resolve) => resolve());
  }

  async #run({ appid, source }: Job): Promise<void> {
    this.#running += 1;
    try {
      const message = typeof source === 'function' ? await source() : source;
      const account = this.#world.account(appid);
      if (account) await deliverPush(this.#world, account, message);
    } finally {
      this.#running -= 1;
      this.#pump();
    }
  }
}
