import { listNoticeTemplates, recordConsents } from '@hotline/shared/contracts/citizens.citizen';
import { getMyTicket, rateTicket } from '@hotline/shared/contracts/tickets.citizen';
import { getTicket, livePath } from '@hotline/shared/contracts/tickets.staff';
import { type Hotline, oneDatabase, openHotline } from '../support/hotline';
import { eventually } from '../support/eventually';
import { firstTicketEvent } from '../support/live';
import { act, citizenSteps, gatherCrew, member, publicReply, submitted, type Case, type Crew } from '../support/journey';
import { sandboxAsks } from '../support/people';

interface Inbox {
  readonly notices: readonly { readonly templateTitle: string; readonly fields: readonly { readonly label: string; readonly value: string }[]; readonly page?: string }[];
}

describe.each(oneDatabase('sqlite'))('on %s', (kind) => {
  let hotline: Hotline;
  let crew: Crew;

  beforeAll(async () => {
    hotline = await openHotline(kind);
    crew = await gatherCrew(hotline);
  });
  afterAll(() => hotline?.stop());

  const inbox = (user: string) => sandboxAsks<Inbox>(hotline, `GET /users/${user}/inbox`);

  /** Taps 允许 on all three templates, as in the submit tap. */
  async function allowNotices({ citizen, user }: Case): Promise<void> {
    const { items } = await citizen.call(listNoticeTemplates, {});
    const ids = items.map((item) => item.templateId);
    await sandboxAsks(hotline, `POST /users/${user}/wx`, { api: 'requestSubscribeMessage', args: { tmplIds: ids }, choice: 'accept' });
    await citizen.call(recordConsents, { body: { results: ids.map((templateId) => ({ templateId, choice: 'accept' as const })) } });
  }

  async function resolve(id: string, toldTimes: (count: number) => Promise<unknown> = () => Promise.resolve()): Promise<void> {
    await act(crew, ['operator', 'accept'], id);
    await toldTimes(1);
    await act(crew, ['dispatcher', 'dispatch'], id);
    await toldTimes(2);
    await act(crew, ['handler', 'acknowledge'], id);
    await act(crew, ['handler', 'recordContact'], id);
    await act(crew, ['handler', 'submitResolution'], id);
    await act(crew, ['supervisor', 'approveResolution'], id);
  }

  test('a request goes all the way round, and the citizen is told three times', async () => {
    const made = await submitted(crew);
    await allowNotices(made);
    // A notice that has not gone out when the next is due is left out: each is waited for.
    const toldTimes = (count: number) => eventually(() => inbox(made.user), (seen) => seen.notices.length >= count);
    await resolve(made.id, toldTimes);
    const { notices } = await toldTimes(3);
    expect(notices.map((notice) => notice.templateTitle)).toEqual(['诉求受理通知', '诉求办理进度通知', '诉求办结通知']);
    const seen = await made.citizen.call(getMyTicket, { params: { id: made.id } });
    expect(seen.reply?.text).toBe(publicReply);
    expect(notices.every((notice) => notice.fields.some((field) => field.value === seen.ticketNo))).toBe(true);
    expect(seen.timeline.map((step) => step.title)).toEqual(['已办结并答复', '负责单位已提交办理结果', '负责单位已与您联系', '负责单位已签收', '已转负责单位办理', '诉求已受理', '诉求已提交']);
    await citizenSteps.rate(made.citizen, made);
    expect((await made.citizen.call(getMyTicket, { params: { id: made.id } })).state).toBe('closed');
  });

  test('unsolved asks for a reason and opens a second round with three workdays', async () => {
    const made = await submitted(crew);
    await resolve(made.id);
    const bad = { solution: 'unsolved', satisfaction: 'dissatisfied' } as const;
    await expect(made.citizen.call(rateTicket, { params: { id: made.id }, body: { ...bad, reason: null } })).rejects.toThrow('ticket.reasonRequired');
    const again = await made.citizen.call(rateTicket, { params: { id: made.id }, body: { ...bad, reason: '第二天又不热了' } });
    expect(again.state).toBe('in_progress');
    expect(again.deadline?.days.filter((day) => day.counted !== null)).toHaveLength(3);
    expect((await member(crew, 'handler').call(getTicket, { params: { id: made.id } })).round).toBe(2);
  });

  test('a ticket answered directly and reopened goes to the dispatcher, not to nobody', async () => {
    const made = await submitted(crew);
    await act(crew, ['operator', 'answerDirectly'], made.id);
    const again = await citizenSteps.reopen(made.citizen, made);
    expect(again.state).toBe('accepted');
  });

  test('an open desk hears of a new ticket within two seconds', async () => {
    const stop = new AbortController();
    const stream = await member(crew, 'operator').open(livePath, stop.signal);
    const heard = firstTicketEvent(stream, (ticket) => ticket.isNew);
    const since = Date.now();
    const made = await submitted(crew);
    const ticket = await heard;
    stop.abort();
    expect(ticket.id).toBe(made.id);
    expect(Date.now() - since).toBeLessThan(2000);
  });

  test('a citizen who allowed nothing is not reached by WeChat, and nothing fails', async () => {
    const made = await submitted(crew);
    await act(crew, ['operator', 'answerDirectly'], made.id);
    const notices = (): Promise<unknown[]> => hotline.server.platform.db.source.query(`SELECT state, channel FROM notice WHERE ticketId = '${made.id}'`);
    await eventually(notices, ([notice]) => JSON.stringify(notice) === JSON.stringify({ state: 'sent', channel: 'textMessage' }));
  });
});
