import type { Context } from 'koa';
import { AppError } from '../errors';
import type { SessionKind } from './sessions';

/** `__Host-` binds a cookie to this host and path; browsers grant it over https only. */
const cookieName = (kind: SessionKind, secure: boolean): string => `${secure ? '__Host-' : ''}hotline-${kind}`;

/** Puts a session's token into an HttpOnly cookie. */
export function setSessionCookie(ctx: Context, { kind, token, secure }: { readonly kind: SessionKind; readonly token: string; readonly secure: boolean }): void {
  ctx.cookies.set(cookieName(kind, secure), token, { httpOnly: true, secure, sameSite: 'lax', path: '/', overwrite: true });
}

/** Takes a session's cookie back. */
export function clearSessionCookie(ctx: Context, { kind, secure }: { readonly kind: SessionKind; readonly secure: boolean }): void {
  ctx.cookies.set(cookieName(kind, secure), null, { httpOnly: true, secure, sameSite: 'lax', path: '/', overwrite: true });
}

/**
 * The token of a request: a bearer header (mini-program), else the cookie. A browser sends cookies by itself, so
 * anything but reading then also needs a header that a foreign page cannot set.
 */
export function sessionToken(ctx: Context, kind: SessionKind, secure: boolean): string | null {
  const [scheme, bearer] = ctx.get('authorization').split(' ');
  if (scheme === 'Bearer' && bearer) return bearer;
  const cookie = ctx.cookies.get(cookieName(kind, secure));
  if (!cookie) return null;
  if (ctx.method !== 'GET' && ctx.get('x-requested-with') !== 'hotline') throw new AppError('session.csrf');
  return cookie;
}
