import { createHash } from 'node:crypto';
import { deliverNotice, type TemplateData } from '../world/notices';
import { WechatError } from '../api/wechat-error';
import { objectOf, requiredText, textOf } from '../api/fields';
import { ok, type AccountCall, type JsonObject } from '../api/endpoint';
import type { Contact } from '../world/user';

/** The page types that need no more than a city; 0 is the page of one service. */
const CITY_PAGES = [1, 3, 5];
const CHANNELS = [0, 1, 2, 3, 5];

/** The openid may be the official account's or, with the same token, that of a mini-program of the same owner. */
function requirePerson(call: AccountCall): Contact {
  const openid = textOf(call.body, 'openid');
  const contact = call.world.state.contacts.get(openid);
  if (!contact) throw new WechatError(40003);
  return contact;
}

function requireTemplate(call: AccountCall): string {
  const id = requiredText(call.body, 'biz_template_id', 40037);
  const { cityTemplates } = call.account;
  if (cityTemplates.length > 0 && !cityTemplates.includes(id)) throw new WechatError(40037);
  return id;
}

function requireData(call: AccountCall): TemplateData {
  const data = objectOf(call.body, 'data') ?? {};
  const entries = Object.keys(data).map((key): [string, { value: string }] => {
    const value = textOf(objectOf(data, key) ?? {}, 'value');
    if (value === '') throw new WechatError(47003, `data.${key}.value is empty`);
    return [key, { value }];
  });
  if (entries.length === 0) throw new WechatError(47003, 'data is empty');
  return Object.fromEntries(entries);
}

/**
 * POST /cityservice/sendmsgdata: a message of 城市服务. 40003, 40037, 47003; order_no names the matter: a later
 * message of the same one takes the earlier one's place. Answers the result page when a style for it is given.
 */
export function cityServiceSend(call: AccountCall): JsonObject {
  const { world, body, account } = call;
  const contact = requirePerson(call);
  const id = requireTemplate(call);
  const orderNo = requiredText(body, 'order_no', 40097);
  const url = textOf(body, 'url');
  if (url !== '' && !/^https?:\/\//.test(url)) throw new WechatError(40035, 'hint: [url]');
  const data = requireData(call);
  const fields = Object.keys(data).map((key) => ({ key, label: key, example: '' }));
  const template = { id, title: '城市服务', fields };
  deliverNotice(world, contact, { kind: 'cityService', template, data, url, orderNo, msgid: world.mint.noticeId() });
  if (textOf(body, 'result_page_style_id') === '') return ok();
  const page = createHash('sha256').update(`${account.appid} ${contact.openid} ${orderNo}`).digest('base64url').slice(0, 22);
  return ok({ result_page_url: `https://city.weixin.qq.com/result/${page}` });
}

function requirePage(body: JsonObject): number {
  const page = Number(body['page_type']);
  if (page === 0 && Number.isInteger(body['service_id'])) return page;
  if (CITY_PAGES.includes(page) && textOf(body, 'city_name') !== '') return page;
  throw new WechatError(40097, 'hint: [page_type]');
}

/** POST /cityservice/getservicepath {page_type, src_channel, service_id | city_name, …}: where the city service can be opened. */
export function cityServicePath(call: AccountCall): JsonObject {
  const { body } = call;
  const page = requirePage(body);
  if (!CHANNELS.includes(Number(body['src_channel']))) throw new WechatError(40097, 'hint: [src_channel]');
  const path = page === 0 ? 'pages/service/index' : 'pages/city/index';
  return ok({ path, business_type: 'cityservice', ...(page === 0 ? { query_string: `service_id=${String(body['service_id'])}` } : {}) });
}
