import type { Platform } from '../../platform/platform';
import type { Template, Wechat } from '../../wechat';
import type { CitizensApi } from '../citizens';
import { valuesByKey, type NoticeTemplates } from './notice-templates';
import { noticeTexts } from './notice-texts';
import { windowMs, type Rung } from './rung';
import { ticketUrl } from './ticket-url';

interface Deps {
  readonly platform: Platform;
  readonly wechat: Wechat;
  readonly citizens: CitizensApi;
  readonly templates: NoticeTemplates<Template>;
}

/** A repetition has to reach WeChat before its 10 minutes are over. */
const marginMs = 30_000;

/** 公众号模板消息: to followers. WeChat drops repetitions of one client_msg_id, so an unknown outcome is simply sent again. */
export function templateRung({ platform, wechat, citizens, templates }: Deps): Rung {
  return {
    channel: 'template',
    refusalProves: false,
    patienceMs: windowMs,
    address: async ({ notice }) => {
      const follows = notice.citizenId !== '' && (await citizens.follows(notice.citizenId));
      const openid = follows ? await citizens.subjectOf(notice.citizenId, 'officialAccount') : null;
      const template = openid && (await templates.find(notice.kind));
      return template ? { openid, templateId: template.id } : null;
    },
    send: async ({ notice, summary }) => {
      const template = await templates.get(notice.templateId ?? '');
      const values = valuesByKey(template, noticeTexts[notice.kind].values(summary));
      const message = { openid: notice.openid ?? '', templateId: template.id, values, clientMessageId: notice.eventId, url: ticketUrl(platform, notice.ticketId) };
      return (await wechat.officialAccount.templateMessages.send(message)).messageId;
    },
    refused: async ({ notice }) => void (await citizens.setFollows(notice.openid ?? '', false)),
    mayRepeat: ({ notice }) => Promise.resolve(platform.clock.now() < notice.startedAt + windowMs - marginMs),
  };
}
