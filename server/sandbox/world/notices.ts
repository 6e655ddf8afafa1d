import type { Template } from './template';
import type { Contact, Notice } from './user';
import type { World } from './world';

const NOTICE_LIMIT = 200_000;

/** A typed value per template key, as both send interfaces take it. */
export type TemplateData = Record<string, { value: string }>;

export interface NoticeInput {
  kind: Notice['kind'];
  /** Its name and its fields in order. */
  template: Pick<Template, 'id' | 'title' | 'fields'>;
  data: TemplateData;
  page?: string;
  url?: string;
  miniProgramAppid?: string;
  orderNo?: string;
  msgid: bigint;
}

/** A later message of the same order takes the place of the earlier one; the bulk list keeps both. */
function putIntoList(contact: Contact, notice: Notice): void {
  if (notice.orderNo !== '') contact.notices = contact.notices.filter(({ orderNo }) => orderNo !== notice.orderNo);
  contact.notices.push(notice);
}

/** Delivers a notice into the person's list (and the bulk list). */
export function deliverNotice(world: World, contact: Contact, input: NoticeInput): Notice {
  const { state } = world;
  state.noticeSeq += 1;
  const notice: Notice = {
    seq: state.noticeSeq,
    userId: contact.userId,
    openid: contact.openid,
    appid: contact.appid,
    kind: input.kind,
    templateId: input.template.id,
    templateTitle: input.template.title,
    fields: input.template.fields.map(({ key, label }) => ({ key, label, value: input.data[key]?.value ?? '' })),
    page: input.page ?? '',
    url: input.url ?? '',
    miniProgramAppid: input.miniProgramAppid ?? '',
    at: world.clock.now(),
    msgid: String(input.msgid),
    orderNo: input.orderNo ?? '',
  };
  putIntoList(contact, notice);
  state.notices.push(notice);
  if (state.notices.length > NOTICE_LIMIT) state.notices.shift();
  return notice;
}

/** Notices newer than `since`; the sequence has no gaps, so the start is found by arithmetic. */
export function noticesSince(world: World, since: number, limit: number): Notice[] {
  const { notices } = world.state;
  const first = notices[0]?.seq ?? 0;
  const start = Math.max(0, since - first + 1);
  return notices.slice(start, start + limit);
}
