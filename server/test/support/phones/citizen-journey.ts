import { getTicket, listTickets, uploadEvidence } from '@hotline/shared/contracts/tickets.staff';
import { ticketCodePath } from '@hotline/shared/contracts/outreach.staff';
import sharp from 'sharp';
import { act, heating, member, publicReply, type Crew } from '../journey';
import { photo } from '../pictures';
import type { CitizenPhone } from './phone';

export const question = '暖气不热怎么办';

/** One citizen, what they hold in their hand, and the people at the desks. */
export interface Walk {
  readonly phone: CitizenPhone;
  readonly crew: Crew;
  /** What the request says; its own words for every walk. */
  readonly words: string;
}

/** Looks for an answer first. */
export async function search({ phone }: Walk): Promise<void> {
  await phone.openTab('home');
  await phone.type('search', question);
  await phone.tap('search-go');
  await phone.tap('hit-1');
  expect(await phone.read('answer')).toContain('暖气');
}

/** The answer beside the draft would have been enough; on second thoughts it is not. */
export async function deflect({ phone }: Walk): Promise<void> {
  await phone.tap('still-needed');
  await phone.logIn();
  expect(await phone.written('content')).toBe(question);
  await phone.tap('solved');
  expect(await phone.read('solved-note')).toContain('没有生成诉求');
  await phone.tap('solved-undo');
}

/** Writes, is interrupted, and finds it all again. */
export async function draftAndResume({ phone, words }: Walk): Promise<void> {
  await phone.choose('type-complaint');
  await phone.type('content', words);
  await phone.sees('已保存');
  await phone.reopen();
  await phone.tap('go-submit');
  expect(await phone.written('content')).toBe(words);
}

/** Place, two pictures, contact, consent; yes to messages. Returns the ticket's id. */
export async function submitWithPictures({ phone, crew }: Walk): Promise<string> {
  await phone.tap('next');
  await phone.type('address', '迎泽区柳巷街道9号院2号楼');
  for (const nth of [1, 2]) {
    const bytes = await sharp({ create: { width: 60, height: 40 + nth, channels: 3, background: '#446688' } }).jpeg().toBuffer();
    await phone.addPicture({ name: `radiator-${nth}.jpg`, type: 'image/jpeg', bytes: new Uint8Array(bytes) });
    await phone.sees(new RegExp(`^(?!.*上传中).*${nth}/9`, 's'));
  }
  await phone.tap('next');
  await phone.type('contactName', '测试');
  await phone.type('contactPhone', '13800005678');
  await phone.choose('consent');
  await phone.submit();
  const ticketNo = (await phone.read('ticket-no')).replace(/\D/g, '');
  const { items } = await member(crew, 'operator').call(listTickets, { query: { desk: 'all', ticketNo } });
  const id = items[0]?.id ?? '';
  const { attachments } = await member(crew, 'operator').call(getTicket, { params: { id } });
  expect(attachments).toHaveLength(2);
  return id;
}

/** Where it stands, and by a code that staff had drawn: who has it, by when, and why then. */
export async function follow({ phone, crew }: Walk, id: string): Promise<void> {
  await phone.tap('view-progress');
  await phone.sees('诉求已提交');
  await act(crew, ['operator', 'accept'], id);
  await act(crew, ['dispatcher', 'dispatch', { department: heating }], id);
  expect((await member(crew, 'operator').get(ticketCodePath.replace(':id', id))).status).toBe(200);
  await phone.openTicket(id);
  await phone.sees('负责单位：');
  await phone.tap('why-deadline');
  await phone.sees('第 1 天');
}

export async function supplementAndRemind({ phone }: Walk): Promise<void> {
  await phone.tap('supplement');
  await phone.type('supplement-text', '今天室温只有十三度');
  await phone.tap('supplement-send');
  await phone.sees('您补充了说明');
  await phone.tap('remind');
  await phone.tap('remind-send');
  await phone.sees('已转告负责单位加快办理');
}

async function handle({ crew }: Walk, id: string): Promise<void> {
  await act(crew, ['handler', 'recordContact'], id);
  await member(crew, 'handler').callWithFile(uploadEvidence, { params: { id } }, { bytes: await photo('jpeg'), name: 'valve.jpg' });
  await act(crew, ['handler', 'submitResolution'], id);
  await act(crew, ['supervisor', 'approveResolution'], id);
}

/** Answered with proof, but still cold: back to work with one's reasons. */
export async function reopen(walk: Walk, id: string): Promise<void> {
  const { phone, crew } = walk;
  await act(crew, ['handler', 'acknowledge'], id);
  await handle(walk, id);
  await phone.openTicket(id);
  expect(await phone.read('reply')).toContain(publicReply);
  await phone.choose('solution-unsolved');
  await phone.choose('satisfaction-dissatisfied');
  await phone.type('rating-reason', '第二天又不热了');
  await phone.tap('rate');
  await phone.sees('已重新办理');
}

/** The second answer is good: two taps. */
export async function rate(walk: Walk, id: string): Promise<void> {
  const { phone } = walk;
  await handle(walk, id);
  await phone.openTicket(id);
  await phone.choose('solution-solved');
  await phone.tap('satisfaction-satisfied');
  expect(await phone.read('rating-given')).toContain('已解决');
}

/** Takes a copy of everything along, then has it deleted. */
export async function exportAndErase({ phone, words }: Walk): Promise<void> {
  await phone.openTab('mine');
  await phone.tap('my-data');
  expect(await phone.copyOfMyData()).toContain(words);
  await phone.tap('erase');
  await phone.choose('erase-agree');
  await phone.tap('erase-confirm');
  await phone.read('go-submit');
  await phone.openTab('mine');
  await phone.read('login');
}
