import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Keeps the next call of a path, whichever of several relays it comes through. */
export interface Trap {
  readonly path: string;
  /** Whether WeChat never hears of the call, or has carried it out and its answer is kept. */
  readonly moment: 'before' | 'after';
  /** Told which relay holds the call. */
  readonly caught: (relay: ApiRelay) => void;
  sprung: boolean;
}

/** Stands between one replica and WeChat: counts its calls, and can keep one so that the replica dies while it is under way. */
export class ApiRelay {
  /** Calls since the last `forget`, by path and body. */
  readonly calls: { readonly path: string; readonly body: string }[] = [];
  private trap: Trap | null = null;
  private readonly server: Server;

  constructor(private readonly target: string) {
    this.server = createServer((request, response) => void this.pass(request, response).catch(() => response.destroy()));
  }

  async open(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  set(trap: Trap): void {
    this.trap = trap;
  }

  forget(): void {
    this.calls.length = 0;
  }

  private spring(path: string): Trap | null {
    const { trap } = this;
    if (!trap || trap.sprung || trap.path !== path) return null;
    trap.sprung = true;
    return trap;
  }

  private async pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bodyOf(request);
    const [path = ''] = (request.url ?? '').split('?');
    this.calls.push({ path, body: body.toString('utf8') });
    const trap = this.spring(path);
    if (trap?.moment === 'before') return trap.caught(this);
    const answered = forward(this.target, request, body);
    if (trap) return void answered.catch(() => null).then(() => trap.caught(this));
    const answer = await answered;
    response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? 'application/json' }).end(Buffer.from(await answer.arrayBuffer()));
  }
}

export async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** The same request to another address. */
export function forward(to: string, { method = 'GET', url = '', headers }: IncomingMessage, body: Buffer): Promise<Response> {
  const kept = ['content-type', 'authorization', 'cookie', 'x-requested-with'].flatMap((name) => (typeof headers[name] === 'string' ? [[name, headers[name]] as [string, string]] : []));
  return fetch(to + url, { method, headers: kept, ...(body.length > 0 && { body: new Uint8Array(body) }) });
}
