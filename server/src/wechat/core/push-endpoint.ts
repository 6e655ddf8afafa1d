import type { IncomingMessage, ServerResponse } from 'node:http';
import { parse } from 'node:querystring';
import type { Middleware } from 'koa';
import type { Clock } from '../../platform/clock';
import type { Logger } from '../../platform/log';
import type { Spool } from '../../platform/spool/spool';
import type { PushAccount } from './config';
import { maxPushBytes, PushGate, type Query } from './push-gate';
import { PushInbox, type InboxTimings, type PushHandler, type ShowLate } from './push-inbox';
import type { PushStore } from './push-store';
import { Refused } from './refused';

export interface PushEndpointDeps {
  readonly account: PushAccount;
  readonly handle: PushHandler;
  readonly showLate: ShowLate;
  readonly store: PushStore;
  /** Takes messages while the database is away. */
  readonly spool: Pick<Spool, 'hold' | 'drain' | 'size'>;
  readonly clock: Clock;
  readonly log: Logger;
  /** Shorter in tests. */
  readonly timings?: InboxTimings;
}

export interface PushEndpoint {
  /** Serves GET and POST of the callback address; must run before any body parser. */
  readonly middleware: Middleware;
  /** Takes up messages whose handling failed or was cut off; returns how many. */
  readonly recover: () => Promise<number>;
  /** Handles messages that were held on disk while the database was away. */
  readonly workOff: () => Promise<void>;
  /** Resolves when all handling has ended, or after a few seconds. */
  readonly drain: () => Promise<void>;
}

/**
 * The callback address of one account. Refusals all look alike (403, empty); a message that neither the database nor
 * the disk could take is answered 503, so that WeChat delivers it again; everything else gets a reply or `success`
 * within 3 s, whatever the database does.
 */
export function pushEndpoint(deps: PushEndpointDeps): PushEndpoint {
  const gate = new PushGate(deps.account, deps.clock);
  const inbox = new PushInbox({ ...deps, appid: deps.account.appid });
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    try {
      if (request.method === 'GET') answer(response, { type: plainText, body: gate.echo(queryOf(request)) });
      else if (request.method === 'POST') await receive(request, response, { gate, inbox, format: deps.account.format });
      else throw new Refused('method');
    } catch (error) {
      reject(response, error, deps.log);
    }
  };
  const middleware: Middleware = (ctx) => {
    ctx.respond = false; // a surge of pushes is spared what Koa does for pages
    return serve(ctx.req, ctx.res);
  };
  return { middleware, recover: () => inbox.recover(), workOff: () => inbox.workOff(), drain: () => inbox.drain() };
}

interface Receiver {
  readonly gate: PushGate;
  readonly inbox: PushInbox;
  readonly format: PushAccount['format'];
}

async function receive(request: IncomingMessage, response: ServerResponse, { gate, inbox, format }: Receiver): Promise<void> {
  const message = gate.open(queryOf(request), await bodyOf(request));
  const reply = await inbox.receive(message);
  if (reply) answer(response, { type: format === 'xml' ? 'application/xml' : 'application/json', body: gate.seal(message, reply) });
  else answer(response, { type: plainText, body: 'success' });
}

function queryOf({ url = '' }: IncomingMessage): Query {
  const at = url.indexOf('?');
  return at < 0 ? {} : parse(url.slice(at + 1));
}

function bodyOf(request: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, refuse) => {
    const parts: Buffer[] = [];
    let size = 0;
    request.on('data', (part: Buffer) => {
      size += part.length;
      if (size <= maxPushBytes) return void parts.push(part);
      request.removeAllListeners('data').resume();
      refuse(new Refused('too large'));
    });
    request.on('end', () => resolve(Buffer.concat(parts)));
    request.on('close', () => request.complete || refuse(new Refused('cut off')));
  });
}

const plainText = 'text/plain; charset=utf-8';

interface Answer {
  readonly status?: number;
  readonly type: string;
  readonly body: string;
}

function answer(response: ServerResponse, { status = 200, type, body }: Answer): void {
  response.writeHead(status, { 'content-type': type, 'content-length': Buffer.byteLength(body) });
  response.end(body);
}

function reject(response: ServerResponse, error: unknown, log: Logger): void {
  const refused = error instanceof Refused;
  if (refused) log.debug({ reason: error.reason }, 'push refused');
  else log.error({ err: error }, 'push not stored');
  answer(response, { status: refused ? 403 : 503, type: plainText, body: '' });
}
