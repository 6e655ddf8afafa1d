import { PassThrough } from 'node:stream';
import type { Context } from 'koa';
import { In } from 'typeorm';
import type { Platform } from '../../../platform/platform';
import { StaffRow } from '../staff.entity';
import { isUsable } from '../usable';

const lookMs = 500;

/**
 * Answers that stay open (event streams) end with their session: log-out, idleness, a disabled account. Each replica
 * looks at the database itself while anything is open. An answer that has not begun is left alone: it may be the log-out.
 */
export class OpenAnswers {
  private readonly open = new Map<Context, string>();
  private looking: NodeJS.Timeout | null = null;

  constructor(private readonly platform: Platform) {}

  /** Follows the answer to a request of a session until it is closed. */
  follow(ctx: Context, tokenHash: string): void {
    // Whoever has hung up while the session was looked up is not told of it any more.
    if (ctx.res.closed) return;
    this.open.set(ctx, tokenHash);
    ctx.res.once('close', () => this.open.delete(ctx));
    this.looking ??= setTimeout(() => void this.look(), lookMs);
  }

  stop(): Promise<void> {
    if (this.looking) clearTimeout(this.looking);
    this.open.clear();
    return Promise.resolve();
  }

  private async look(): Promise<void> {
    await this.endLost().catch((error: unknown) => this.platform.log.error({ err: error }, 'open answers were not looked at'));
    this.looking = this.open.size > 0 ? setTimeout(() => void this.look(), lookMs) : null;
  }

  private async endLost(): Promise<void> {
    // What is opened during the look was not asked about: it must not be taken for lost.
    const asked = [...this.open];
    if (asked.length === 0) return;
    const sessions = await this.platform.sessions.list('staff', { tokenHashes: [...new Set(asked.map(([, tokenHash]) => tokenHash))] });
    const rows = await this.platform.db.read((em) => em.findBy(StaffRow, { id: In(sessions.map(({ principalId }) => principalId)) }));
    const usable = new Set(rows.filter((row) => isUsable(row, this.platform.clock.now())).map(({ id }) => id));
    const live = new Set(sessions.filter(({ principalId }) => usable.has(principalId)).map(({ tokenHash }) => tokenHash));
    for (const [ctx, tokenHash] of asked) if (ctx.res.headersSent && !live.has(tokenHash)) end(ctx);
  }
}

/** A stream of events ends in good order, so that the browser asks again and is told to log in; anything else is cut off. */
function end({ body, res }: Context): void {
  if (body instanceof PassThrough) body.end();
  else res.destroy();
}
