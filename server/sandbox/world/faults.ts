/** Which exchanges a fault hits; absent fields match everything. */
export interface FaultMatch {
  dir: 'api' | 'push';
  /** API: the path. Push: the path of the push URL. */
  path?: string;
  appid?: string;
  openid?: string;
  /** Push only: MsgType, or Event for events. */
  type?: string;
  /** Only the n-th matching exchange (from 1). */
  nth?: number;
  /** Only this share of the matching exchanges (0 to 1), evenly spread. */
  share?: number;
}

export interface DuplicateEffect {
  /** Extra copies. */
  n: number;
  gapMs?: number;
  concurrent?: boolean;
}

/** What goes wrong. API and push read the fields that concern them. */
export interface FaultEffect {
  errcode?: number;
  errmsg?: string;
  http?: number;
  delayMs?: number;
  timeout?: boolean;
  reset?: boolean;
  truncate?: boolean;
  badJson?: boolean;
  html?: boolean;
  /** API: the call takes effect, the answer is lost. */
  dropAfterApply?: boolean;
  duplicate?: DuplicateEffect;
  /** Push: goes out after the account's next one, or when that does not come in time. */
  reorder?: boolean;
  badSignature?: boolean;
  /** Push: the signed timestamp is this many seconds old. */
  staleTimestamp?: number;
  wrongAppid?: boolean;
  plainInSafe?: boolean;
  noncesReused?: boolean;
  tamperCipher?: boolean;
  xxe?: boolean;
  hugeBody?: boolean;
}

export interface Fault {
  id: string;
  match: FaultMatch;
  effect: FaultEffect;
  /** Uses left; null = until deleted. */
  times: number | null;
  /** Virtual instant (ms) after which the fault is over; null = never. */
  until: number | null;
  seen: number;
  hits: number;
}

/** The facts of an exchange that faults are matched against. */
export interface FaultProbe {
  dir: 'api' | 'push';
  path: string;
  appid: string;
  openid: string;
  type: string;
}

function concerns(match: FaultMatch, probe: FaultProbe): boolean {
  if (match.dir !== probe.dir) return false;
  const wanted: [string | undefined, string][] = [
    [match.path, probe.path],
    [match.appid, probe.appid],
    [match.openid, probe.openid],
    [match.type, probe.type],
  ];
  return wanted.every(([want, is]) => want === undefined || want === is);
}

/** The list of active faults. */
export class FaultBoard {
  readonly #faults = new Map<string, Fault>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  put(fault: Omit<Fault, 'seen' | 'hits'>): Fault {
    const full = { ...fault, seen: 0, hits: 0 };
    this.#faults.set(fault.id, full);
    return full;
  }

  /** The effect of the first fault that hits this exchange; uses one of its times. */
  take(probe: FaultProbe): FaultEffect | null {
    for (const fault of this.#faults.values()) {
      if (this.#hits(fault, probe)) {
        fault.hits += 1;
        if (fault.times !== null) fault.times -= 1;
        return fault.effect;
      }
    }
    return null;
  }

  list(): Fault[] {
    return [...this.#faults.values()];
  }

  remove(id: string): boolean {
    return this.#faults.delete(id);
  }

  clear(): void {
    this.#faults.clear();
  }

  #hits(fault: Fault, probe: FaultProbe): boolean {
    const over = fault.until !== null && this.#now() > fault.until;
    if (over || fault.times === 0 || !concerns(fault.match, probe)) return false;
    fault.seen += 1;
    const { nth, share = 1 } = fault.match;
    if (nth !== undefined) return nth === fault.seen;
    return Math.floor(fault.seen * share) > Math.floor((fault.seen - 1) * share);
  }
}
