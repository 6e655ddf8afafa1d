import type { EntityManager } from 'typeorm';
import type { Clock } from '../clock';
import { newId } from '../ids';
import { OutboxRow } from './outbox.entity';

/** What a subscriber gets; `id` is the same at every repetition, so that it can recognise one. */
export interface OutboxEvent {
  readonly id: string;
  readonly topic: string;
  readonly payload: unknown;
}

/** Thrown by a subscriber to be asked again at a given time, without counting as a failure (quota, quiet hours). */
export class TryAgainAt extends Error {
  constructor(readonly at: number) {
    super('try again later');
  }
}

export interface Subscriber {
  readonly name: string;
  readonly topics: readonly string[];
  /** Spares the row of an event this subscriber would only shrug at; without it all are wanted. */
  readonly wants?: (payload: never) => boolean;
  /** Runs at least once per event, outside any transaction; must be idempotent by event id. */
  readonly handle: (event: OutboxEvent) => Promise<void>;
}

/** Upward talk between modules: rows written with the change itself, worked off later. */
export class Outbox {
  private readonly subscribers: Subscriber[] = [];
  private wake: () => void = () => undefined;

  constructor(private readonly clock: Clock) {}

  /** Adds a subscriber; all are known before the first event. */
  subscribe(subscriber: Subscriber): void {
    this.subscribers.push(subscriber);
  }

  find(name: string): Subscriber | undefined {
    return this.subscribers.find((subscriber) => subscriber.name === name);
  }

  /** The worker is told that there may be something to do. */
  onWake(wake: () => void): void {
    this.wake = wake;
  }

  /** Writes an event inside the caller's transaction: one row for each subscriber of its topic. */
  publish(em: EntityManager, topic: string, payload: object): Promise<void> {
    return this.publishAll(em, topic, [payload]);
  }

  /** Several events of one topic in one statement. */
  async publishAll(em: EntityManager, topic: string, payloads: readonly object[]): Promise<void> {
    const now = this.clock.now();
    const listening = this.subscribers.filter((subscriber) => subscriber.topics.includes(topic));
    const rows = payloads.flatMap((payload) => {
      const eventId = newId();
      return listening.filter(({ wants }) => wants?.(payload as never) ?? true).map((subscriber) => ({ id: newId(), eventId, topic, subscriber: subscriber.name, payload, state: 'pending', attempts: 0, nextAt: now, leaseUntil: null, leaseTag: null, lastError: null }));
    });
    if (rows.length > 0) await em.insert(OutboxRow, rows);
    // The commit follows within the same turn or a few; the worker also looks by itself.
    setImmediate(this.wake);
  }
}
