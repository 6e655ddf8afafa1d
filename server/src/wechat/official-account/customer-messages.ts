import type { ApiClient } from '../core/api-client';
import { endpoints, type Endpoint } from '../core/endpoints';

export interface MessageMenu {
  readonly head: string;
  /** The id of a tapped option comes back with the text message it makes. */
  readonly options: readonly { readonly id: string; readonly label: string }[];
  readonly tail: string;
}

export interface MiniProgramCard {
  readonly title: string;
  readonly appid: string;
  readonly page: string;
  /** An uploaded `image` of about 520 × 416. */
  readonly thumbMediaId: string;
}

/**
 * Customer-service messages (客服消息): five within 48 hours of a person's message, three within a minute of a menu click.
 * They carry no id, so one whose answer was lost fails as `unknown` and is not repeated; `window` means the time is over.
 */
export interface CustomerMessages {
  sendText(openid: string, content: string): Promise<void>;
  /** A picture uploaded as `image`. */
  sendImage(openid: string, mediaId: string): Promise<void>;
  sendMenu(openid: string, menu: MessageMenu): Promise<void>;
  /** Refused unless the mini-program is linked with the account (公众号后台 → 小程序管理). */
  sendMiniProgramPage(openid: string, card: MiniProgramCard): Promise<void>;
}

export function createCustomerMessages(api: ApiClient): CustomerMessages {
  const post = async (endpoint: Endpoint, openid: string, content: { readonly msgtype: string } & Record<string, unknown>): Promise<void> => {
    await api.call(endpoint, { body: { touser: openid, ...content } });
  };
  const send = post.bind(null, endpoints.sendCustomerMessage);
  return {
    sendText: (openid, content) => send(openid, { msgtype: 'text', text: { content } }),

    sendImage: (openid, mediaId) => send(openid, { msgtype: 'image', image: { media_id: mediaId } }),

    sendMenu: (openid, { head, options, tail }) => {
      const list = options.map(({ id, label }) => ({ id, content: label }));
      return send(openid, { msgtype: 'msgmenu', msgmenu: { head_content: head, list, tail_content: tail } });
    },

    sendMiniProgramPage: (openid, { title, appid, page, thumbMediaId }) =>
      post(endpoints.sendMiniProgramCard, openid, { msgtype: 'miniprogrampage', miniprogrampage: { title, appid, pagepath: page, thumb_media_id: thumbMediaId } }),
  };
}
