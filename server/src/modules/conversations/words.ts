import { printable } from '@hotline/shared/contracts/fields';
import { submitLimits } from '@hotline/shared/rules/limits';
import { requestTypes, type RequestType } from '@hotline/shared/vocabulary/request-type';
import { cut } from './text-size';

/** Words of a follower: as written, and folded for comparing (１ is 1, a closing mark says nothing). */
export interface Said {
  readonly text: string;
  readonly word: string;
}

export function hear(content: string): Said {
  const text = printable(content).trim();
  return { text, word: text.normalize('NFKC').replace(/[\s。.!,、~]+$/, '') };
}

/** A place in one line, as it was named; the coordinates tell it from others of the same name. */
export function addressAt({ label, latitude, longitude }: { readonly label: string; readonly latitude: number; readonly longitude: number }): string {
  const coordinates = `坐标${latitude.toFixed(5)},${longitude.toFixed(5)}`;
  const name = cut(hear(label).text, submitLimits.addressMax - 40);
  return name ? `${name}（${coordinates}）` : coordinates;
}

/** Whole messages that mean something by themselves. The three digits are those of the telephone's menu. */
const meanings = {
  policy: ['1', '政策咨询', '政策查询', '政策', '咨询', '我要咨询'],
  telephones: ['2', '各县区电话', '县区电话', '区县电话', '各区电话'],
  person: ['人工', '转人工', '人工服务', '人工客服', '人工坐席', '找人工', '客服', '转客服', '接线员', '话务员', '工作人员'],
  mine: ['我的', '我的诉求', '我的工单', '进度', '查进度', '查询进度', '诉求进度'],
  cancel: ['取消', '退出', '不写了', '算了', '返回'],
  yes: ['是', '是的', '好', '好的', '要', '对', '可以', '需要', '登记'],
  no: ['不', '不用', '不用了', '不要', '不是', '不需要', '否'],
  skip: ['跳过', '无', '没有', '不清楚', '不知道'],
  done: ['好了', '完了', '说完了', '写完了', '没有了', '没了'],
  confirm: ['1', '提交', '确认', '确认提交'],
  useful: ['有用', '有帮助', '很有用', '有用谢谢'],
  useless: ['没用', '没有用', '无用', '没帮助', '没有帮助'],
  stillNeeded: ['仍需反映', '还需反映', '仍要反映', '还要反映'],
  greeting: ['你好', '您好', '在吗', '有人吗', '谢谢', '谢谢您', 'hi', 'hello', '菜单', '帮助'],
} as const;

type Meaning = keyof typeof meanings;

/** Whether a message, taken whole, means one of these. */
export const means = ({ word }: Said, ...wanted: readonly Meaning[]): boolean => wanted.some((meaning) => (meanings[meaning] as readonly string[]).includes(word.toLowerCase()));

const startWords = ['提交诉求', '我要提交诉求', '反映问题', '我要反映', '我要反映问题', '登记诉求', '微受理'];

/** A type of request by its name or its number in the list; undefined for anything else. */
export const typeOf = ({ word }: Said): RequestType | undefined => requestTypes.codes[Number(word) - 1] ?? requestTypes.codes.find((code) => requestTypes.labels[code] === word);

/** What a message that asks to begin a request tells of it; null for any other. Who says 咨询 asks a question instead. */
export function startOf(said: Said): { readonly requestType?: RequestType } | null {
  if (startWords.includes(said.word)) return {};
  const name = said.word.replace(/^我[要想]/, '');
  const requestType = /^\d/.test(name) ? undefined : typeOf({ ...said, word: name });
  return requestType && requestType !== 'inquiry' ? { requestType } : null;
}

/** Somebody said nothing that can be looked up: a greeting, one character, or a face. */
export const isSmallTalk = (said: Said): boolean => means(said, 'greeting') || [...said.word].length < 2 || !/[\p{L}\p{N}]{2}/u.test(said.word);

/** WeChat hands stickers over as this text, or as a name in brackets. */
export const isSticker = ({ text }: Said): boolean => /^(【收到不支持的消息类型.*】|\[[^[\]]{1,12}\])$/.test(text);

const phone = /(?<!\d)(?:\+?86\s?)?(1\d{10}|0\d{9,11})(?!\d)/;

/** A telephone number wherever it stands in a message, in groups or with the country's code; null when there is none. */
export function phoneIn({ word }: Said): string | null {
  const joined = word.replace(/[()]/g, '').replace(/(?<=\d)[\s-]+(?=\d)/g, '');
  return (phone.exec(word) ?? phone.exec(joined))?.[1] ?? null;
}

/** The digits of a message that is a ticket number, or was meant to be one; null for any other. */
export function numberIn({ word }: Said): string | null {
  const digits = word.replace(/^(诉求|工单)?(编号|单号)?[:\s]*/, '').replace(/[\s-]/g, '');
  return /^20\d{11,15}$/.test(digits) ? digits : null;
}
