import { quotaBook } from '../base/quota';
import { probePushUrl } from '../push/probe-push-url';
import { ControlError } from '../world/control-error';
import { saveAccount } from '../world/save-account';
import { addTemplate } from '../world/private-templates';
import { onceTemplateId } from '../world/template';
import { TEMPLATE_LIBRARY } from '../world/template-library';
import { queryNumber, readBody } from './control-input';
import type { Context } from 'koa';
import type Router from 'koa-router';
import type { Account } from '../world/account';
import type { Verdict } from '../world/state';
import type { World } from '../world/world';

function accountAt(world: World, ctx: Context & { params: Record<string, string> }): Account {
  const appid = String(ctx.params['appid']);
  const account = world.account(appid);
  if (!account) throw new ControlError(404, 'account.unknown', `没有这个账号：${appid}`);
  return account;
}

async function add(world: World, account: Account, ctx: Context): Promise<void> {
  const { shortId, use = account.kind === 'oa' ? 'template' : 'subscribe' } = await readBody(ctx);
  if (use !== 'template' && use !== 'subscribe') throw new ControlError(400, 'template.use', 'use 应为 template 或 subscribe');
  const template = addTemplate(world, account.appid, { shortId: String(shortId), use });
  if (!template) throw new ControlError(404, 'template.unknown', `模板库里没有可用于此的编号：${String(shortId)}`);
  ctx.body = template;
}

const SUGGESTS = ['pass', 'review', 'risky'];

/** What content security is to find from now on; no `contains` = everything. */
async function addVerdict(world: World, ctx: Context): Promise<void> {
  const { contains = '', suggest } = await readBody(ctx);
  if (typeof contains !== 'string' || !SUGGESTS.includes(suggest as string)) {
    throw new ControlError(400, 'verdict.invalid', '需要 suggest：pass、review 或 risky');
  }
  world.state.verdicts.push({ contains, suggest: suggest as Verdict['suggest'] });
  ctx.body = { verdicts: world.state.verdicts };
}

/** Accounts and what they own: settings, templates, quotas; the verdicts of content security. */
export function addAccountRoutes(router: Router, world: World): void {
  router.get('/__sandbox/accounts', (ctx) => {
    ctx.body = { accounts: [...world.state.accounts.values()] };
  });
  router.put('/__sandbox/accounts/:appid', async (ctx) => {
    const account = saveAccount(world, String(ctx.params['appid']), await readBody(ctx));
    const probe = account.pushUrl !== '' && queryNumber(ctx, 'probe', 1) !== 0;
    const handshake = probe ? await probePushUrl(world, account) : null;
    ctx.body = { account, handshake };
  });
  router.get('/__sandbox/accounts/:appid/templates', (ctx) => {
    const { appid } = accountAt(world, ctx);
    const templates = [...(world.state.templates.get(appid)?.values() ?? [])];
    ctx.body = { templates, library: TEMPLATE_LIBRARY, onceTemplateId: onceTemplateId(appid) };
  });
  router.post('/__sandbox/accounts/:appid/templates', (ctx) => add(world, accountAt(world, ctx), ctx));
  router.delete('/__sandbox/accounts/:appid/templates/:id', (ctx) => {
    const { appid } = accountAt(world, ctx);
    const removed = world.state.templates.get(appid)?.delete(String(ctx.params['id']));
    if (!removed) throw new ControlError(404, 'template.unknown', '没有这个模板');
    ctx.body = { ok: true };
  });
  router.get('/__sandbox/accounts/:appid/quotas', (ctx) => {
    ctx.body = { quotas: quotaBook(world, accountAt(world, ctx)) };
  });
  router.post('/__sandbox/verdicts', (ctx) => addVerdict(world, ctx));
  router.delete('/__sandbox/verdicts', (ctx) => {
    world.state.verdicts = [];
    ctx.body = { ok: true };
  });
}
