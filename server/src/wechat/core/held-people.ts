import type { PushMessage } from './push-message';

/** People with messages on disk: what they write next queues up behind, or the dialogue would see it first. */
export class HeldPeople {
  private readonly counts = new Map<string, number>();

  has(person: string): boolean {
    return this.counts.has(person);
  }

  /** One more message of theirs is on disk. */
  hold(person: string): void {
    this.counts.set(person, (this.counts.get(person) ?? 0) + 1);
  }

  /** One of them has been worked off. */
  release(person: string): void {
    const left = (this.counts.get(person) ?? 0) - 1;
    if (left > 0) this.counts.set(person, left);
    else this.counts.delete(person);
  }
}

/** Each person's messages in their order; who came last stands first. */
export function byPerson(messages: readonly PushMessage[]): PushMessage[][] {
  const queues = new Map<string, PushMessage[]>();
  for (const message of messages) queues.set(message.fromUser, [...(queues.get(message.fromUser) ?? []), message]);
  return [...queues.values()].reverse();
}
