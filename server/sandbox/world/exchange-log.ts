/** One raw exchange between this WeChat and the product (or a browser). */
export interface Exchange {
  seq: number;
  at: number;
  dir: 'api' | 'push' | 'oauth';
  method: string;
  path: string;
  query: string;
  appid: string;
  openid: string;
  requestBody: string;
  /** For pushes: the message before encryption and the string that was signed. */
  plainBody: string;
  signedText: string;
  status: number;
  responseBody: string;
  ms: number;
  /** For pushes: 1..3. */
  attempt: number;
  note: string;
}

const CAPACITY = 2_000;
const BODY_LIMIT = 8_192;

function shorten(text: string): string {
  return text.length > BODY_LIMIT ? `${text.slice(0, BODY_LIMIT)}…(${text.length})` : text;
}

const BLANK = {
  method: '', path: '', query: '', appid: '', openid: '', requestBody: '', plainBody: '',
  signedText: '', status: 0, responseBody: '', ms: 0, attempt: 0, note: '',
};

/** Ring buffer of the last 2,000 exchanges; adding and dropping cost the same at any age. */
export class ExchangeLog {
  readonly #slots: Exchange[] = [];
  #seq = 0;

  add(entry: Partial<Exchange> & Pick<Exchange, 'dir' | 'at'>): Exchange {
    this.#seq += 1;
    const full: Exchange = { ...BLANK, ...entry, seq: this.#seq };
    full.requestBody = shorten(full.requestBody);
    full.plainBody = shorten(full.plainBody);
    full.responseBody = shorten(full.responseBody);
    this.#slots[this.#seq % CAPACITY] = full;
    return full;
  }

  /** Exchanges newer than `seq`, oldest first, at most `limit` of the newest. */
  since(seq: number, limit = CAPACITY): Exchange[] {
    const first = Math.max(seq + 1, this.#seq - Math.min(limit, CAPACITY) + 1, 1);
    const found: Exchange[] = [];
    for (let at = first; at <= this.#seq; at += 1) {
      const entry = this.#slots[at % CAPACITY];
      if (entry) found.push(entry);
    }
    return found;
  }

  last(): number {
    return this.#seq;
  }

  clear(): void {
    this.#slots.length = 0;
  }
}
