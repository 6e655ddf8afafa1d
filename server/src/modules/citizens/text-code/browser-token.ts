import { createHash, randomBytes } from 'node:crypto';
import type { Context } from 'koa';
import type { Platform } from '../../../platform/platform';

const dayMs = 24 * 3600_000;

/** Which browser asks for a code: a random token in a cookie no script reads, known here by its hash. */
export function createBrowserTokens({ config }: Pick<Platform, 'config'>) {
  const name = `${config.secureCookies ? '__Host-' : ''}hotline-browser`;
  const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');
  return {
    /** Null for a browser that never asked. */
    of: (ctx: Context): string | null => {
      const token = ctx.cookies.get(name);
      return token ? hashOf(token) : null;
    },
    /** Gives a browser without a token one, for a day: as long as any limit looks back. */
    ensure: (ctx: Context): string => {
      const token = ctx.cookies.get(name) ?? randomBytes(32).toString('base64url');
      ctx.cookies.set(name, token, { httpOnly: true, secure: config.secureCookies, sameSite: 'lax', path: '/', maxAge: dayMs, overwrite: true });
      return hashOf(token);
    },
  };
}
