import { PassThrough } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { livePath, type LiveTicket } from '@hotline/shared/contracts/tickets.staff';
import type { Context } from 'koa';
import type Router from 'koa-router';
import type { StaffActor } from '../../staff';
import type { TicketDeps } from '../deps';
import { liveFeed, type LiveFeed } from './live-feed';
import type { TicketRow } from '../ticket.entity';
import { changedSince } from './ticket.query';
import { inScope, visibleTo } from '../life/visible-to';

const pollMs = 700;
const heartbeatMs = 15_000;

interface Listener {
  readonly stream: PassThrough;
  readonly actor: StaffActor;
}

/**
 * New and changed tickets, and what modules above add, pushed to open desks. Each replica looks at the database itself, so a change made
 * anywhere shows within a second; it looks only while somebody listens.
 */
export class LiveTickets {
  private readonly listeners = new Set<Listener>();
  private readonly stopped = new AbortController();
  private polling: Promise<void> | null = null;
  private readonly feeds: LiveFeed[];

  constructor(private readonly deps: TicketDeps) {
    this.feeds = [ticketFeed(deps)];
  }

  /** Adds changes of another kind to the stream. */
  join(feed: LiveFeed): void {
    this.feeds.push(feed);
  }

  mount(router: Router): void {
    router.get(livePath, async (plain) => {
      const ctx = plain as unknown as Context;
      this.open(ctx, await this.deps.staff.gate()(ctx));
    });
  }

  /** Ends every stream; browsers reconnect to another replica. */
  async stop(): Promise<void> {
    for (const { stream } of this.listeners) stream.end();
    this.listeners.clear();
    this.stopped.abort();
    await this.polling;
  }

  private open(ctx: Context, actor: StaffActor): void {
    const stream = new PassThrough();
    const listener = { stream, actor };
    const beat = setInterval(() => stream.write(': beat\n\n'), heartbeatMs);
    stream.on('close', () => {
      clearInterval(beat);
      this.listeners.delete(listener);
    });
    ctx.req.socket.setTimeout(0);
    ctx.set({ 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store', 'x-accel-buffering': 'no' });
    ctx.status = 200;
    ctx.body = stream;
    stream.write('retry: 2000\n\n');
    this.listeners.add(listener);
    this.polling ??= this.poll();
  }

  /** One loop for all listeners; it ends with the last of them. */
  private async poll(): Promise<void> {
    const { clock, log } = this.deps.platform;
    const looks = this.feeds.map((feed) => feed(clock.now()));
    while (this.listeners.size > 0 && !this.stopped.signal.aborted) {
      await pause(pollMs, undefined, { signal: this.stopped.signal }).catch(() => undefined);
      for (const look of looks) await this.tell(look).catch((error: unknown) => log.error({ err: error }, 'live round failed'));
    }
    this.polling = null;
  }

  private async tell(look: ReturnType<LiveFeed>): Promise<void> {
    const lines = await look();
    if (!lines) return;
    for (const { stream, actor } of [...this.listeners]) for (const line of await lines(actor)) stream.write(line);
  }
}

const ticketFeed = (deps: TicketDeps): LiveFeed =>
  liveFeed({
    event: 'ticket',
    changedSince: (after) => changedSince(deps, after),
    viewFor: async (actor) => {
      const scope = await visibleTo(actor, deps);
      return (row) => (inScope(scope, row) ? viewOf(row) : null);
    },
  });

function viewOf({ id, ticketNo, state, urgency, version }: TicketRow): LiveTicket {
  return { id, ticketNo, state, urgency, version, isNew: version === 1 };
}
