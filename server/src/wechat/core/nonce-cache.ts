/** Signed addresses already used, kept past the time in which their timestamp would still be fresh. */
export class NonceCache {
  private readonly seen = new Map<string, number>();

  constructor(private readonly keepMs = 600_000) {}

  /** True once per key; false for a replay. */
  accept(key: string, now: number): boolean {
    this.forget(now);
    if (this.seen.has(key)) return false;
    this.seen.set(key, now + this.keepMs);
    return true;
  }

  /** Keys stand in the order they came, so the first one still valid ends the search. */
  private forget(now: number): void {
    for (const [key, until] of this.seen) {
      if (until > now) return;
      this.seen.delete(key);
    }
  }
}
