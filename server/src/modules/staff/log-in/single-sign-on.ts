import { createHash, randomBytes } from 'node:crypto';
import { singleSignOnCallbackPath, singleSignOnPath } from '@hotline/shared/contracts/log-in.staff';
import type { Context } from 'koa';
import type Router from 'koa-router';
import { generators, Issuer, type Client } from 'openid-client';
import { AppError } from '../../../platform/errors';
import { createLimit } from '../../../platform/http/limit';
import { StaffRow } from '../staff.entity';
import { isUsable } from '../usable';
import type { OidcSettings } from '../../../platform/config/config';
import type { LogInDeps } from './deps';
import { deviceOf } from './device';
import type { LogIns } from './log-ins';

const browserCookie = 'hotline-sign-on';
const scope = 'openid profile';
const nobody = { id: null, staffNo: '', name: '' };

/** What is kept while somebody is away at the city's sign-on. */
interface Journey {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly to: string;
}

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');
/** Only a path of the desks: `//elsewhere` would leave them. */
const ownPath = (to: unknown): string => (typeof to === 'string' && /^\/(?![/\\])[\w/?=&%.-]{0,300}$/.test(to) ? to : '/');

/** Asked for when first needed: the city's sign-on may start after us. A failure is not remembered. */
function clientOnce({ issuer, clientId, clientSecret }: OidcSettings, redirectUri: () => string): () => Promise<Client> {
  let known: Promise<Client> | undefined;
  return () => {
    known ??= Issuer.discover(issuer).then((found) => new found.Client({ client_id: clientId, client_secret: clientSecret, redirect_uris: [redirectUri()], response_types: ['code'] }));
    known.catch(() => (known = undefined));
    return known;
  };
}

/** The way to the city's sign-on and back: state, nonce and PKCE verifier are bound to this browser and good once. */
function createJourneys({ platform: { config }, factors: { challenges } }: LogInDeps, settings: OidcSettings) {
  const cookie = { httpOnly: true, sameSite: 'lax', secure: config.secureCookies, overwrite: true, path: singleSignOnPath } as const;
  const redirectUri = (): string => config.PUBLIC_URL + singleSignOnCallbackPath;
  const client = clientOnce(settings, redirectUri);
  return {
    /** Where to send the browser. */
    leave: async (ctx: Context): Promise<string> => {
      const provider = await client();
      const browser = randomBytes(32).toString('base64url');
      const journey: Journey = { state: generators.state(), nonce: generators.nonce(), verifier: generators.codeVerifier(), to: ownPath(ctx.query['to']) };
      await challenges.put(hashOf(browser), 'signOn', JSON.stringify(journey));
      ctx.cookies.set(browserCookie, browser, cookie);
      const { state, nonce, verifier } = journey;
      return provider.authorizationUrl({ scope, state, nonce, code_challenge: generators.codeChallenge(verifier), code_challenge_method: 'S256' });
    },
    /** The staff number the city vouches for; throws login.stateInvalid and whatever openid-client refuses. */
    arrive: async (ctx: Context): Promise<{ staffNo: string; to: string }> => {
      const kept = await challenges.take(hashOf(ctx.cookies.get(browserCookie) ?? ''), 'signOn');
      ctx.cookies.set(browserCookie, null, cookie);
      if (!kept) throw new AppError('login.stateInvalid');
      const { state, nonce, verifier, to } = JSON.parse(kept) as Journey;
      const provider = await client();
      const tokens = await provider.callback(redirectUri(), provider.callbackParams(ctx.req), { state, nonce, code_verifier: verifier, response_type: 'code' });
      const claim = tokens.claims()[settings.claim] ?? (await provider.userinfo(tokens))[settings.claim];
      return { staffNo: typeof claim === 'string' ? claim.trim() : '', to };
    },
  };
}

/**
 * A city's single sign-on by OpenID Connect: authorization code with PKCE. It stands for the password only: the second
 * factor stays ours, and no account is made by it.
 */
export function mountSingleSignOn(router: Router, deps: LogInDeps, logIns: LogIns): void {
  const { platform: { db, config, log, clock }, audit } = deps;
  if (!config.oidc) return;
  const journeys = createJourneys(deps, config.oidc);
  const perAddress = createLimit(600, 60);

  const leave = async (ctx: Context): Promise<string> => {
    await perAddress(deviceOf(ctx, config).address);
    return journeys.leave(ctx);
  };

  const arrive = async (ctx: Context): Promise<string> => {
    const { staffNo, to } = await journeys.arrive(ctx);
    const row = await db.read((em) => em.findOneBy(StaffRow, { staffNo }));
    if (!row || !isUsable(row, clock.now())) {
      await db.transact((em) => audit.record(em, { ...(row ?? nobody), ...deviceOf(ctx, config) }, { action: 'logIn', object: staffNo.slice(0, 32), detail: '统一身份认证', result: 'refused' }));
      throw new AppError('login.noAccount');
    }
    const { step } = await logIns.proceed(ctx, row, { via: 'singleSignOn', secondFactor: false });
    return step === 'desk' ? `/admin${to}` : `/admin/login?to=${encodeURIComponent(to)}`;
  };

  /** People come here by navigation: what goes wrong is told on the log-in page, by its code. */
  const redirecting = (work: (ctx: Context) => Promise<string>) => async (plain: unknown): Promise<void> => {
    const ctx = plain as Context;
    try {
      ctx.redirect(await work(ctx));
    } catch (error) {
      if (!(error instanceof AppError)) log.warn({ err: error }, 'single sign-on failed');
      ctx.redirect(`/admin/login?fault=${error instanceof AppError ? error.code : 'login.signOnFailed'}`);
    }
  };

  router.get(singleSignOnPath, redirecting(leave));
  router.get(singleSignOnCallbackPath, redirecting(arrive));
}
