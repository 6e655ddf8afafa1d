import { createServer, connect, type AddressInfo, type Server, type Socket } from 'node:net';

/** What the line does: `pass` · `drop` cuts every connection · `busy` refuses as an overloaded server would · `loseAnswer` lets a request through and cuts its answer off · `hang` says nothing at all · `slow` is 2G. */
export type LineMode = 'pass' | 'drop' | 'busy' | 'loseAnswer' | 'hang' | 'slow';

/** What befalls one request; `reset` breaks the connection in the middle of it. */
export type RequestFault = 'drop' | 'busy' | 'loseAnswer' | 'reset';

/** A line to the server that can be bad. */
export interface Line {
  readonly url: string;
  mode: LineMode;
  /** `POST /api/…` of all that was sent, in order. */
  readonly requests: string[];
  /** Something befalls the next request of this kind; an answer is lost only if it is a good one. */
  plan(request: string, fault: RequestFault): void;
  /** The next good answer to such a request is never passed on; resolves when the server has given it. */
  hold(request: string): Promise<void>;
  /** Cuts all connections and goes on at another address: whoever calls now has never called before. */
  anew(): Promise<void>;
  stop(): Promise<void>;
}

/** As far as a request or its answer has come on one connection. */
interface Exchange {
  readonly request: string;
  fate: RequestFault | LineMode;
  /** Bytes of the request still to come. */
  left: number;
  answered: boolean;
}

const busyAnswer = 'HTTP/1.1 503 Service Unavailable\r\nretry-after: 1\r\ncontent-length: 0\r\nconnection: close\r\n\r\n';

/** 2G: 0.3 s each way, 40 kbit/s. */
const slowMs = 300;
const slowBytesPerMs = 5;

/** Passes on late and in order. */
function slowly(to: Socket): (bytes: Buffer) => void {
  let free = 0;
  return (bytes) => {
    const now = Date.now();
    free = Math.max(free, now + slowMs) + bytes.length / slowBytesPerMs;
    setTimeout(() => to.destroyed || to.write(bytes), free - now);
  };
}

const contentLength = (head: string): number => Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1] ?? 0);

class BadLine implements Line {
  mode: LineMode = 'pass';
  readonly requests: string[] = [];
  readonly #far: { readonly host: string; readonly port: number };
  readonly #open = new Set<Socket>();
  readonly #plans: { readonly request: string; readonly fault: RequestFault }[] = [];
  #held: { readonly request: string; readonly reached: () => void } | null = null;
  #server: Server | null = null;

  constructor(serverUrl: string) {
    const { hostname, port } = new URL(serverUrl);
    this.#far = { host: hostname, port: Number(port) };
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server?.address() as AddressInfo).port}`;
  }

  plan(request: string, fault: RequestFault): void {
    this.#plans.push({ request, fault });
  }

  hold(request: string): Promise<void> {
    return new Promise((reached) => {
      this.#held = { request, reached };
    });
  }

  async anew(): Promise<void> {
    await this.stop();
    await this.start();
  }

  async start(): Promise<void> {
    const server = createServer((near) => this.#connect(near));
    this.#server = server;
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  }

  stop(): Promise<void> {
    for (const socket of this.#open) socket.destroy();
    return new Promise((resolve) => (this.#server ? void this.#server.close(() => resolve()) : resolve()));
  }

  #keep(socket: Socket): void {
    this.#open.add(socket);
    socket.on('close', () => this.#open.delete(socket)).on('error', () => socket.destroy());
  }

  #connect(near: Socket): void {
    const far = connect(this.#far);
    this.#keep(near);
    this.#keep(far);
    near.on('close', () => far.destroy());
    far.on('close', () => near.destroy());
    const out = slowly(far);
    const back = slowly(near);
    let exchange: Exchange | null = null;
    near.on('data', (bytes: Buffer) => {
      exchange = this.#continued(exchange, bytes);
      this.#ask({ near, far, out }, exchange, bytes);
    });
    far.on('data', (bytes: Buffer) => {
      if (exchange) this.#answer({ near, back }, exchange, bytes);
    });
  }

  /** The request these bytes belong to. */
  #continued(exchange: Exchange | null, bytes: Buffer): Exchange {
    const text = bytes.toString('latin1');
    const line = /^(GET|POST|DELETE) \S+/.exec(text)?.[0];
    if (exchange && (exchange.left > 0 || !line)) {
      exchange.left -= bytes.length;
      return exchange;
    }
    return this.#begun(line ?? '', text);
  }

  #begun(line: string, text: string): Exchange {
    this.requests.push(line);
    const request = line.replace(/\?.*/, '');
    const head = text.slice(0, text.indexOf('\r\n\r\n') + 4);
    return { request, fate: this.#fateOf(request), left: head.length + contentLength(head) - text.length, answered: false };
  }

  #fateOf(request: string): RequestFault | LineMode {
    const at = this.#plans.findIndex((plan) => plan.request === request);
    const fault = this.#plans[at]?.fault;
    // An answer can be withheld or lost, not both: the other waits for the next one.
    if (!fault || (fault === 'loseAnswer' && this.#held?.request === request)) return this.mode;
    this.#plans.splice(at, 1);
    return fault;
  }

  #ask({ near, far, out }: { near: Socket; far: Socket; out: (bytes: Buffer) => void }, { fate, left }: Exchange, bytes: Buffer): void {
    if (fate === 'drop') near.destroy();
    else if (fate === 'busy') left <= 0 && near.end(busyAnswer);
    else if (fate === 'reset') this.#break({ near, far }, bytes, left > 0);
    else if (fate === 'slow') out(bytes);
    else if (fate !== 'hang') far.write(bytes);
  }

  /** Everything but the end of the request gets through. */
  #break({ near, far }: { near: Socket; far: Socket }, bytes: Buffer, more: boolean): void {
    far.write(more ? bytes : bytes.subarray(0, bytes.length / 2), () => {
      if (more) return;
      near.resetAndDestroy();
      far.resetAndDestroy();
    });
  }

  /** A refusal is neither withheld nor lost on purpose: nothing came of the request. */
  #began(exchange: Exchange, bytes: Buffer): void {
    exchange.answered = true;
    const done = /^HTTP\/1.1 2/.test(bytes.toString('latin1'));
    const { request, fate } = exchange;
    if (!done && fate === 'loseAnswer' && this.mode !== 'loseAnswer') {
      this.plan(request, fate);
      exchange.fate = this.mode;
    }
    if (!done || this.#held?.request !== request) return;
    exchange.fate = 'hang';
    this.#held.reached();
    this.#held = null;
  }

  #answer({ near, back }: { near: Socket; back: (bytes: Buffer) => void }, exchange: Exchange, bytes: Buffer): void {
    if (!exchange.answered) this.#began(exchange, bytes);
    if (exchange.fate === 'loseAnswer') near.destroy();
    else if (exchange.fate === 'slow') back(bytes);
    else if (exchange.fate !== 'hang') near.write(bytes);
  }
}

/** Opens a line to a server of this machine. */
export async function openLine(serverUrl: string): Promise<Line> {
  const line = new BadLine(serverUrl);
  await line.start();
  return line;
}
