import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { ControlError } from '../world/control-error';
import type { Context, Next } from 'koa';

const COOKIE = 'sandbox_console';

function same(a: string, b: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}

/** Requests of the console page itself; another site's page cannot send the cookie. */
function fromOwnPage(ctx: Context): boolean {
  const site = ctx.get('sec-fetch-site');
  return site === '' || site === 'same-origin' || site === 'none';
}

/** Who may use the control plane: callers with the key, and the console page by its cookie. */
export class ControlAccess {
  readonly #key: string;
  readonly #session = randomBytes(24).toString('base64url');

  constructor(key: string) {
    this.#key = key;
  }

  /** Lets the browser that opened the console in. */
  admitConsole(ctx: Context): void {
    ctx.cookies.set(COOKIE, this.#session, { httpOnly: true, sameSite: 'strict', path: '/', overwrite: true });
  }

  guard(): (ctx: Context, next: Next) => Promise<void> {
    return async (ctx, next) => {
      const byKey = same(ctx.get('x-sandbox-key'), this.#key);
      const byCookie = same(ctx.cookies.get(COOKIE) ?? '', this.#session) && fromOwnPage(ctx);
      if (!byKey && !byCookie) throw new ControlError(401, 'control.key', '需要 X-Sandbox-Key');
      await next();
    };
  }
}
