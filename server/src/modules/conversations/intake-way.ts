import { drawPicture } from '../../platform/files/picture';
import { WechatError, type ErrorClass } from '../../wechat';
import type { ChatDeps } from './chat-deps';
import { intakeLink, intakeTitle } from './chat-words';

/** The cover is a sheet that is being written on, 520 × 416 as cards show it (客服消息 → 发送小程序卡片). */
const cover = `<svg xmlns="http://www.w3.org/2000/svg" width="520" height="416"><rect width="520" height="416" fill="#1f5fbf"/>
<rect x="160" y="76" width="200" height="264" rx="12" fill="#fff"/><g fill="#b9cdea"><rect x="192" y="120" width="136" height="14" rx="7"/><rect x="192" y="160" width="136" height="14" rx="7"/>
<rect x="192" y="200" width="92" height="14" rx="7"/></g><path d="M212 276l28 28 64-64" fill="none" stroke="#1f5fbf" stroke-width="18" stroke-linecap="round" stroke-linejoin="round"/></svg>`;

/** An upload is gone after three days; a day early no card can meet its end. */
const keptMs = 2 * 24 * 3600_000;

/** What a card can be refused for while a text still goes out: no link between the two accounts, its picture, its page. */
const ofTheCard: ReadonlySet<ErrorClass> = new Set(['content', 'rejected', 'config', 'capability']);

/** Sends to whom it is given. */
type Wire = (openid: string) => Promise<void>;

/** The way to 微受理: a card of our mini-program, or a link to the same page where WeChat takes no card. */
export class IntakeWay {
  private kept: { readonly at: number; readonly mediaId: string } | null = null;

  constructor(private readonly deps: Pick<ChatDeps, 'platform' | 'wechat'>) {}

  /** Puts the cover up before a message counts, so that what is left is sending alone. */
  async wire(): Promise<Wire> {
    const thumbMediaId = await this.coverId();
    return thumbMediaId === null ? this.link : (openid) => this.card(openid, thumbMediaId);
  }

  private readonly link: Wire = (openid) => {
    const { platform, wechat } = this.deps;
    return wechat.officialAccount.customerMessages.sendText(openid, intakeLink(platform.config.PUBLIC_URL));
  };

  private async card(openid: string, thumbMediaId: string): Promise<void> {
    const { platform, wechat } = this.deps;
    const card = { title: intakeTitle, appid: platform.config.WECHAT_MP_APPID, page: 'pages/submit/index', thumbMediaId };
    try {
      await wechat.officialAccount.customerMessages.sendMiniProgramPage(openid, card);
    } catch (error) {
      if (!(error instanceof WechatError) || !ofTheCard.has(error.class)) throw error;
      platform.log.warn({ err: error }, 'mini-program card refused, link sent instead');
      // It may be the cover that WeChat no longer knows.
      if (error.class === 'content') this.kept = null;
      await this.link(openid);
    }
  }

  /** Each process keeps its own; null while none can be put up. */
  private async coverId(): Promise<string | null> {
    const { platform: { clock, log }, wechat } = this.deps;
    if (this.kept && clock.now() - this.kept.at < keptMs) return this.kept.mediaId;
    try {
      const at = clock.now();
      const mediaId = await wechat.officialAccount.media.upload({ type: 'image', bytes: await drawPicture(cover), mime: 'image/jpeg', name: 'cover.jpg' });
      this.kept = { at, mediaId };
      return mediaId;
    } catch (error) {
      if (!(error instanceof WechatError)) throw error;
      log.warn({ err: error }, 'cover of the mini-program card not put up');
      return null;
    }
  }
}
