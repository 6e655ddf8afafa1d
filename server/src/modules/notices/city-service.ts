import type { Subscriber } from '../../platform/outbox/outbox';
import type { Platform } from '../../platform/platform';
import { WechatError, type Wechat } from '../../wechat';
import type { CitizensApi } from '../citizens';
import { ticketChanged, type TicketChanged } from '../tickets';
import { toldLater } from './notice.store';
import { kindFor, noticeTexts, type TicketSummary } from './notice-texts';
import { waitOutQuiet } from './quiet-hours';
import { meanings } from './tell-citizen';
import { ticketUrl } from './ticket-url';

/** Where one request stands, as 城市服务 shows it. */
interface Standing {
  /** Of the official account or the mini-program. */
  readonly openid: string;
  readonly ticketNo: string;
  readonly state: string;
  readonly remark: string;
  readonly url: string;
}

/** 微信城市服务, which keeps a person's dealings with the city in one list. */
export interface CityService {
  /** What is shown of one request replaces what was shown before. Throws WechatError. */
  show(standing: Standing): Promise<void>;
}

/** 城市服务 by the official account, or null where the city has no template there. */
export function wechatCityService({ config }: Platform, wechat: Wechat): CityService | null {
  const templateId = config.WECHAT_CITY_SERVICE_TEMPLATE;
  if (templateId === undefined) return null;
  const [number = '', state = '', remark = ''] = config.WECHAT_CITY_SERVICE_KEYS.split(',');
  return {
    show: (standing) => {
      const values = { [number]: standing.ticketNo, [state]: standing.state, [remark]: standing.remark };
      return wechat.officialAccount.cityServiceMessages.send({ openid: standing.openid, templateId, orderNo: standing.ticketNo, url: standing.url, values });
    },
  };
}

interface Deps {
  readonly platform: Platform;
  readonly citizens: CitizensApi;
  readonly cityService: CityService;
  readonly summaryOf: (ticketId: string) => Promise<TicketSummary>;
}

/**
 * Keeps 城市服务 up to date beside the ladder: it proves nothing, so no notice waits for it and none is spared by it.
 * What WeChat will never take is left out; the rest is tried again by the outbox.
 */
export function cityServiceSubscriber({ platform, citizens, cityService, summaryOf }: Deps): Subscriber {
  const openidOf = async (citizenId: string | null): Promise<string | null> =>
    citizenId === null ? null : ((await citizens.subjectOf(citizenId, 'miniProgram')) ?? citizens.subjectOf(citizenId, 'officialAccount'));

  const show = async (standing: Standing): Promise<void> => {
    try {
      await cityService.show(standing);
    } catch (error) {
      if (!(error instanceof WechatError) || meanings[error.class] === 'later') throw error;
      platform.log.warn({ ticketNo: standing.ticketNo, err: error }, '城市服务 message not taken');
    }
  };

  const onTicketChanged = async ({ ticketId, action, version }: TicketChanged): Promise<void> => {
    const kind = kindFor(action);
    if (kind === null) return;
    const summary = await summaryOf(ticketId);
    const openid = await openidOf(summary.requesterId);
    if (openid === null) return;
    waitOutQuiet(platform, summary);
    // One that had to wait must not replace what came after it.
    if (await platform.db.read((em) => toldLater(em, { ticketId, position: version }))) return;
    const { state, values } = noticeTexts[kind];
    await show({ openid, ticketNo: summary.ticketNo, state, remark: values(summary).温馨提示 ?? '', url: ticketUrl(platform, ticketId) });
  };
  return { name: 'city-service', topics: [ticketChanged], handle: ({ payload }) => onTicketChanged(payload as TicketChanged) };
}
