/** A place where the product broke WeChat's contract, even if WeChat itself would let it pass. */
export interface LintFinding {
  rule: string;
  path: string;
  appid: string;
  detail: string;
  firstAt: number;
  lastAt: number;
  count: number;
}

const CAPACITY = 1_000;

/** Findings, merged when the same rule is broken in the same way. Must stay empty in CI. */
export class LintBook {
  readonly #findings = new Map<string, LintFinding>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  add(finding: { rule: string; path: string; appid: string; detail: string }): void {
    const key = `${finding.rule}|${finding.path}|${finding.appid}|${finding.detail}`;
    const known = this.#findings.get(key);
    if (known) {
      known.count += 1;
      known.lastAt = this.#now();
    } else if (this.#findings.size < CAPACITY) {
      const at = this.#now();
      this.#findings.set(key, { ...finding, firstAt: at, lastAt: at, count: 1 });
    }
  }

  list(): LintFinding[] {
    return [...this.#findings.values()];
  }

  clear(): void {
    this.#findings.clear();
  }
}
