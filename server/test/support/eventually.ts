import { setTimeout as pause } from 'node:timers/promises';

const everyMs = 50;

/** Looks again and again until what is seen satisfies; fails at the deadline with what was seen last. */
export async function eventually<T>(look: () => Promise<T> | T, holds: (seen: T) => boolean, deadlineMs = 10_000): Promise<T> {
  const until = Date.now() + deadlineMs;
  for (;;) {
    const seen = await look();
    if (holds(seen)) return seen;
    if (Date.now() > until) throw new Error(`not within ${deadlineMs} ms; last seen: ${JSON.stringify(seen)}`);
    await pause(everyMs);
  }
}
