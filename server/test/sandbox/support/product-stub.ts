import { createDecipheriv, createHash } from 'node:crypto';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { AES_KEY, PUSH_TOKEN } from './start-sandbox';

/** A push as the product received it. */
export interface ReceivedPush {
  method: string;
  query: URLSearchParams;
  contentType: string;
  body: string;
  /** Decrypted text and the appid inside, when the body carried Encrypt. */
  plain: string;
  appid: string;
  /** Whether msg_signature (or signature) is right, computed here anew. */
  signed: boolean;
}

type Answer = (push: ReceivedPush, index: number) => { status?: number; body?: string; hang?: boolean };

function sha1(parts: string[]): string {
  return createHash('sha1').update(parts.sort().join('')).digest('hex');
}

function open(encrypt: string): { plain: string; appid: string } {
  const key = Buffer.from(`${AES_KEY}=`, 'base64');
  const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  const padded = Buffer.concat([decipher.update(encrypt, 'base64'), decipher.final()]);
  const bytes = padded.subarray(0, padded.length - (padded.at(-1) ?? 0));
  const end = 20 + bytes.readUInt32BE(16);
  return { plain: bytes.toString('utf8', 20, end), appid: bytes.toString('utf8', end) };
}

function encryptIn(body: string): string {
  return /<Encrypt><!\[CDATA\[([^\]]+)]]>/.exec(body)?.[1] ?? /"Encrypt":"([^"]+)"/.exec(body)?.[1] ?? '';
}

function receive(request: http.IncomingMessage, body: string): ReceivedPush {
  const query = new URL(request.url ?? '', 'http://product').searchParams;
  const encrypt = encryptIn(body);
  const parts = [PUSH_TOKEN, String(query.get('timestamp')), String(query.get('nonce'))];
  const { method = '', headers } = request;
  const facts = { method, query, contentType: headers['content-type'] ?? '', body };
  if (encrypt === '') return { ...facts, plain: body, appid: '', signed: query.get('signature') === sha1(parts) };
  return { ...facts, ...open(encrypt), signed: query.get('msg_signature') === sha1([...parts, encrypt]) };
}

/** A tiny product: answers echostr, records every push, answers as the test says. */
export class ProductStub {
  readonly pushes: ReceivedPush[] = [];
  answer: Answer = () => ({ body: 'success' });
  readonly #server: http.Server;

  constructor() {
    this.#server = http.createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString('utf8')));
      request.on('end', () => this.#reply(receive(request, body), response));
    });
  }

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/wechat/push`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  reset(): void {
    this.pushes.length = 0;
    this.answer = () => ({ body: 'success' });
  }

  #reply(push: ReceivedPush, response: http.ServerResponse): void {
    if (push.method === 'GET') {
      response.end(push.signed ? push.query.get('echostr') : 'refused');
      return;
    }
    this.pushes.push(push);
    const { status = 200, body = 'success', hang } = this.answer(push, this.pushes.length - 1);
    if (hang) return;
    response.writeHead(status).end(body);
  }
}
