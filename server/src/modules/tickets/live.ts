import { PassThrough } from 'node:stream';
import { livePath, type LiveTicket } from '@hotline/shared/contracts/tickets.staff';
import type { Context } from 'koa';
import type Router from 'koa-router';
import { MoreThan } from 'typeorm';
import type { StaffActor } from '../staff';
import type { TicketDeps } from './deps';
import { TicketRow } from './ticket.entity';
import { inScope, visibleTo } from './visible-to';

const pollMs = 700;
const heartbeatMs = 15_000;
/** A change may be committed a little after the instant it carries, and clocks of replicas differ. */
const overlapMs = 5_000;
const batch = 500;

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
  private readonly seen = new Map<string, number>();
  private since = 0;
  private timer: NodeJS.Timeout | null = null;
  private beat: NodeJS.Timeout | null = null;

  constructor(private readonly deps: TicketDeps) {}

  mount(router: Router): void {
    router.get(livePath, async (plain) => {
      const ctx = plain as unknown as Context;
      this.open(ctx, await this.deps.staff.gate()(ctx));
    });
  }

  /** Ends every stream; browsers reconnect to another replica. */
  stop(): void {
    for (const { stream } of this.listeners) stream.end();
    this.listeners.clear();
    this.rest();
  }

  private open(ctx: Context, actor: StaffActor): void {
    const stream = new PassThrough();
    const listener = { stream, actor };
    stream.on('close', () => this.leave(listener));
    ctx.req.socket.setTimeout(0);
    ctx.set({ 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store', 'x-accel-buffering': 'no' });
    ctx.status = 200;
    ctx.body = stream;
    stream.write('retry: 2000\n\n');
    this.listeners.add(listener);
    if (this.timer === null) this.begin();
  }

  private leave(listener: Listener): void {
    this.listeners.delete(listener);
    if (this.listeners.size === 0) this.rest();
  }

  private begin(): void {
    this.since = this.deps.platform.clock.now();
    this.beat = setInterval(() => this.listeners.forEach(({ stream }) => stream.write(': beat\n\n')), heartbeatMs);
    const look = () => {
      this.timer = setTimeout(() => {
        void this.look()
          .catch((error: unknown) => this.deps.platform.log.error({ err: error }, 'live round failed'))
          .then(() => this.listeners.size > 0 && look());
      }, pollMs);
    };
    look();
  }

  private rest(): void {
    if (this.timer) clearTimeout(this.timer);
    if (this.beat) clearInterval(this.beat);
    this.timer = this.beat = null;
    this.seen.clear();
  }

  private async look(): Promise<void> {
    const rows = await this.deps.platform.db.read((em) => em.find(TicketRow, { where: { updatedAt: MoreThan(this.since - overlapMs) }, order: { updatedAt: 'ASC' }, take: batch }));
    const fresh = rows.filter((row) => (this.seen.get(row.id) ?? 0) < row.version && row.updatedAt >= this.since - overlapMs);
    for (const row of fresh) this.seen.set(row.id, row.version);
    this.since = Math.max(this.since, rows.at(-1)?.updatedAt ?? 0);
    if (this.seen.size > 50 * batch) this.seen.clear();
    if (fresh.length > 0) for (const listener of [...this.listeners]) await this.tell(listener, fresh);
  }

  private async tell({ stream, actor }: Listener, rows: readonly TicketRow[]): Promise<void> {
    const scope = await visibleTo(actor, this.deps.departments);
    for (const row of rows.filter((ticket) => inScope(scope, ticket))) {
      const { id, ticketNo, state, urgency, version } = row;
      const event: LiveTicket = { id, ticketNo, state, urgency, version, isNew: version === 1 };
      stream.write(`event: ticket\ndata: ${JSON.stringify(event)}\n\n`);
    }
  }
}
