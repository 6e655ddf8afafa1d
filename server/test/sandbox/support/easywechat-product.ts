import http from 'node:http';
import { CacheInterface, MiniApp, OfficialAccount, ServerRequest } from 'node-easywechat';
import type { AddressInfo } from 'node:net';
import { AES_KEY, MP, MP_SECRET, OA, OA_SECRET, PUSH_TOKEN } from './start-sandbox';

/** Tokens of one test only: the library would keep them in files. */
class MemoryCache extends CacheInterface {
  readonly #values = new Map<string, unknown>();

  override get(key: string): Promise<unknown> {
    return Promise.resolve(this.#values.get(key));
  }

  override has(key: string): Promise<boolean> {
    return Promise.resolve(this.#values.has(key));
  }

  override set(key: string, data?: unknown): Promise<boolean> {
    this.#values.set(key, data);
    return Promise.resolve(true);
  }

  override delete(key: string): Promise<boolean> {
    return Promise.resolve(this.#values.delete(key));
  }
}

const transport = (url: string) => ({ baseURL: `${url}/`, throw: false });
const push = { token: PUSH_TOKEN, aes_key: AES_KEY, use_stable_access_token: true };

/** Somebody else's client of the official account, pointed at the sandbox. */
export function officialAccountAt(url: string): OfficialAccount {
  // The library's types ask for "scope", its code reads "scopes".
  const oauth = { scope: 'snsapi_base', scopes: 'snsapi_base', redirect_url: 'https://hotline.example/h5/callback' };
  const app = new OfficialAccount({ app_id: OA, secret: OA_SECRET, ...push, oauth, http: transport(url) });
  app.setCache(new MemoryCache());
  return app;
}

/** Somebody else's client of the mini-program, pointed at the sandbox. */
export function miniProgramAt(url: string): MiniApp {
  const app = new MiniApp({ app_id: MP, secret: MP_SECRET, ...push, http: transport(url) });
  app.setCache(new MemoryCache());
  return app;
}

function bodyOf(request: http.IncomingMessage): Promise<string> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => resolve(Buffer.concat(chunks).toString('utf8')));
  });
}

/** What that client makes of a request: it verifies, decrypts, answers with `reply` and encrypts by itself. One instance serves one request. */
async function serve(request: http.IncomingMessage, reply: (message: Record<string, unknown>) => string): Promise<string> {
  const app = officialAccountAt('');
  const { method = 'GET', url = '', headers } = request;
  app.setRequest(new ServerRequest(method, url, { ...headers }, Buffer.from(await bodyOf(request))));
  const answering = app.getServer().with((message: Record<string, unknown>) => Promise.resolve(reply(message)));
  return String((await answering.serve()).getBody());
}

/** A push URL served by that client. */
export async function servePushes(reply: (message: Record<string, unknown>) => string): Promise<{ url: string; stop: () => Promise<void> }> {
  const server = http.createServer((request, response) => {
    void serve(request, reply).then((body) => response.end(body), () => response.writeHead(500).end());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const stop = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/push`, stop };
}
