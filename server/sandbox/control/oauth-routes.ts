import { rememberUser } from '../oauth/remembered-user';
import { checkAuthorize } from '../oauth/check-authorize';
import { grantCode } from '../oauth/grant-code';
import { ControlError } from '../world/control-error';
import { readBody, requireUser } from './control-input';
import type Router from 'koa-router';
import type { World } from '../world/world';

function authorizeQuery(address: unknown): URLSearchParams {
  if (typeof address !== 'string' || !URL.canParse(address)) {
    throw new ControlError(400, 'oauth.url', '需要完整的 authorizeUrl');
  }
  return new URL(address).searchParams;
}

/** Consent without a browser, and the console's way into the product's pages as a chosen person. */
export function addOauthRoutes(router: Router, world: World): void {
  router.post('/__sandbox/oauth/approve', async (ctx) => {
    const body = await readBody(ctx);
    const request = checkAuthorize(world, authorizeQuery(body['authorizeUrl']));
    if ('errcode' in request) throw new ControlError(409, `oauth.${request.errcode}`, request.text);
    const user = requireUser(world, String(body['user']));
    const person = { user, snapshot: body['snapshot'] === true };
    ctx.body = { location: body['decision'] === 'deny' ? null : grantCode(world, request, person) };
  });
  router.get('/__sandbox/open', (ctx) => {
    const query = new URLSearchParams(ctx.querystring);
    const target = query.get('url') ?? '';
    if (!/^https?:\/\//.test(target) || !URL.canParse(target)) throw new ControlError(400, 'open.url', '没有可打开的网址');
    rememberUser(ctx, requireUser(world, query.get('user') ?? '').id);
    ctx.status = 302;
    ctx.set('Location', target);
  });
}
