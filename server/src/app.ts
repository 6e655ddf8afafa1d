import { join } from 'node:path';
import Koa, { type Context } from 'koa';
import helmet from 'koa-helmet';
import Router from 'koa-router';
import type { Config } from './platform/config/config';
import { errorMap } from './platform/http/error-map';
import { createMetrics, metricsGate } from './platform/http/metrics';
import { mountRoutes } from './platform/http/mount-routes';
import { openApi } from './platform/http/openapi';
import { staticFiles } from './platform/http/static-files';
import type { Logger } from './platform/log';
import type { Module } from './platform/platform';

interface AppDeps {
  readonly config: Config;
  readonly log: Logger;
  readonly modules: readonly Module<unknown>[];
  readonly metrics: ReturnType<typeof createMetrics>;
  /** Throws when this replica should get no traffic. */
  readonly ready: () => Promise<void>;
  /** Where the built pages lie: `h5` and `admin` below. */
  readonly pages: { readonly h5: string; readonly admin: string };
}

/** antd and Taro write style elements; scripts come from files only. */
const contentSecurity = {
  useDefaults: false,
  directives: {
    defaultSrc: ["'self'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'", "'unsafe-inline'"],
    imgSrc: ["'self'", 'data:', 'blob:'],
    objectSrc: ["'none'"],
    baseUri: ["'none'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
  },
};

/** Whoever closes a page with its live stream is at fault no more than the server is. */
const leaving: ReadonlySet<string> = new Set(['ECONNRESET', 'EPIPE', 'ERR_STREAM_PREMATURE_CLOSE']);

/** The middleware chain, top to bottom as a request meets it. */
export function createApp({ config, log, modules, metrics, ready, pages }: AppDeps): Koa {
  const app = new Koa();
  app.on('error', (error: NodeJS.ErrnoException) => log[leaving.has(error.code ?? '') ? 'debug' : 'warn']({ err: error }, 'response failed'));
  app.use((ctx, next) => metrics.measure(ctx as unknown as Context, next));
  app.use(helmet({ contentSecurityPolicy: contentSecurity, hsts: config.secureCookies && { includeSubDomains: false }, referrerPolicy: { policy: 'same-origin' }, xFrameOptions: { action: 'deny' } }));
  app.use((ctx, next) => {
    // TLS ends at the proxy; whether it is used is said by PUBLIC_URL, not by a header anybody can send.
    ctx.cookies.secure = config.secureCookies;
    return next();
  });
  app.use(errorMap(log));
  const router = new Router({ strict: true });
  const routes = modules.flatMap((module) => module.routes ?? []);
  mountRoutes(router, routes);
  for (const module of modules) module.mount?.(router);
  mountProbes(router, { config, metrics, ready });
  let document: string | null = null;
  router.get('/openapi.json', (ctx) => {
    ctx.type = 'json';
    ctx.body = document ??= JSON.stringify(openApi(routes.map((route) => route.contract)));
  });
  mountPages(router, pages);
  app.use(router.routes() as unknown as Koa.Middleware);
  app.use(router.allowedMethods() as unknown as Koa.Middleware);
  return app;
}

function mountProbes(router: Router, { config, metrics, ready }: Pick<AppDeps, 'config' | 'metrics' | 'ready'>): void {
  router.get('/healthz', (ctx) => void (ctx.body = { ok: true }));
  router.get('/readyz', async (ctx) => {
    await ready();
    ctx.body = { ok: true };
  });
  router.get('/metrics', async (ctx) => {
    metricsGate(ctx as unknown as Context, config.METRICS_TOKEN);
    ctx.type = 'text/plain; version=0.0.4';
    ctx.body = await metrics.text();
  });
}

const doors = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>12345政务服务便民热线</title>
<link rel="icon" href="data:,"><style>body{margin:0;background:#ededed;color:#1a1a1a;font:17px/1.6 system-ui,"Noto Sans CJK SC",sans-serif}main{max-width:520px;margin:12vh auto;padding:0 24px}
h1{font-size:24px;font-weight:600}a{display:block;margin:16px 0;padding:20px 24px;border-radius:12px;background:#fff;color:#1f5fbf;text-decoration:none;font-size:18px}a small{display:block;color:#6b6b6b;font-size:14px}nav{display:flex;flex-wrap:wrap;gap:0 24px}nav a{margin:0;padding:10px 0;background:none;font-size:16px}</style>
<main><h1>12345政务服务便民热线</h1><a href="/h5/">市民入口<small>提交诉求、查询政策、查看办理进度</small></a><a href="/admin/">工作人员入口<small>受理、派单、承办、审核、回访</small></a><nav aria-label="公开信息"><a href="/policies/">政策与答复</a><a href="/cases/">公开案例</a><a href="/notices/">公告</a></nav></main></html>`;

function mountPages(router: Router, pages: AppDeps['pages']): void {
  router.get('/', (ctx) => {
    ctx.type = 'html';
    ctx.body = doors;
  });
  for (const [prefix, root] of [['/h5/', pages.h5], ['/admin/', pages.admin]] as const) {
    router.get(prefix.slice(0, -1), (ctx) => ctx.redirect(prefix));
    const serve = staticFiles(root, prefix);
    router.get(`${prefix}{*path}`, (ctx) => serve(ctx as unknown as Context));
  }
}

/** The pages as built in this repository. */
export const builtPages = (root: string): AppDeps['pages'] => ({ h5: join(root, 'miniprogram/dist/h5'), admin: join(root, 'server/admin/dist') });
