import { eraseMe, orderDataCopy } from '@hotline/shared/contracts/citizens.citizen';
import type { Context } from 'koa';
import type Router from 'koa-router';
import { createLimit } from '../../platform/http/limit';
import { route, type Gate, type Route } from '../../platform/http/route';
import type { Platform } from '../../platform/platform';
import type { CitizenActor } from './citizen-actor';
import { copyPagePolicy } from './copy-page';
import type { DataCopies } from './data-copies';
import { erasePerson } from './erase-identity';
import type { HeldData } from './held-data';

interface Deps {
  readonly platform: Platform;
  readonly gate: Gate<CitizenActor>;
  readonly held: HeldData;
  readonly copies: DataCopies;
}

/** 导出我的信息, 删除我的信息. */
export function myDataRoutes({ platform, gate, held, copies }: Deps): Route[] {
  const orders = createLimit(10, 3600);
  return [
    route(orderDataCopy, gate, async ({ actor, input }) => {
      await orders(actor.id);
      const { token, expiresAt } = await copies.order(actor.id, input.body.format);
      return { url: `${orderDataCopy.path}/${token}`, expiresAt };
    }),
    route(eraseMe, gate, async ({ actor }) => {
      await erasePerson(platform, held, actor.id);
      return {};
    }),
  ];
}

/** The file itself: a page to read or a file to keep; for the session that asked for it. */
export function mountDataCopies(router: Router, { gate, copies }: Pick<Deps, 'gate' | 'copies'>): void {
  router.get(`${orderDataCopy.path}/:token`, async (plain) => {
    const ctx = plain as unknown as Context;
    const { id } = await gate(ctx);
    const { mime, body } = await copies.take(id, String(ctx['params'].token));
    const isPage = mime.startsWith('text/html');
    ctx.set({ 'content-type': mime, 'content-disposition': isPage ? 'inline' : 'attachment; filename="12345.json"', 'cache-control': 'no-store', ...(isPage && { 'content-security-policy': copyPagePolicy }) });
    ctx.body = body;
  });
}
