import Koa, { type Context, type Next } from 'koa';
import Router from 'koa-router';
import { createPlatformApi } from './api/platform-api';
import { addConsoleRoutes } from './console/console-routes';
import { controlRoutes } from './control/control-routes';
import { ControlAccess } from './control/control-access';
import { addAuthorizeRoutes } from './oauth/authorize-routes';
import type { PushQueue } from './push/push-queue';
import type { World } from './world/world';

const LOOPBACK_HOST = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/;
const PAGES = /^\/(connect\/|__sandbox\/|console\/|mmbiz\/|favicon\.ico$|$)/;

/** Only this machine, and only under a loopback name (a page of another site cannot rebind one). */
async function loopbackOnly(ctx: Context, next: Next): Promise<void> {
  if (!LOOPBACK_HOST.test(ctx.get('host'))) {
    ctx.status = 403;
    ctx.body = { error: { code: 'host.refused', message: '沙箱只接受本机访问' } };
    return;
  }
  await next();
}

async function reportErrors(ctx: Context, next: Next): Promise<void> {
  try {
    await next();
  } catch (error) {
    const { status = 500, code = 'sandbox.failed' } = error as { status?: number; code?: string };
    const message = error instanceof Error ? error.message : '未知错误';
    ctx.status = status;
    ctx.body = { error: { code, message } };
    if (status >= 500) process.stderr.write(`${error instanceof Error ? error.stack : message}\n`);
  }
}

/** The whole sandbox on one origin: pages and control plane by prefix, every other path is the platform's. */
export function createApp(parts: { world: World; pushes: PushQueue; key: string }): Koa {
  const { world, pushes } = parts;
  const access = new ControlAccess(parts.key);
  const pages = new Router();
  addAuthorizeRoutes(pages, world);
  addConsoleRoutes(pages, { world, access });
  const control = controlRoutes({ world, pushes, access });
  const platform = createPlatformApi({ world, pushes });
  const app = new Koa();
  app.use(loopbackOnly);
  app.use(reportErrors);
  app.use(pages.routes());
  app.use(control.routes());
  app.use(async (ctx) => {
    if (PAGES.test(ctx.path)) ctx.throw(404, 'not found');
    await platform(ctx);
  });
  return app;
}
