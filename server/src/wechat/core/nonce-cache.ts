/** Signatures already used, kept past the time in which their timestamp would still be fresh. */
export class NonceCache {
  private recent = new Set<string>();
  private older = new Set<string>();
  private turned = 0;

  constructor(private readonly keepMs = 600_000) {}

  /** True once per key; false for a replay. Keys are kept for `keepMs` at least and twice that at most. */
  accept(key: string, now: number): boolean {
    if (now - this.turned >= this.keepMs) {
      this.older = now - this.turned >= 2 * this.keepMs ? new Set() : this.recent;
      this.recent = new Set();
      this.turned = now;
    }
    if (this.recent.has(key) || this.older.has(key)) return false;
    this.recent.add(key);
    return true;
  }
}
