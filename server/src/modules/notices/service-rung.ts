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
  /** Takes one message inside the caller's transaction: from what it was taken, or null when none is left. */
  spend(em: EntityManager, openid: string): Promise<string | null>;
  /** One that was taken did not go out. */
  giveBack(openid: string, grant: string): Promise<void>;
  /** WeChat refused with 45015 or 45047. */
  close(openid: string, errcode: number | null): Promise<void>;
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
      return openid && serviceWindow.spend(em, openid);
    },
    giveBack: ({ notice }, grant) => serviceWindow.giveBack(notice.openid ?? '', grant),
    refused: async ({ notice }, error) => {
      if (error.class === 'window') await serviceWindow.close(notice.openid ?? '', error.errcode);
    },
    send: async ({ notice, summary }) => {
      await wechat.officialAccount.customerMessages.sendText(notice.openid ?? '', `${noticeTexts[notice.kind].sentence(summary)}\n${ticketUrl(platform, notice.ticketId)}`);
      return null;
    },
    mayRepeat: () => Promise.resolve(false),
  };
}
