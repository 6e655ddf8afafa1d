import { signJssdk } from '@hotline/shared/contracts/outreach.citizen';
import * as contracts from '@hotline/shared/contracts/outreach.staff';
import type { Context } from 'koa';
import type Router from 'koa-router';
import { AppError } from '../../platform/errors';
import { everyone, route, type Route } from '../../platform/http/route';
import type { Menus } from './menus';
import type { OutreachDeps } from './deps';
import type { QrCodes } from './qr-codes';
import { toldInWords } from './wechat-fault';

export interface Desk {
  readonly menus: Menus;
  readonly qrCodes: QrCodes;
}

/** The administrators' menu and codes, and the signature for pages of H5. */
export function outreachRoutes({ platform, wechat, staff }: OutreachDeps, { menus, qrCodes }: Desk): Route[] {
  const gate = staff.gate('systemAdmin');
  return [
    route(contracts.getMenu, gate, () => menus.view()),
    route(contracts.saveMenu, gate, ({ actor, input }) => menus.save(actor, input.body)),
    route(contracts.publishMenu, gate, ({ actor, input }) => menus.publish(actor, input.body.version)),
    route(contracts.getHeldMenu, gate, async () => ({ items: (await toldInWords(wechat.officialAccount.menu.get())).map((button) => ({ ...button, entries: [...button.entries] })) })),
    route(contracts.listQrCodes, gate, async () => ({ items: await qrCodes.list() })),
    route(contracts.createQrCode, gate, ({ actor, input }) => qrCodes.create(actor, input.body)),
    route(contracts.getQrCode, gate, ({ input }) => qrCodes.detail(input.params.id)),
    route(contracts.retireQrCode, gate, ({ input }) => qrCodes.retire(input.params.id)),
    route(signJssdk, everyone, ({ input }) => {
      if (!isOwnPage(input.query.url, platform.config.PUBLIC_URL)) throw new AppError('jssdk.foreignPage');
      return wechat.officialAccount.jssdk.sign(input.query.url);
    }),
  ];
}

/** A signature lends our account's name to a page. */
function isOwnPage(url: string, publicUrl: string): boolean {
  return URL.canParse(url) && new URL(url).origin === new URL(publicUrl).origin && new URL(url).pathname.startsWith('/h5/');
}

/** Pictures of codes, for `<img>`. */
export function mountPictures(router: Router, { wechat, staff, tickets }: OutreachDeps, { qrCodes }: Desk): void {
  router.get(contracts.qrCodePicturePath, async (plain) => {
    const ctx = plain as unknown as Context;
    await staff.gate('systemAdmin')(ctx);
    const { bytes, mime } = await toldInWords(qrCodes.picture(String(ctx['params'].id)));
    send(ctx, bytes, mime);
  });

  router.get(contracts.ticketCodePath, async (plain) => {
    const ctx = plain as unknown as Context;
    const ticketId = String(ctx['params'].id);
    await tickets.assertVisible(await staff.gate()(ctx), ticketId);
    send(ctx, await toldInWords(wechat.miniProgram.codes.create({ scene: ticketId, page: 'ticket/detail/index' })), 'image/jpeg');
  });
}

/** Codes do not change. */
function send(ctx: Context, bytes: Buffer, mime: string): void {
  ctx.set({ 'content-type': mime.startsWith('image/') ? mime : 'application/octet-stream', 'cache-control': 'private, max-age=3600' });
  ctx.body = bytes;
}
