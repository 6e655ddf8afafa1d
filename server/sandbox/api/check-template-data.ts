import { codePoints, objectOf } from './fields';
import { WechatError } from './wechat-error';
import type { AccountCall, JsonObject } from './endpoint';
import type { AccountKind } from '../world/account';
import type { TemplateData } from '../world/notices';
import type { Template } from '../world/template';

const CLOCK = String.raw`([01]?\d|2[0-3]):[0-5]\d(:[0-5]\d)?`;
const DAY = String.raw`\d{4}(年\d{1,2}月\d{1,2}日|-\d{1,2}-\d{1,2}|/\d{1,2}/\d{1,2}|\.\d{1,2}\.\d{1,2})`;
const TIME = new RegExp(`^(${DAY}\\s*)?${CLOCK}$`);
const DATE = new RegExp(`^${DAY}(\\s*${CLOCK})?$`);

/** One instant or two joined by "~". */
function isSpan(value: string, part: RegExp): boolean {
  const parts = value.split('~').map((text) => text.trim());
  return parts.length <= 2 && parts.every((text) => part.test(text));
}

function isAmount(value: string, kind: AccountKind): boolean {
  const found = /^[¥￥$€£]?(\d+)(\.\d+)?元?$/.exec(value);
  return found !== null && (found[1] ?? '').length <= (kind === 'oa' ? 12 : 10);
}

/** Value rules by the letters of the key (WeChat, "参数值内容限制说明"). */
const VALUE_RULES: Record<string, (value: string, kind: AccountKind) => boolean> = {
  thing: (value) => codePoints(value) <= 20 && !/\p{Cc}/u.test(value),
  number: (value) => value.length <= 32 && /^-?\d+(\.\d+)?$/.test(value),
  letter: (value) => /^[A-Za-z]{1,32}$/.test(value),
  symbol: (value) => codePoints(value) <= 5 && /^[\p{P}\p{S}]+$/u.test(value),
  character_string: (value) => /^[\x20-\x7e]{1,32}$/.test(value),
  time: (value) => isSpan(value, TIME),
  date: (value) => isSpan(value, DATE),
  amount: isAmount,
  phone_number: (value) => /^[\d+\-() ]{1,17}$/.test(value),
  car_number: (value) => codePoints(value) <= 8 && /^\p{Script=Han}?[A-Za-z0-9]+\p{Script=Han}?$/u.test(value),
  name: (value) => /^[\p{Script=Han}·]{1,10}$/u.test(value) || /^[A-Za-z .·'-]{1,20}$/.test(value),
  phrase: (value) => /^\p{Script=Han}{1,5}$/u.test(value),
};

/** Whether WeChat accepts this value under this typed key, e.g. ("thing2", "小区路灯不亮"). */
export function isTemplateValue(key: string, value: string, kind: AccountKind): boolean {
  const rule = VALUE_RULES[key.replace(/\d+$/, '')];
  return rule !== undefined && value.trim() !== '' && rule(value, kind);
}

function valueOf(data: JsonObject, key: string): string {
  const value = objectOf(data, key)?.['value'];
  if (typeof value !== 'string' && typeof value !== 'number') throw new WechatError(47003, `data.${key}.value is empty`);
  return String(value);
}

/**
 * The data of a template or subscribe message: every key of the template, each value within
 * the limits of its type, otherwise 47003. A key the template lacks goes to the lint list.
 */
export function checkTemplateData(call: AccountCall, template: Template): TemplateData {
  const { world, account, request } = call;
  const data = objectOf(call.body, 'data');
  if (!data) throw new WechatError(47003, 'data is empty');
  const values: TemplateData = {};
  for (const { key } of template.fields) {
    const value = valueOf(data, key);
    if (!isTemplateValue(key, value, account.kind)) {
      world.lint.add({ rule: 'template.value', path: request.path, appid: account.appid, detail: `${template.title} ${key}` });
      throw new WechatError(47003, `data.${key}.value invalid`);
    }
    values[key] = { value };
  }
  for (const key of Object.keys(data).filter((name) => !(name in values))) {
    world.lint.add({ rule: 'template.unknown-key', path: request.path, appid: account.appid, detail: `${template.title} ${key}` });
  }
  return values;
}
