import { randomBytes } from 'node:crypto';
import { officialAccountCallbackPath, officialAccountLoginPath } from '@hotline/shared/contracts/citizens.citizen';
import type { Context } from 'koa';
import type Router from 'koa-router';
import { AppError } from '../../platform/errors';
import type { Platform } from '../../platform/platform';
import { setSessionCookie } from '../../platform/session/tokens';
import type { Wechat } from '../../wechat';
import type { Identity } from './citizen.store';

const stateCookie = 'hotline-oauth';
const stateLifetimeMs = 10 * 60_000;
/** Only routes of our own H5 may be returned to. */
const ownRoute = /^\/[\w/-]{1,100}(\?[\w=&%.-]{0,300})?$/;

interface Deps {
  readonly platform: Platform;
  readonly oauth: Wechat['officialAccount']['oauth'];
  readonly findOrCreate: (identities: readonly Identity[]) => Promise<string>;
}

/**
 * H5 log-in by navigation. The state is random, bound to this browser by a cookie, good once and for ten minutes;
 * the page to return to travels in the cookie, never through WeChat.
 */
export function mountOauthLogin(router: Router, { platform, oauth, findOrCreate }: Deps): void {
  const { config, clock, sessions } = platform;
  const cookie = { httpOnly: true, sameSite: 'lax', secure: config.secureCookies, overwrite: true } as const;

  router.get(officialAccountLoginPath, (ctx) => {
    const state = randomBytes(16).toString('hex');
    const wanted = String(ctx.query['returnTo'] ?? '');
    const returnTo = ownRoute.test(wanted) ? wanted : '/pages/home/index';
    const value = Buffer.from(JSON.stringify({ state, returnTo, until: clock.now() + stateLifetimeMs })).toString('base64url');
    ctx.cookies.set(stateCookie, value, cookie);
    ctx.redirect(oauth.authorizeUrl({ redirectUri: config.PUBLIC_URL + officialAccountCallbackPath, state }));
  });

  router.get(officialAccountCallbackPath, async (plain) => {
    const ctx = plain as unknown as Context;
    const returnTo = takeState(ctx);
    const user = await oauth.exchange(String(ctx.query['code'] ?? ''));
    // Snapshot users carry made-up ids: nothing of theirs may be stored.
    if (user.isSnapshotUser) throw new AppError('login.snapshotUser');
    const union: Identity[] = user.unionid ? [{ kind: 'union', subject: user.unionid }] : [];
    const citizenId = await findOrCreate([{ kind: 'officialAccount', subject: user.openid }, ...union]);
    setSessionCookie(ctx, { kind: 'citizen', token: await sessions.open('citizen', citizenId, { origin: 'officialAccount' }), secure: config.secureCookies });
    ctx.redirect(`/h5/#${returnTo}`);
  });

  /** Uses the state up and returns the page to go back to; throws login.stateInvalid. */
  function takeState(ctx: Context): string {
    const raw = ctx.cookies.get(stateCookie) ?? '';
    ctx.cookies.set(stateCookie, null, cookie);
    const { state, returnTo, until } = readState(raw);
    if (!state || state !== ctx.query['state'] || until < clock.now() || !ownRoute.test(returnTo)) throw new AppError('login.stateInvalid');
    return returnTo;
  }
}

function readState(raw: string): { state: string; returnTo: string; until: number } {
  try {
    return JSON.parse(Buffer.from(raw, 'base64url').toString()) as { state: string; returnTo: string; until: number };
  } catch {
    return { state: '', returnTo: '', until: 0 };
  }
}
