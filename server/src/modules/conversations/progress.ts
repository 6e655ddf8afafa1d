import type { CitizenTicket } from '@hotline/shared/contracts/tickets.citizen';
import { isTicketNumber } from '@hotline/shared/rules/ticket-number';
import type { ClockKind } from '@hotline/shared/vocabulary/clock-kind';
import { citizenEndStates } from '@hotline/shared/vocabulary/ticket-state';
import { shanghaiTime } from '../../platform/clock';
import type { Platform } from '../../platform/platform';
import type { ConversationDeps } from './deps';
import { cut, link } from './text-size';
import { means, numberIn, type Said } from './words';

type Below = Pick<ConversationDeps, 'tickets' | 'citizens' | 'city' | 'platform'>;

const ticketDigits = 15;

/** How a requester's tickets stand, where a message asks for it by 我的 or by a number; null for any other message. */
export async function progressFor(deps: Below, openid: string, said: Said): Promise<string | null> {
  if (means(said, 'mine')) return newest(deps, openid);
  const number = numberIn(said);
  if (number === null) return null;
  if (number.length !== ticketDigits) return `诉求编号是${ticketDigits}位数字，您发来的是${number.length}位，请核对后再发。`;
  if (!isTicketNumber(number)) return '这个编号有一位不对，请核对后再发。回复“我的”，可以看到您提交的诉求和编号。';
  const ticket = await deps.tickets.findOwn(await citizenOf(deps, openid), number);
  return ticket ? details(ticket, deps) : '没有查到由您的微信提交的这件诉求。用电话提交的诉求，请拨打12345查询。';
}

const citizenOf = ({ citizens }: Below, openid: string): Promise<string> => citizens.findOrCreate([{ kind: 'officialAccount', subject: openid }]);

async function newest(deps: Below, openid: string): Promise<string> {
  const tickets = await deps.tickets.newestOwn(await citizenOf(deps, openid));
  if (tickets.length === 0) return '您还没有提交过诉求。回复“提交诉求”可以登记。';
  const { hotlineName } = await deps.city.profile();
  const shown = tickets.map((ticket) => [ticket.ticketNo, cut(ticket.title, 30), ...standing(ticket, hotlineName, deps.platform)].join('\n'));
  return `您最近的诉求：\n${shown.join('\n\n')}\n\n回复诉求编号，可以看这一件的详情。`;
}

async function details(ticket: CitizenTicket, deps: Below): Promise<string> {
  const { hotlineName } = await deps.city.profile();
  const { ticketNo, title, createdAt, reply, id } = ticket;
  const page = link('查看全部过程', webPage(id, deps.platform));
  const answer = reply ? [`${cut(reply.department, 30)}答复：${cut(reply.text, 150)}`] : [];
  return [`诉求${ticketNo}`, title, `提交于${shanghaiTime(createdAt)}`, ...standing(ticket, hotlineName, deps.platform), ...answer, page].join('\n');
}

const path = (id: string): string => `ticket/detail/index?id=${id}`;
const webPage = (id: string, { config }: Platform): string => `${config.PUBLIC_URL}/h5/#/${path(id)}`;

/** What is asked of the requester; it is answered where the whole question stands. Old clients open the web page. */
function asked({ id, stateLabel, question, dueAt }: CitizenTicket, platform: Platform): string[] {
  const way = link('在小程序中补充', webPage(id, platform), ` data-miniprogram-appid="${platform.config.WECHAT_MP_APPID}" data-miniprogram-path="${path(id)}"`);
  return [`${stateLabel}：${cut(question ?? '', 50)}`, `${dueAt === null ? '' : `请在${dueText(dueAt)}前补充，`}补充之前办理时限暂停计算`, way];
}

/** Its state, who has it, and by when what happens. */
function standing(ticket: CitizenTicket, hotlineName: string, platform: Platform): string[] {
  if (ticket.question !== null) return asked(ticket, platform);
  const over = citizenEndStates.includes(ticket.state) || ticket.state === 'resolved';
  const holder = over ? '' : `，现在由${cut(ticket.departmentName ?? hotlineName, 30)}办理`;
  return [`${ticket.stateLabel}${holder}`, ...deadline(ticket, platform.clock.now())];
}

/** What is to be done by the deadline a citizen is shown. */
const verbs: Partial<Record<ClockKind, string>> = { accept: '受理', dispatch: '确定负责单位', handle: '办结' };

function deadline({ deadline: clock }: CitizenTicket, now: number): string[] {
  if (!clock) return [];
  const { kind, dueAt, provisional, paused } = clock;
  if (kind === 'rate') return [`请在${dueText(dueAt)}前评价`];
  if (paused) return ['办理时限暂停计算'];
  const verb = verbs[kind] ?? '办理';
  if (dueAt < now) return [`应在${dueText(dueAt)}前${verb}，已超过时限，正在督促`];
  return [`应在${dueText(dueAt)}前${verb}${provisional ? '（暂定，放假安排公布后可能调整）' : ''}`];
}

/** A deadline at midnight belongs to the day it ends, also when a pause of seconds carried it a little past. */
const dueText = (dueAt: number): string => (shanghaiTime(dueAt).endsWith('00:00') ? shanghaiTime(dueAt - 60_000).replace(/\d\d:\d\d$/, '24:00') : shanghaiTime(dueAt));
