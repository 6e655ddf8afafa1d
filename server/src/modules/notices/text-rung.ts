import type { Platform } from '../../platform/platform';
import type { TextMessages } from '../../platform/text-messages';
import { WechatError, type Wechat } from '../../wechat';
import type { CitizensApi } from '../citizens';
import type { CityApi } from '../city';
import type { TicketsApi } from '../tickets';
import { noticeTexts } from './notice-texts';
import { reportMs, RungRefused, type Job, type Rung } from './rung';
import { ticketUrl } from './ticket-url';

interface Deps {
  readonly platform: Platform;
  readonly wechat: Wechat;
  readonly citizens: CitizensApi;
  readonly city: CityApi;
  readonly tickets: TicketsApi;
  readonly textMessages: TextMessages | null;
}

const mobile = /^1\d{10}$/;

const linkDays = 30;

/** Where the person finds the ticket: in the mini-program by a link of WeChat's, else on the web. Nobody who telephoned has a page of it. */
async function pageOf({ platform, wechat, citizens }: Deps, { notice }: Job): Promise<string> {
  if (notice.citizenId === '') return '';
  const url = ticketUrl(platform, notice.ticketId);
  if ((await citizens.subjectOf(notice.citizenId, 'miniProgram')) === null) return url;
  try {
    return await wechat.miniProgram.links.create({ path: 'ticket/detail/index', query: `id=${notice.ticketId}`, expiresInDays: linkDays });
  } catch (error) {
    if (error instanceof WechatError) return url;
    throw error;
  }
}

/** 短信: to the ticket's contact number, where a provider is at hand and the number takes messages. Says nothing of the matter itself. */
export function textRung(deps: Deps): Rung {
  const { city, tickets, textMessages } = deps;
  return {
    channel: 'textMessage',
    refusalProves: false,
    patienceMs: reportMs,
    address: async ({ notice }) => (textMessages !== null && mobile.test(await tickets.contactPhone(notice.ticketId)) ? { openid: null, templateId: null } : null),
    send: async (job) => {
      const { notice, summary } = job;
      const { hotlineName } = await city.profile();
      const text = `【${hotlineName}】${noticeTexts[notice.kind].sentence(summary)}${await pageOf(deps, job)}`;
      const taken = await textMessages?.send({ id: notice.eventId, phone: await tickets.contactPhone(notice.ticketId), text });
      if (!taken) throw new RungRefused('text message refused');
      return null;
    },
    mayRepeat: () => Promise.resolve(false),
  };
}
