/** One Beijing day or any other span, in milliseconds. */
export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** The sandbox's own time: real time plus an offset that the control plane moves. */
export class Clock {
  readonly #real: () => number;
  #offset = 0;

  constructor(real: () => number) {
    this.#real = real;
  }

  /** Virtual now, milliseconds since 1970 UTC. */
  now(): number {
    return this.#real() + this.#offset;
  }

  /** Virtual now in whole seconds, the unit of every WeChat timestamp. */
  seconds(): number {
    return Math.floor(this.now() / SECOND);
  }

  /** Real seconds: what pushes are stamped with, however far the virtual clock was moved. */
  realSeconds(): number {
    return Math.floor(this.#real() / SECOND);
  }

  /** Jumps to an instant (milliseconds UTC); time runs on from there. */
  set(instant: number): void {
    this.#offset = instant - this.#real();
  }

  advance(milliseconds: number): void {
    this.#offset += milliseconds;
  }

  /** Milliseconds by which virtual time is ahead of real time. */
  offset(): number {
    return this.#offset;
  }
}

/** The calendar day in Beijing ("2026-03-02"): WeChat's daily limits end at 00:00 there. */
export function beijingDay(instant: number): string {
  return new Date(instant + 8 * HOUR).toISOString().slice(0, 10);
}
