import { Clock } from './clock';
import { ExchangeLog } from './exchange-log';
import { FaultBoard } from './faults';
import { IdMint, openidOf } from './ids';
import { LintBook } from './lint-book';
import { Metrics } from './metrics';
import { Overtaking } from './overtaking';
import { emptyState, type WorldState } from './state';
import type { Account, AccountKind } from './account';
import type { Contact, User } from './user';

export interface WorldOptions {
  now: () => number;
  /** How long a push waits for its answer, milliseconds; WeChat: 5,000. */
  pushTimeoutMs: number;
}

/** This WeChat's memory and instruments; the rules live in the folders beside it. */
export class World {
  state: WorldState = emptyState();
  /** Where this sandbox answers, e.g. "http://127.0.0.1:9345"; known after listening. */
  baseUrl = '';
  readonly clock: Clock;
  readonly mint: IdMint;
  readonly log = new ExchangeLog();
  readonly metrics = new Metrics();
  readonly lint: LintBook;
  readonly faults: FaultBoard;
  readonly overtaking = new Overtaking();
  readonly pushTimeoutMs: number;
  #saved: WorldState | null = null;

  constructor(options: WorldOptions) {
    this.clock = new Clock(options.now);
    this.mint = new IdMint('hotline-sandbox', options.now());
    this.lint = new LintBook(() => this.clock.now());
    this.faults = new FaultBoard(() => this.clock.now());
    this.pushTimeoutMs = options.pushTimeoutMs;
  }

  account(appid: string): Account | undefined {
    return this.state.accounts.get(appid);
  }

  accountsOf(kind: AccountKind): Account[] {
    return [...this.state.accounts.values()].filter((account) => account.kind === kind);
  }

  /** The contact behind an openid, only if the openid belongs to this account. */
  contact(appid: string, openid: string): Contact | undefined {
    const found = this.state.contacts.get(openid);
    return found?.appid === appid ? found : undefined;
  }

  contactOf(account: Account, user: User): Contact {
    const openid = openidOf(account.appid, user.id);
    const known = this.state.contacts.get(openid);
    if (known) return known;
    const fresh = newContact(openid, account.appid, user.id);
    this.state.contacts.set(openid, fresh);
    return fresh;
  }

  snapshot(): void {
    this.#saved = structuredClone(this.state);
  }

  /** False when no snapshot was taken. */
  restore(): boolean {
    if (!this.#saved) return false;
    this.state = structuredClone(this.#saved);
    return true;
  }

  /** Forgets people, messages, tokens, faults, log and clock; account settings stay if wanted. */
  clear(keepAccounts: boolean): Account[] {
    const accounts = keepAccounts ? [...this.state.accounts.values()] : [];
    this.state = emptyState();
    this.clock.advance(-this.clock.offset());
    for (const instrument of [this.log, this.metrics, this.lint, this.faults]) instrument.clear();
    return accounts;
  }
}

function newContact(openid: string, appid: string, userId: string): Contact {
  return {
    openid,
    userId,
    appid,
    follow: null,
    blocked: false,
    windows: {},
    lastTalkAt: 0,
    typingUntil: 0,
    activeAt: 0,
    privacyAgreed: false,
    ledger: new Map(),
    kept: new Map(),
    onceScenes: new Map(),
    remark: '',
    tags: [],
    sessionKey: '',
    loginMinute: 0,
    loginCount: 0,
    chat: [],
    notices: [],
  };
}
