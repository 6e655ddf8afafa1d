import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import getRawBody from 'raw-body';
import { packageScript } from '../weapp-package/package-script';
import { readPackage } from '../weapp-package/read-package';
import { styleSheet } from '../weapp-package/style-sheet';
import { ControlError } from '../world/control-error';
import type { Context } from 'koa';
import type Router from 'koa-router';
import type { ControlAccess } from '../control/control-access';
import type { Account } from '../world/account';
import type { World } from '../world/world';

/** The built mini-program that the phone can open. */
export interface WeappSource {
  /** Folder of the built package. */
  folder: string;
  /** The server's address that was built into it: the account's server stands for it, wherever that runs. */
  server: string;
}

type Parts = { world: World; access: ControlAccess; weapp: WeappSource | null };

/** Styles set by the mini-program on single elements count as inline; scripts come from here alone, none from strings. */
const POLICY = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; frame-ancestors 'self'; base-uri 'none'; form-action 'none'";

const PAGE = `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>小程序</title>
<link rel="stylesheet" href="/console/weapp.css">
<link rel="stylesheet" href="package.css">
<script src="package.js"></script>
<script src="/console/weapp-host.js"></script>
<body></body>
</html>`;

/** Compiling takes a moment and the package changes only when it is built anew. */
class Compiled {
  #builtAt = 0;
  #script = '';
  #styles = '';

  of(folder: string): { script: string; styles: string } {
    const builtAt = statSync(join(folder, 'app.json')).mtimeMs;
    if (builtAt !== this.#builtAt) {
      const pack = readPackage(folder);
      this.#script = packageScript(pack);
      this.#styles = styleSheet(pack);
      this.#builtAt = builtAt;
    }
    return { script: this.#script, styles: this.#styles };
  }
}

function accountOf(world: World, ctx: Context): Account {
  const account = world.account(String(ctx['params'].appid));
  if (account?.kind !== 'mp') throw new ControlError(404, 'weapp.account', '没有这个小程序');
  return account;
}

function sourceOf(weapp: WeappSource | null): WeappSource {
  const built = weapp && statSync(join(weapp.folder, 'app.json'), { throwIfNoEntry: false });
  if (!weapp || !built) throw new ControlError(404, 'weapp.none', '还没有小程序代码包，请先运行 npm run build');
  return weapp;
}

function origin(url: string): string {
  return URL.canParse(url) ? new URL(url).origin : '';
}

/** Where a request really goes; null when its address is on none of the account's domains. */
function targetOf(account: Account, weapp: WeappSource, url: string): string | null {
  const server = origin(account.pushUrl);
  if (url === weapp.server || url.startsWith(`${weapp.server}/`)) return server + url.slice(weapp.server.length);
  return server !== '' && origin(url) === server ? url : null;
}

const PASSED = ['accept', 'authorization', 'content-type', 'user-agent'];

function headersFor(ctx: Context, account: Account): Record<string, string> {
  const given = Object.entries(ctx.headers).filter(([name]) => PASSED.includes(name) || name.startsWith('x-'));
  const own = given.filter(([name]) => !name.startsWith('x-sandbox-')).map(([name, value]) => [name, String(value)]);
  return { ...Object.fromEntries(own), referer: `https://servicewechat.com/${account.appid}/1/page-frame.html` };
}

async function passOn(ctx: Context, account: Account, target: string): Promise<void> {
  const body = ['GET', 'HEAD'].includes(ctx.method) ? undefined : await getRawBody(ctx.req, { limit: '30mb' });
  const answer = await fetch(target, { method: ctx.method, headers: headersFor(ctx, account), redirect: 'manual', ...(body && { body: new Uint8Array(body) }) });
  ctx.status = answer.status;
  for (const name of ['content-type', 'retry-after']) {
    const value = answer.headers.get(name);
    if (value) ctx.set(name, value);
  }
  ctx.set('X-Content-Type-Options', 'nosniff');
  ctx.set('Content-Security-Policy', 'sandbox');
  ctx.body = Buffer.from(await answer.arrayBuffer());
}

function refuse(ctx: Context, reason: string): void {
  ctx.status = 502;
  ctx.set('X-Sandbox-Refusal', reason);
  ctx.body = '';
}

/** wx.request and pictures: on to the account's server; any other address is refused and written into the lint list. */
function forward({ world, weapp }: Parts) {
  return async (ctx: Context): Promise<void> => {
    const account = accountOf(world, ctx);
    const url = new URLSearchParams(ctx.querystring).get('url') ?? '';
    const target = targetOf(account, sourceOf(weapp), url);
    if (target === null) {
      world.lint.add({ rule: 'weapp.domain', path: origin(url), appid: account.appid, detail: '小程序请求的地址不在服务器域名之内' });
      return refuse(ctx, 'domain');
    }
    await passOn(ctx, account, target).catch(() => refuse(ctx, 'unreachable'));
  };
}

/** The mini-program in the phone: its page, its code and styles prepared for a browser, its files, its way to the server. */
export function addWeappRoutes(router: Router, parts: Parts): void {
  const { world, access } = parts;
  const compiled = new Compiled();
  const path = (name: string): string => `/console/weapp/:appid/${name}`;
  const serve = (name: string, type: string, content: (folder: string) => string | Buffer): void => {
    router.get(path(name), (ctx) => {
      accountOf(world, ctx);
      ctx.set('Content-Security-Policy', POLICY);
      ctx.set('Cache-Control', 'no-cache');
      const { folder } = sourceOf(parts.weapp);
      ctx.body = content(folder);
      ctx.type = type;
    });
  };
  serve('', 'text/html; charset=utf-8', () => PAGE);
  serve('package.js', 'text/javascript; charset=utf-8', (folder) => compiled.of(folder).script);
  serve('package.css', 'text/css; charset=utf-8', (folder) => compiled.of(folder).styles);
  router.get('/console/weapp/:appid/files/{*file}', (ctx) => {
    const name = String(ctx.params['file']);
    const { folder } = sourceOf(parts.weapp);
    if (!/^(?:[\w-]+\/)*[\w.-]+\.(png|jpg|svg)$/.test(name) || !statSync(join(folder, name), { throwIfNoEntry: false })) return;
    ctx.type = name.slice(name.lastIndexOf('.'));
    ctx.body = readFileSync(join(folder, name));
  });
  router.all(path('forward'), access.guard(), forward(parts));
}
