import getRawBody from 'raw-body';
import { consentPage, deniedPage, refusalPage } from './authorize-page';
import { checkAuthorize, type AuthorizeRequest } from './check-authorize';
import { grantCode } from './grant-code';
import { knownUser, listedUsers, rememberUser } from './remembered-user';
import type { Context } from 'koa';
import type Router from 'koa-router';
import type { User } from '../world/user';
import type { World } from '../world/world';

function logVisit(world: World, ctx: Context, facts: { appid: string; responseBody: string }): void {
  const { method, path, querystring: query, status } = ctx;
  world.log.add({ dir: 'oauth', at: world.clock.now(), method, path, query, status, ...facts });
}

function sendBack(world: World, ctx: Context, facts: { request: AuthorizeRequest; user: User }): void {
  rememberUser(ctx, facts.user.id);
  const location = grantCode(world, facts.request, facts);
  ctx.status = 302;
  ctx.set('Location', location);
  logVisit(world, ctx, { appid: facts.request.appid, responseBody: location });
}

function refuse(world: World, ctx: Context, refusal: { errcode: number; text: string }): void {
  ctx.type = 'html';
  ctx.body = refusalPage(refusal);
  logVisit(world, ctx, { appid: '', responseBody: `${refusal.errcode} ${refusal.text}` });
}

function ask(world: World, ctx: Context, facts: { request: AuthorizeRequest; chosen: User | undefined }): void {
  const account = world.account(facts.request.appid);
  if (!account) return;
  const { scope } = facts.request;
  const { chosen } = facts;
  ctx.type = 'html';
  ctx.body = consentPage({ account, users: listedUsers(world, chosen), chosen: chosen?.id ?? '', query: ctx.querystring, scope });
}

/** The browser pages of web authorisation. snsapi_base passes silently once the person is known. */
export function addAuthorizeRoutes(router: Router, world: World): void {
  router.get('/connect/oauth2/authorize', (ctx) => {
    const query = new URLSearchParams(ctx.querystring);
    const request = checkAuthorize(world, query);
    if ('errcode' in request) return refuse(world, ctx, request);
    const user = knownUser(world, ctx, query);
    const silent = request.scope === 'snsapi_base' && query.get('forcePopup') !== 'true';
    if (user && silent) return sendBack(world, ctx, { request, user });
    return ask(world, ctx, { request, chosen: user });
  });
  router.post('/connect/oauth2/confirm', async (ctx) => {
    const form = new URLSearchParams(await getRawBody(ctx.req, { limit: '16kb', encoding: 'utf8' }));
    const request = checkAuthorize(world, new URLSearchParams(form.get('query') ?? ''));
    if ('errcode' in request) return refuse(world, ctx, request);
    const user = world.state.users.get(form.get('user') ?? '');
    if (form.get('decision') === 'allow' && user) return sendBack(world, ctx, { request, user });
    ctx.type = 'html';
    ctx.body = deniedPage();
  });
}
