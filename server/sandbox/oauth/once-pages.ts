import getRawBody from 'raw-body';
import { onceTemplateId } from '../world/template';
import { oncePage, refusalPage } from './authorize-page';
import { knownUser, listedUsers, rememberUser } from './remembered-user';
import { hostAllowed, type AuthorizeRefusal } from './check-authorize';
import type { Context } from 'koa';
import type Router from 'koa-router';
import type { Account } from '../world/account';
import type { User } from '../world/user';
import type { World } from '../world/world';

interface OnceRequest {
  account: Account;
  scene: string;
  redirectUrl: string;
  reserved: string;
}

/** Checks the query of /mp/subscribemsg: account, template, a scene of 0 to 10,000, a redirect to the account's own domain. */
function checkOnce(world: World, query: URLSearchParams): OnceRequest | AuthorizeRefusal {
  const field = (name: string): string => query.get(name) ?? '';
  const account = world.account(field('appid'));
  if (account?.kind !== 'oa') return { errcode: 40013, text: '该公众号不存在（appid 无效）' };
  if (field('action') !== 'get_confirm') return { errcode: 40097, text: 'action 应为 get_confirm' };
  if (field('template_id') !== onceTemplateId(account.appid)) return { errcode: 40037, text: '订阅消息模板不存在（template_id 无效）' };
  const [scene, redirectUrl, reserved] = [field('scene'), field('redirect_url'), field('reserved')];
  if (!/^\d{1,5}$/.test(scene) || Number(scene) > 10_000) return { errcode: 40035, text: 'scene 应为 0 到 10000 的整数' };
  if (!hostAllowed(redirectUrl, account.oauthDomain)) return { errcode: 10003, text: 'redirect_url域名与后台配置不一致' };
  return { account, scene, redirectUrl, reserved };
}

function answer(world: World, request: OnceRequest, facts: { user: User; confirmed: boolean }): string {
  const { account, scene, redirectUrl, reserved } = request;
  const contact = world.contactOf(account, facts.user);
  const template = onceTemplateId(account.appid);
  if (facts.confirmed) contact.onceScenes.set(scene, template);
  const target = new URL(redirectUrl);
  const back = { openid: contact.openid, template_id: template, action: facts.confirmed ? 'confirm' : 'cancel', scene, reserved };
  for (const [name, value] of Object.entries(back)) target.searchParams.set(name, value);
  return target.toString();
}

function log(world: World, ctx: Context, facts: { appid: string; responseBody: string }): void {
  const { method, path, querystring: query, status } = ctx;
  world.log.add({ dir: 'oauth', at: world.clock.now(), method, path, query, status, ...facts });
}

function refuse(world: World, ctx: Context, refusal: AuthorizeRefusal): void {
  ctx.type = 'html';
  ctx.body = refusalPage(refusal);
  log(world, ctx, { appid: '', responseBody: `${refusal.errcode} ${refusal.text}` });
}

/** The pages of 一次性订阅消息: a person allows one message for a scene and is sent back either way. */
export function addOncePages(router: Router, world: World): void {
  router.get('/mp/subscribemsg', (ctx) => {
    const query = new URLSearchParams(ctx.querystring);
    const request = checkOnce(world, query);
    if ('errcode' in request) return refuse(world, ctx, request);
    const chosen = knownUser(world, ctx, query);
    const { account } = request;
    ctx.type = 'html';
    ctx.body = oncePage({ account, users: listedUsers(world, chosen), chosen: chosen?.id ?? '', query: ctx.querystring });
  });
  router.post('/mp/subscribemsg/confirm', async (ctx) => {
    const form = new URLSearchParams(await getRawBody(ctx.req, { limit: '16kb', encoding: 'utf8' }));
    const request = checkOnce(world, new URLSearchParams(form.get('query') ?? ''));
    if ('errcode' in request) return refuse(world, ctx, request);
    const user = world.state.users.get(form.get('user') ?? '');
    if (!user) return refuse(world, ctx, { errcode: 40003, text: '请选择您在沙箱里是谁' });
    rememberUser(ctx, user.id);
    const location = answer(world, request, { user, confirmed: form.get('decision') === 'allow' });
    ctx.status = 302;
    ctx.set('Location', location);
    log(world, ctx, { appid: request.account.appid, responseBody: location });
  });
}
