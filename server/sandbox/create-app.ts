import Koa, { type Context, type Next } from 'koa';
import Router from 'koa-router';
import { createPlatformApi } from './api/platform-api';
import { addConsoleRoutes } from './console/console-routes';
import { addWeappRoutes, type WeappSource } from './console/weapp-routes';
import type { WebDoor } from './console/web-door';
import { controlRoutes } from './control/control-routes';
import { ControlAccess } from './control/control-access';
import { addAuthorizeRoutes } from './oauth/authorize-routes';
import { addOncePages } from './oauth/once-pages';
import type { PushQueue } from './push/push-queue';
import type { World } from './world/world';

const LOOPBACK_HOST = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/;
const PAGES = /^\/(connect\/|mp\/|__sandbox\/|console\/|mmbiz\/|favicon\.ico$|$)/;

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

/** The phone's in-app browser goes to the product's pages by their door; who sends it there need not know. */
function throughDoor(door: WebDoor) {
  return async (ctx: Context, next: Next): Promise<void> => {
    await next();
    const location = ctx.response.get('Location');
    if (location && ctx.get('sec-fetch-dest') === 'iframe') ctx.set('Location', door.through(location, ctx.hostname));
  };
}

type Parts = { world: World; pushes: PushQueue; key: string; weapp: WeappSource | null; door: WebDoor };

/** The whole sandbox on one origin: pages and control plane by prefix, every other path is the platform's. */
export function createApp(parts: Parts): Koa {
  const { world, pushes, weapp } = parts;
  const access = new ControlAccess(parts.key);
  const pages = new Router();
  addAuthorizeRoutes(pages, world);
  addOncePages(pages, world);
  addWeappRoutes(pages, { world, access, weapp });
  addConsoleRoutes(pages, { world, access });
  const control = controlRoutes({ world, pushes, access });
  const platform = createPlatformApi({ world, pushes });
  const app = new Koa();
  app.use(loopbackOnly);
  app.use(reportErrors);
  app.use(throughDoor(parts.door));
  app.use(pages.routes());
  app.use(control.routes());
  app.use(async (ctx) => {
    if (PAGES.test(ctx.path)) ctx.throw(404, 'not found');
    await platform(ctx);
  });
  return app;
}
