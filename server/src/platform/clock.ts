/** Time comes in as an argument, so that tests own it. */
export interface Clock {
  /** Milliseconds since 1970 in UTC. */
  now(): number;
}

export const systemClock: Clock = { now: () => Date.now() };

const shanghaiOffset = 8 * 3600_000;

/** The calendar day in Asia/Shanghai (UTC+8 all year) as `YYYY-MM-DD`. */
export function shanghaiDay(ms: number): string {
  return new Date(ms + shanghaiOffset).toISOString().slice(0, 10);
}

/** The instant a calendar day ends in Asia/Shanghai (24:00). */
export function endOfShanghaiDay(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) - shanghaiOffset + 86_400_000;
}

/**
 * When something decided now takes effect on a day (`YYYY-MM-DD`): today at once, a later day when it begins in
 * Asia/Shanghai, null for a day that has passed.
 */
export function dayOfEffect(day: string, now: number): number | null {
  const today = shanghaiDay(now);
  if (day < today) return null;
  return day === today ? now : endOfShanghaiDay(day) - 86_400_000;
}

/** `2026-03-02 14:05` in Asia/Shanghai. */
export function shanghaiTime(ms: number): string {
  return new Date(ms + shanghaiOffset).toISOString().slice(0, 16).replace('T', ' ');
}
