import { closedList } from '../vocabulary/closed-list';

/** Variables of a reply template that a ticket fills in by itself; the Chinese word stands in the text. */
export const replyVariables = closedList({
  ticketNo: '工单编号',
  title: '事项',
  department: '承办单位',
  dueDate: '办理期限',
  requestType: '诉求类型',
  category: '诉求分类',
  area: '所在区域',
  acceptedOn: '受理日期',
  today: '今天',
  hotline: '热线名称',
});
export type ReplyVariable = (typeof replyVariables.codes)[number];

const byWord = new Map(replyVariables.codes.map((code) => [replyVariables.labels[code], code]));
const placeholder = /\{([^{}]{0,40})\}/g;

/** A template with a ticket's values in it; `open` are the words in braces that a person still has to fill in. */
export interface RenderedReply {
  readonly text: string;
  readonly open: readonly string[];
}

/**
 * Puts a ticket's values into a template. What is unknown, or not a variable, stays in its braces and is reported: the
 * server accepts no reply that still has any.
 */
export function renderReply(body: string, values: Readonly<Partial<Record<ReplyVariable, string | null>>>): RenderedReply {
  const open = new Set<string>();
  const text = body.replace(placeholder, (whole: string, word: string) => {
    const code = byWord.get(word.trim());
    // A value with braces of its own would pass for a variable that was left open, or hide one.
    const value = code && values[code]?.replace(/[{}]/g, '');
    if (value) return value;
    open.add(word.trim());
    return whole;
  });
  return { text, open: [...open] };
}

/** Words in braces that no ticket fills in: whoever uses the template does. */
export const freeWords = (body: string): string[] => renderReply(body, Object.fromEntries(replyVariables.codes.map((code) => [code, '值']))).open.slice();
