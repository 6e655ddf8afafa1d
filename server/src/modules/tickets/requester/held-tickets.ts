import { channels } from '@hotline/shared/vocabulary/channel';
import { messageKinds, publicMessageKinds } from '@hotline/shared/vocabulary/message-kind';
import { satisfactions, solutions } from '@hotline/shared/vocabulary/rating';
import { requestTypes } from '@hotline/shared/vocabulary/request-type';
import { visibilities, visibilityOf } from '@hotline/shared/vocabulary/visibility';
import { In, IsNull } from 'typeorm';
import { shanghaiTime } from '../../../platform/clock';
import type { HeldPerson, HeldSection } from '../../citizens';
import type { TicketDeps } from '../deps';
import { citizenItem } from '../desk/ticket-item.view';
import { AttachmentRow } from '../intake/attachment.entity';
import { attachmentView } from '../intake/attachments';
import { TicketMessageRow } from '../life/ticket-message.entity';
import { TicketRow } from '../ticket.entity';
import { supportedBy } from '../public/support-case';
import { heldBehalf } from './behalf';
import { openContact } from './personal-data';

type Item = HeldSection['items'][number];

/** Without what is not known. */
const filled = (item: Readonly<Record<string, string | null>>): Item => Object.fromEntries(Object.entries(item).filter((entry): entry is [string, string] => entry[1] !== null && entry[1] !== ''));

async function ticketItem({ platform, city }: TicketDeps, ticket: TicketRow): Promise<Item> {
  const { contactName, contactPhone, address, behalf } = openContact(platform.seal, ticket);
  return filled({
    编号: ticket.ticketNo, 渠道: channels.labels[ticket.channel], 类型: requestTypes.labels[ticket.requestType], 内容: ticket.content,
    分类: await city.categoryName(ticket.category), 区域: await city.areaName(ticket.area), 地址: address, 联系人: contactName, 联系电话: contactPhone,
    公开方式: visibilities.labels[visibilityOf(ticket)], ...(behalf && heldBehalf(behalf)),
    同意的告知书版本: ticket.consentVersion, 提交时间: shanghaiTime(ticket.createdAt), 状态: citizenItem(ticket).stateLabel, 答复: ticket.reply,
    是否解决: ticket.solution && solutions.labels[ticket.solution], 满意度: ticket.satisfaction && satisfactions.labels[ticket.satisfaction], 评价说明: ticket.ratedBy === 'citizen' ? ticket.ratingReason : null,
  });
}

function fileItem(deps: TicketDeps, row: AttachmentRow, numbers: ReadonlyMap<string, string>): Item {
  const { bytes, transcript, createdAt, seconds } = attachmentView(deps.platform, row);
  return filled({ 诉求编号: numbers.get(row.ticketId ?? '') ?? null, 种类: seconds === null ? '图片' : `语音（${seconds}秒）`, 大小: `${Math.ceil(bytes / 1024)} KB`, 语音识别的文字: transcript, 上传时间: shanghaiTime(createdAt) });
}

/** Requests, what was said about them and what was sent with them; internal notes are the desks' own. */
export async function heldTickets(deps: TicketDeps, { citizenIds }: HeldPerson): Promise<HeldSection[]> {
  const citizenId = In([...citizenIds]);
  const { tickets, messages, files, drafts, supported } = await deps.platform.db.read(async (em) => {
    const found = await em.find(TicketRow, { where: { requesterId: citizenId }, order: { createdAt: 'DESC' } });
    const of = { ticketId: In(found.map(({ id }) => id)) };
    return {
      tickets: found,
      messages: await em.find(TicketMessageRow, { where: [{ ...of, kind: In([...publicMessageKinds]) }, { ...of, authorKind: 'citizen' }], order: { at: 'ASC' } }),
      files: await em.find(AttachmentRow, { where: { citizenId, ...of }, order: { id: 'ASC' } }),
      supported: await supportedBy(em, citizenIds),
      drafts: await em.find(AttachmentRow, { where: { citizenId, ticketId: IsNull() }, order: { id: 'ASC' } }),
    };
  });
  const numbers = new Map(tickets.map(({ id, ticketNo }) => [id, ticketNo]));
  return [
    { title: '诉求', items: await Promise.all(tickets.map((ticket) => ticketItem(deps, ticket))) },
    { title: '诉求中的补充和问答', items: messages.map(({ ticketId, kind, text, at }) => ({ 诉求编号: numbers.get(ticketId) ?? '', 种类: messageKinds.labels[kind], 内容: text, 时间: shanghaiTime(at) })) },
    { title: '随诉求提交的图片和语音', items: files.map((row) => fileItem(deps, row, numbers)) },
    { title: '我也是', items: supported.map(({ ticketNo, at }) => ({ 诉求编号: ticketNo, 时间: shanghaiTime(at) })) },
    { title: '草稿中已上传的图片和语音', items: drafts.map((row) => fileItem(deps, row, numbers)) },
  ];
}
