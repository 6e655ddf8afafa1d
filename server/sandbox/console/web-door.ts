import http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { World } from '../world/world';

/** The product's own server: where its pushes go is where its pages are. */
function productOf(world: World): URL | null {
  const account = [...world.state.accounts.values()].find(({ h5Url, pushUrl }) => URL.canParse(h5Url || pushUrl));
  return account ? new URL(new URL(account.h5Url || account.pushUrl).origin) : null;
}

/**
 * The way of the phone's in-app browser to the product's web pages. Like any careful site they refuse to be shown in a
 * frame, and the phone is one: behind this door, on a port of its own, they may be framed by the console alone. Cookies
 * know no ports, so sessions are those of the product's own address.
 */
export class WebDoor {
  readonly #world: World;
  readonly #server = http.createServer((request, response) => this.#pass(request, response));
  #port = 0;

  constructor(world: World) {
    this.#world = world;
  }

  async open(): Promise<void> {
    await new Promise<void>((done) => void this.#server.listen(0, '127.0.0.1', done));
    this.#port = (this.#server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((done) => this.#server.close(done));
  }

  /** An address of the product as it is behind the door, under the name by which the console was opened; others as they are. */
  through(address: string, hostname: string): string {
    const product = productOf(this.#world);
    if (!product || !address.startsWith(`${product.origin}/`)) return address;
    return `http://${hostname}:${this.#port}${address.slice(product.origin.length)}`;
  }

  #pass(request: http.IncomingMessage, response: http.ServerResponse): void {
    const product = productOf(this.#world);
    const hostname = (request.headers.host ?? '').replace(/:\d+$/, '');
    if (!product || !/^(127\.0\.0\.1|localhost)$/.test(hostname)) {
      response.writeHead(502).end();
      return;
    }
    const { method = 'GET', url = '/' } = request;
    const headers = this.#toProduct(request.headers, product);
    const onward = http.request(new URL(url, product), { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, this.#fromProduct(answer.headers, hostname));
      answer.pipe(response);
    });
    onward.on('error', () => response.writeHead(502, { 'content-type': 'text/plain; charset=utf-8' }).end('网页暂时打不开，产品服务没有应答。'));
    request.pipe(onward);
  }

  #toProduct(given: http.IncomingHttpHeaders, product: URL): http.OutgoingHttpHeaders {
    const headers: http.OutgoingHttpHeaders = { ...given, host: product.host };
    for (const name of ['origin', 'referer'] as const) {
      const value = given[name];
      if (value && URL.canParse(value) && Number(new URL(value).port) === this.#port) headers[name] = product.origin + value.slice(new URL(value).origin.length);
    }
    return headers;
  }

  #fromProduct(given: http.IncomingHttpHeaders, hostname: string): http.OutgoingHttpHeaders {
    const { 'x-frame-options': _frame, 'cross-origin-opener-policy': _opener, ...headers } = given;
    const console = new URL(this.#world.baseUrl).port;
    const policy = headers['content-security-policy'];
    if (policy) headers['content-security-policy'] = String(policy).replace(/frame-ancestors [^;]*/, `frame-ancestors http://${hostname}:${console}`);
    if (headers.location) headers.location = this.through(headers.location, hostname);
    return headers;
  }
}
