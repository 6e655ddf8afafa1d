import type { ApiClient } from '../core/api-client';
import { endpoints } from '../core/endpoints';

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
  readonly thumbMediaId: string;
}

/**
 * Customer-service messages (客服消息): five within 48 hours of a person's message, three within a minute of a menu click.
 * They carry no id, so one whose answer was lost fails as `unknown` and is not repeated; `window` means the time is over.
 */
export interface CustomerMessages {
  sendText(openid: string, content: string): Promise<void>;
  sendMenu(openid: string, menu: MessageMenu): Promise<void>;
  sendMiniProgramPage(openid: string, card: MiniProgramCard): Promise<void>;
}

export function createCustomerMessages(api: ApiClient): CustomerMessages {
  const send = async (openid: string, content: { readonly msgtype: string } & Record<string, unknown>): Promise<void> => {
    await api.call(endpoints.sendCustomerMessage, { body: { touser: openid, ...content } });
  };
  return {
    sendText: (openid, content) => send(openid, { msgtype: 'text', text: { content } }),

    sendMenu: (openid, { head, options, tail }) => {
      const list = options.map(({ id, label }) => ({ id, content: label }));
      return send(openid, { msgtype: 'msgmenu', msgmenu: { head_content: head, list, tail_content: tail } });
    },

    sendMiniProgramPage: (openid, { title, appid, page, thumbMediaId }) =>
      send(openid, { msgtype: 'miniprogrampage', miniprogrampage: { title, appid, pagepath: page, thumb_media_id: thumbMediaId } }),
  };
}
