import { TryAgainAt, type OutboxEvent } from '../../platform/outbox/outbox';
import { readMiniProgramMessage, WechatError, type ContentSuggestion, type ErrorClass, type PushMessage } from '../../wechat';
import type { TicketSubmitted } from '../tickets';
import type { OutreachDeps } from './deps';

/** WeChat answers only for people seen in the mini-program within two hours (61010 afterwards). */
const activeMs = 2 * 3600_000;
const pauseMs = 60_000;
const pieceLength = 2500;
/** What is over in a minute. A minute's quota is not among them: in a surge asking again would only add to it. */
const passing: readonly ErrorClass[] = ['busy', 'token', 'concurrent'];
const worst: readonly ContentSuggestion[] = ['risky', 'review', 'pass'];

/** A text in pieces WeChat takes. */
function piecesOf(text: string): string[] {
  const characters = [...text];
  return Array.from({ length: Math.ceil(characters.length / pieceLength) }, (_, at) => characters.slice(at * pieceLength, (at + 1) * pieceLength).join(''));
}

/**
 * Asks WeChat's content security about what came through the mini-program and may be published, after the ticket is stored:
 * the answer holds publication and nothing else. What nobody will publish is none of WeChat's business. What WeChat does not answer stays unchecked, for a person to judge.
 */
export class PublicationCheck {
  constructor(private readonly deps: OutreachDeps) {}

  async onTicketSubmitted({ payload }: OutboxEvent): Promise<void> {
    const { ticketId } = payload as TicketSubmitted;
    const material = await this.deps.tickets.publicationMaterial(ticketId);
    const { clock } = this.deps.platform;
    if (!material.wished || material.channel !== 'miniProgram' || material.requesterId === null || clock.now() - material.createdAt > activeMs) return;
    const openid = await this.deps.citizens.subjectOf(material.requesterId, 'miniProgram');
    if (openid === null) return;
    for (const part of material.unasked) await this.ask(openid, { ticketId, ...part });
  }

  /** Takes the answer about a picture. */
  async onPush(push: PushMessage): Promise<null> {
    const message = readMiniProgramMessage(push);
    if (message.kind === 'mediaChecked') await this.deps.tickets.recordVerdict({ traceId: message.traceId, suggestion: message.suggestion, at: push.createTime * 1000 });
    return null;
  }

  private async ask(openid: string, part: { readonly ticketId: string; readonly part: string; readonly text?: string; readonly url?: string }): Promise<void> {
    const { tickets, platform } = this.deps;
    try {
      const traceId = part.text === undefined ? await this.askAboutPicture(openid, part.url ?? '') : await this.askAboutText(openid, part.ticketId, part.text);
      await tickets.recordAsked({ ticketId: part.ticketId, part: part.part, traceId });
    } catch (error) {
      if (!(error instanceof WechatError)) throw error;
      if (passing.includes(error.class)) throw new TryAgainAt(platform.clock.now() + pauseMs);
      platform.log.warn({ ticketId: part.ticketId, errcode: error.errcode, rid: error.rid }, 'content not checked');
    }
  }

  private async askAboutText(openid: string, ticketId: string, text: string): Promise<string> {
    const suggestions: ContentSuggestion[] = [];
    for (const content of piecesOf(text)) suggestions.push((await this.deps.wechat.miniProgram.checkText({ openid, scene: 'forum', content })).suggestion);
    const suggestion = worst.find((each) => suggestions.includes(each)) ?? 'review';
    await this.deps.tickets.recordVerdict({ traceId: ticketId, suggestion, at: this.deps.platform.clock.now() });
    return ticketId;
  }

  private async askAboutPicture(openid: string, url: string): Promise<string> {
    const { wechat, platform } = this.deps;
    return (await wechat.miniProgram.checkMedia({ openid, scene: 'forum', url: platform.config.PUBLIC_URL + url, type: 'image' })).traceId;
  }
}
