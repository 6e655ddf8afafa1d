import { PassThrough } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { livePath, type LiveTicket } from '@hotline/shared/contracts/tickets.staff';
import type { Context } from 'koa';
import type Router from 'koa-router';
import type { StaffActor } from '../staff';
import type { TicketDeps } from './deps';
import type { TicketRow } from './ticket.entity';
import { changedSince } from './ticket.query';
import { inScope, visibleTo } from './visible-to';

const pollMs = 700;
const heartbeatMs = 15_000;
/** A change may be committed a little after the instant it carries, and clocks of replicas differ. */
const overlapMs = 5_000;

interface Listener {
  readonly stream: PassThrough;
  readonly actor: StaffActor;
}

/**
 * New and changed tickets, pushed to open desks. Each replica looks at the database itself, so a change made
 * anywhere shows within a second; it looks only while somebody listens.
 */
export class LiveTickets {
  private readonly listeners = new Set<Listener>();
  private readonly stopped = new AbortController();
  private polling: Promise<void> | null = null;

  constructor(private readonly deps: TicketDeps) {}

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
    let since = clock.now();
    let told: ReadonlyMap<string, number> = new Map();
    while (this.listeners.size > 0 && !this.stopped.signal.aborted) {
      await pause(pollMs, undefined, { signal: this.stopped.signal }).catch(() => undefined);
      try {
        const rows = await changedSince(this.deps, since - overlapMs);
        await this.tell(rows.filter((row) => told.get(row.id) !== row.version));
        // Only what was in this look can be seen again in the overlap of the next.
        told = new Map(rows.map((row) => [row.id, row.version]));
        since = Math.max(since, rows.at(-1)?.updatedAt ?? 0);
      } catch (error) {
        log.error({ err: error }, 'live round failed');
      }
    }
    this.polling = null;
  }

  private async tell(rows: readonly TicketRow[]): Promise<void> {
    if (rows.length === 0) return;
    for (const { stream, actor } of [...this.listeners]) {
      const scope = await visibleTo(actor, this.deps.departments);
      for (const row of rows) if (inScope(scope, row)) stream.write(eventOf(row));
    }
  }
}

function eventOf({ id, ticketNo, state, urgency, version }: TicketRow): string {
  const event: LiveTicket = { id, ticketNo, state, urgency, version, isNew: version === 1 };
  return `event: ticket\ndata: ${JSON.stringify(event)}\n\n`;
}
