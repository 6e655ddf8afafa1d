import type { ApiClient } from '../core/api-client';
import { endpoints } from '../core/endpoints';
import { textOf, treesOf } from '../core/tree';
import { templateData, toTemplate, type Template, type TemplateValues } from '../messaging/template';

/** `once`: one message per consent · `longTerm`: open to public services until the person withdraws it. */
export interface SubscribeTemplate extends Template {
  readonly type: 'once' | 'longTerm';
}

export interface SubscribeMessage {
  readonly openid: string;
  readonly templateId: string;
  readonly values: TemplateValues;
  /** Page of the mini-program opened by a tap, with its query. */
  readonly page?: string;
  readonly state?: 'formal' | 'trial' | 'developer';
}

/** Notices of the mini-program (订阅消息). */
export interface SubscribeMessages {
  listTemplates(): Promise<readonly SubscribeTemplate[]>;
  /**
   * Hands a notice over; delivery is told later by an event. Throws UnfitValue or WechatError: `recipient` when there is
   * no consent (left), `unknown` when the answer was lost and a repetition might use up a second consent.
   */
  send(message: SubscribeMessage): Promise<{ readonly messageId: string }>;
}

const longTerm = '3';

export function createSubscribeMessages(api: ApiClient): SubscribeMessages {
  return {
    async listTemplates() {
      const templates = treesOf(await api.call(endpoints.listSubscribeTemplates), 'data');
      return templates.map((fields) => ({ ...toTemplate(fields, 'priTmplId'), type: textOf(fields, 'type') === longTerm ? 'longTerm' : 'once' }));
    },

    async send({ openid, templateId, values, page, state = 'formal' }) {
      const body = { touser: openid, template_id: templateId, ...(page ? { page } : {}), data: templateData(values), miniprogram_state: state, lang: 'zh_CN' };
      return { messageId: textOf(await api.call(endpoints.sendSubscribeMessage, { body }), 'msgid') };
    },
  };
}
