import type { ApiClient } from '../core/api-client';
import { endpoints } from '../core/endpoints';
import { textOf, treesOf } from '../core/tree';
import { templateData, toTemplate, type Template, type TemplateValues } from '../messaging/template';

export interface TemplateMessage {
  readonly openid: string;
  readonly templateId: string;
  readonly values: TemplateValues;
  /** WeChat sends one message per openid and id within 10 minutes; the caller's outbox must see to it beyond that. */
  readonly clientMessageId: string;
  /** Opened by a tap, where there is no mini-program page. */
  readonly url?: string;
  readonly miniProgram?: { readonly appid: string; readonly page: string };
}

/** Template messages of a service account (模板消息). */
export interface TemplateMessages {
  listTemplates(): Promise<readonly Template[]>;
  /** Hands a message over; delivery is told later by an event with this id. Throws WechatError or UnfitValue. */
  send(message: TemplateMessage): Promise<{ readonly messageId: string }>;
}

export function createTemplateMessages(api: ApiClient): TemplateMessages {
  return {
    async listTemplates() {
      return treesOf(await api.call(endpoints.listTemplates), 'template_list').map((fields) => toTemplate(fields, 'template_id'));
    },

    async send({ openid, templateId, values, clientMessageId, url, miniProgram }) {
      const target = miniProgram ? { miniprogram: { appid: miniProgram.appid, pagepath: miniProgram.page } } : {};
      const body = { touser: openid, template_id: templateId, ...(url ? { url } : {}), ...target, client_msg_id: clientMessageId, data: templateData(values) };
      return { messageId: textOf(await api.call(endpoints.sendTemplate, { body }), 'msgid') };
    },
  };
}
