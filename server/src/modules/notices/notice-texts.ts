import type { NoticeKind } from '@hotline/shared/vocabulary/notice-kind';
import { shanghaiTime } from '../../platform/clock';
import type { TicketChanged, TicketsApi } from '../tickets';

export type TicketSummary = Awaited<ReturnType<TicketsApi['summary']>> & { readonly departmentName: string | null };

/** One kind of notice: when it is sent, the template's title at WeChat, and its values by their Chinese labels. */
interface NoticeText {
  readonly actions: readonly TicketChanged['action'][];
  readonly title: string;
  /** Where the request stands then, in a word. */
  readonly state: string;
  readonly values: (ticket: TicketSummary) => Readonly<Record<string, string>>;
  /** The same in a sentence, for messages without a template. */
  readonly sentence: (ticket: TicketSummary) => string;
}

const time = (ms: number | null): string => (ms === null ? '' : shanghaiTime(ms).replace(/^(\d+)-(\d+)-(\d+)/, '$1年$2月$3日'));
/** A deadline at midnight belongs to the day it ends; WeChat's times know no 24:00. */
const deadline = (ms: number | null): string => time(ms !== null && shanghaiTime(ms).endsWith('00:00') ? ms - 60_000 : ms);
const common = (ticket: TicketSummary) => ({ 诉求编号: ticket.ticketNo, 诉求标题: ticket.title });

/** What the requester can expect, or has to do, by how the ticket stands when the notice leaves; 20 characters at most. */
function hintOf({ state, extended }: TicketSummary): string {
  if (state === 'info_requested') return '需要您补充材料，请打开诉求查看';
  return extended ? '办理时限有调整，请打开诉求查看' : '负责单位将与您联系，请保持电话畅通';
}

const endingOf = ({ state }: TicketSummary): string => (state === 'resolved' ? '请查看答复并评价，未解决可继续反映' : '请打开诉求查看答复');

/** The three notices of a ticket's way. */
export const noticeTexts: Readonly<Record<NoticeKind, NoticeText>> = {
  accepted: {
    actions: ['accept'],
    title: '诉求受理通知',
    state: '已受理',
    values: (ticket) => ({ ...common(ticket), 当前状态: '已受理', 受理时间: time(ticket.createdAt), 温馨提示: '您的诉求已受理，请留意办理进度' }),
    sentence: ({ ticketNo }) => `您的诉求（编号${ticketNo}）已受理，请留意办理进度。`,
  },
  progress: {
    actions: ['dispatch', 'requestInfo', 'upholdSendBack', 'arbitrate', 'grantExtension', 'recomputeDeadlines', 'split'],
    title: '诉求办理进度通知',
    state: '办理中',
    values: (ticket) => ({ ...common(ticket), 负责单位: ticket.departmentName ?? '12345热线', 办理时限: deadline(ticket.handleDueAt), 温馨提示: hintOf(ticket) }),
    sentence: (ticket) => `您的诉求（编号${ticket.ticketNo}）由${ticket.departmentName ?? '12345热线'}负责，${hintOf(ticket)}。`,
  },
  resolved: {
    actions: ['answerDirectly', 'approveResolution', 'decline', 'finalize', 'shareReply', 'resolveParts'],
    title: '诉求办结通知',
    state: '已办结',
    values: (ticket) => ({ ...common(ticket), 答复摘要: ticket.reply ?? '', 办结时间: time(ticket.repliedAt), 温馨提示: endingOf(ticket) }),
    sentence: (ticket) => `您的诉求（编号${ticket.ticketNo}）已有答复，${endingOf(ticket)}。`,
  },
};

/** The kind of notice an action calls for, if any. */
export function kindFor(action: TicketChanged['action']): NoticeKind | null {
  const found = Object.entries(noticeTexts).find(([, text]) => text.actions.includes(action));
  return found ? (found[0] as NoticeKind) : null;
}
