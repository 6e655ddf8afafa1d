import type { ApiClient } from '../core/api-client';
import { endpoints } from '../core/endpoints';
import type { TemplateValues } from '../messaging/template';

export interface CityServiceMessage {
  /** Of the account, or of a mini-program joined with it. */
  readonly openid: string;
  readonly templateId: string;
  /** What is told of one number becomes one record in WeChat. */
  readonly orderNo: string;
  /** Opened by a tap. */
  readonly url: string;
  readonly values: TemplateValues;
}

/** Messages of 微信城市服务 (城市服务 → 消息通路), for accounts that have the plugin. They go out with the account's token whosever the openid is. */
export interface CityServiceMessages {
  /** Throws WechatError. */
  send(message: CityServiceMessage): Promise<void>;
}

export function createCityServiceMessages(api: ApiClient): CityServiceMessages {
  return {
    async send({ openid, templateId, orderNo, url, values }) {
      const data = Object.fromEntries(Object.entries(values).map(([key, value]) => [key, { value }]));
      await api.call(endpoints.sendCityServiceMessage, { body: { openid, biz_template_id: templateId, order_no: orderNo, url, data } });
    },
  };
}
