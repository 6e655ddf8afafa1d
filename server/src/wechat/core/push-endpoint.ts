import type { Context, Middleware } from 'koa';
import getRawBody from 'raw-body';
import type { Clock } from '../../platform/clock';
import type { Logger } from '../../platform/log';
import type { Spool } from '../../platform/spool/spool';
import type { PushAccount } from './config';
import { maxPushBytes, PushGate } from './push-gate';
import { PushInbox, type InboxTimings, type PushHandler } from './push-inbox';
import type { PushStore } from './push-store';
import { Refused } from './refused';

export interface PushEndpointDeps {
  readonly account: PushAccount;
  readonly handle: PushHandler;
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
  const middleware: Middleware = async (ctx) => {
    try {
      if (ctx.method === 'GET') answer(ctx, 'text/plain', gate.echo(ctx.query));
      else if (ctx.method === 'POST') await receive(ctx, deps, { gate, inbox });
      else throw new Refused('method');
    } catch (error) {
      reject(ctx, error, deps.log);
    }
  };
  return { middleware, recover: () => inbox.recover(), workOff: () => inbox.workOff(), drain: () => inbox.drain() };
}

async function receive(ctx: Context, deps: PushEndpointDeps, { gate, inbox }: { gate: PushGate; inbox: PushInbox }): Promise<void> {
  const message = gate.open(ctx.query, await bodyOf(ctx));
  const reply = await inbox.receive(message);
  if (reply) answer(ctx, deps.account.format === 'xml' ? 'application/xml' : 'application/json', gate.seal(message, reply));
  else answer(ctx, 'text/plain', 'success');
}

async function bodyOf(ctx: Context): Promise<Buffer> {
  try {
    return await getRawBody(ctx.req, { length: ctx.get('content-length') || null, limit: maxPushBytes });
  } catch {
    throw new Refused('body too large or cut off');
  }
}

function answer(ctx: Context, type: string, body: string): void {
  ctx.status = 200;
  ctx.type = type;
  ctx.body = body;
}

function reject(ctx: Context, error: unknown, log: Logger): void {
  const refused = error instanceof Refused;
  if (refused) log.debug({ reason: error.reason }, 'push refused');
  else log.error({ err: error }, 'push not stored');
  answer(ctx, 'text/plain', '');
  ctx.status = refused ? 403 : 503;
}
