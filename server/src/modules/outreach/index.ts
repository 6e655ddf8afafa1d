import type Router from 'koa-router';
import type { Module } from '../../platform/platform';
import type { PushMessage } from '../../wechat';
import { ticketSubmitted } from '../tickets';
import type { OutreachDeps } from './deps';
import { AccountMenuRow } from './menu.entity';
import { Menus } from './menus';
import { mountPictures, outreachRoutes } from './outreach.routes';
import { PublicationCheck } from './publication-check';
import { QrCodeRow, QrScanRow } from './qr-code.entity';
import { QrCodes } from './qr-codes';

export const outreachEntities = [AccountMenuRow, QrCodeRow, QrScanRow];

/** 公众号运营: the menu, posters with QR codes, codes of tickets, signatures for H5, and content security. */
export function createOutreachModule(deps: OutreachDeps) {
  const desk = { menus: new Menus(deps), qrCodes: new QrCodes(deps) };
  const check = new PublicationCheck(deps);
  return {
    api: {
      /** Sets the menu published last, or the first one. Throws WechatError. */
      publishMenu: () => desk.menus.publishAgain(),
      onOfficialAccountPush: (push: PushMessage) => desk.qrCodes.onPush(push),
      onMiniProgramPush: (push: PushMessage) => check.onPush(push),
    },
    routes: outreachRoutes(deps, desk),
    subscribers: [{ name: 'publication-check', topics: [ticketSubmitted], handle: (event) => check.onTicketSubmitted(event) }],
    mount: (router: Router) => mountPictures(router, deps, desk),
  } satisfies Module<unknown>;
}
