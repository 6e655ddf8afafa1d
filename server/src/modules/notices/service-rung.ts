import type { EntityManager } from 'typeorm';
import type { Platform } from '../../platform/platform';
import type { Wechat } from '../../wechat';
import type { CitizensApi } from '../citizens';
import { noticeTexts } from './notice-texts';
import { reportMs, type Rung } from './rung';
import { ticketUrl } from './ticket-url';

/** How many customer-service messages WeChat still takes for a follower, kept by whoever talks with them. */
export interface ServiceWindow {
  open(openid: string): Promise<boolean>;
  /** Takes one message inside the caller's transaction; null when none is left. */
  spend(em: EntityManager, openid: string): Promise<unknown>;
}

interface Deps {
  readonly platform: Platform;
  readonly wechat: Wechat;
  readonly citizens: CitizensApi;
  readonly serviceWindow: ServiceWindow;
}

/** 公众号客服消息: to somebody who wrote within 48 hours. It has neither id nor report, so an unknown outcome stays unknown. */
export function serviceRung({ platform, wechat, citizens, serviceWindow }: Deps): Rung {
  return {
    channel: 'serviceMessage',
    refusalProves: false,
    patienceMs: reportMs,
    address: async ({ notice }) => {
      const openid = notice.citizenId === '' ? null : await citizens.subjectOf(notice.citizenId, 'officialAccount');
      return openid !== null && (await serviceWindow.open(openid)) ? { openid, templateId: null } : null;
    },
    take: async ({ notice }, em) => {
      const openid = await citizens.subjectOf(notice.citizenId, 'officialAccount');
      return openid !== null && (await serviceWindow.spend(em, openid)) !== null;
    },
    send: async ({ notice, summary }) => {
      await wechat.officialAccount.customerMessages.sendText(notice.openid ?? '', `${noticeTexts[notice.kind].sentence(summary)}\n${ticketUrl(platform, notice.ticketId)}`);
      return null;
    },
    mayRepeat: () => Promise.resolve(false),
  };
}
