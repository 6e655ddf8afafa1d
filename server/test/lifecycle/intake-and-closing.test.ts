import { submitTicket } from '@hotline/shared/contracts/tickets.citizen';
import { type Hotline, oneDatabase, openHotline } from '../support/hotline';
import { shanghaiDay } from '../../src/platform/clock';
import { act, attempt, caseIn, citizenSteps, gatherCrew, member, submitted, take, type Case, type Crew } from '../support/journey';
import { citizenFrom, draft } from '../support/people';
import { letPass } from '../support/let-pass';
import { eventually } from '../support/eventually';
import { clockOf, codeOf, lookAt, ownLook } from '../support/ticket-look';

const day = 24 * 3600_000;

describe.each(oneDatabase('mariadb'))('how tickets begin and end on %s', (kind) => {
  let hotline: Hotline;
  let crew: Crew;

  beforeAll(async () => {
    hotline = await openHotline(kind);
    crew = await gatherCrew(hotline);
  });
  afterAll(() => hotline?.stop());

  const later = (days: number): Promise<void> => letPass(hotline, days * day);

  async function submit(content: string): Promise<Case> {
    const { person, user } = await citizenFrom(hotline);
    const { id } = await person.call(submitTicket, { body: await draft(hotline, { content, category: 'utility.heating' }) });
    return { id, citizen: person, user };
  }

  test('a vulnerable need raises the tier by rule; a critical ticket gets its call, which only an answer meets', async () => {
    const { id } = await submit('父亲每周三次透析，小区封控出不去，今天下午必须到医院。');
    expect(await lookAt(crew, id)).toMatchObject({ urgency: 'critical', needs: ['dialysis'] });
    await act(crew, ['operator', 'accept', { urgency: 'critical' }], id);
    await act(crew, ['dispatcher', 'dispatch'], id);
    const call = clockOf(await lookAt(crew, id), 'call');
    expect((call?.dueAt ?? 0) - (call?.startedAt ?? 0)).toBe(10 * 60_000);
    await act(crew, ['operator', 'callLead', { outcome: 'noAnswer', person: null }], id);
    expect(clockOf(await lookAt(crew, id), 'call')?.metAt).toBeNull();
    await act(crew, ['operator', 'callLead'], id);
    const reached = await lookAt(crew, id);
    expect(clockOf(reached, 'call')?.metAt).not.toBeNull();
    expect(reached.calls.map(({ outcome }) => outcome)).toEqual(['answered', 'noAnswer']);
  });

  test('a change of urgency counts again from the original start and moves no met clock', async () => {
    const on = await caseIn(crew, 'dispatched');
    const before = await lookAt(crew, on.id);
    await act(crew, ['dispatcher', 'changeUrgency'], on.id);
    const after = await lookAt(crew, on.id);
    const handle = clockOf(after, 'handle');
    expect((handle?.dueAt ?? 0) - (handle?.startedAt ?? 0)).toBe(day);
    expect(handle?.startedAt).toBe(clockOf(before, 'handle')?.startedAt);
    expect(clockOf(after, 'accept')).toEqual(clockOf(before, 'accept'));
  });

  test('a question stops the clocks until the answer; twice at most; five workdays of silence and it goes on', async () => {
    const on = await submitted(crew);
    const before = clockOf(await lookAt(crew, on.id), 'accept');
    await act(crew, ['operator', 'requestInfo'], on.id);
    expect(await ownLook(on)).toMatchObject({ state: 'info_requested', question: '请补充小区名称和楼号', abilities: { supplyInfo: true } });
    hotline.clock.advance(600_000);
    await citizenSteps.supplyInfo(on.citizen, on);
    const resumed = await lookAt(crew, on.id);
    const accept = clockOf(resumed, 'accept');
    expect([resumed.state, (accept?.dueAt ?? 0) - (before?.dueAt ?? 0)]).toEqual(['submitted', accept?.pausedMs]);
    expect(accept?.pausedMs).toBeGreaterThanOrEqual(600_000);
    await act(crew, ['operator', 'requestInfo'], on.id);
    await later(20);
    await hotline.server.runJob('unanswered-questions');
    expect((await lookAt(crew, on.id)).state).toBe('submitted');
    expect(await codeOf(act(crew, ['operator', 'requestInfo'], on.id))).toBe('ticket.infoLimit');
  });

  test('a question keeps its five workdays however urgent the ticket becomes; a tier that drops takes its call with it', async () => {
    const on = await caseIn(crew, 'in_progress');
    await act(crew, ['handler', 'requestInfo'], on.id);
    await act(crew, ['supervisor', 'changeUrgency', { urgency: 'critical' }], on.id);
    expect(clockOf(await lookAt(crew, on.id), 'call')).toBeUndefined();
    hotline.clock.advance(11 * 60_000);
    await hotline.server.runJob('unanswered-questions');
    expect((await lookAt(crew, on.id)).state).toBe('info_requested');
    const other = await caseIn(crew, 'in_progress');
    await act(crew, ['supervisor', 'changeUrgency', { urgency: 'critical' }], other.id);
    const call = clockOf(await lookAt(crew, other.id), 'call');
    await act(crew, ['supervisor', 'changeUrgency', { urgency: 'normal' }], other.id);
    expect((await lookAt(crew, other.id)).dueAt).toBeGreaterThan(call?.dueAt ?? Infinity);
  });

  test('nobody is told what was written for colleagues, nor that somebody was reached who was not', async () => {
    const on = await caseIn(crew, 'dispatched');
    await act(crew, ['handler', 'acknowledge'], on.id);
    await act(crew, ['handler', 'recordContact', { outcome: 'noAnswer' }], on.id);
    expect((await ownLook(on)).timeline[0]?.title).toBe('负责单位尝试与您联系');
    const called = await caseIn(crew, 'resolved');
    await act(crew, ['followUpOfficer', 'recordFollowUp', { note: '老人说话含糊，估计满意' }], called.id);
    expect(JSON.stringify(await ownLook(called))).not.toContain('含糊');
  });

  test('declined with the lawful way out, which the requester reads', async () => {
    const on = await caseIn(crew, 'declined');
    const { reply, timeline } = await ownLook(on);
    expect(reply?.text).toContain('12368');
    expect(timeline[0]?.title).toBe('不属于热线受理范围');
  });

  test('the requester asks how long it takes once a day; an internal note is nobody’s reply', async () => {
    const on = await caseIn(crew, 'in_progress');
    await citizenSteps.remind(on.citizen, on);
    expect(await codeOf(citizenSteps.remind(on.citizen, on))).toBe('ticket.remindedToday');
    const { version } = await lookAt(crew, on.id);
    await attempt(member(crew, 'handler'), { id: on.id, version }, ['addNote', { text: '诉求人情绪激动，注意方式' }]);
    expect(JSON.stringify(await ownLook(on))).not.toContain('情绪激动');
    expect((await lookAt(crew, on.id)).messages.map((message) => [message.kind, message.public])).toEqual([['note', false], ['reminder', false]]);
  });

  test('every round is watched more closely; the same matter back within a month is the same ticket', async () => {
    const on = await caseIn(crew, 'resolved');
    await citizenSteps.reopen(on.citizen, on);
    expect(await lookAt(crew, on.id)).toMatchObject({ round: 2, supervisionLevel: 1, supervisionOrders: [{ level: 1, issuedBy: '系统' }] });
    expect(clockOf(await lookAt(crew, on.id), 'handle')?.days.filter((one) => one.counted !== null)).toHaveLength(3);
    for (const [role, action] of [['handler', 'recordContact'], ['handler', 'submitResolution'], ['supervisor', 'approveResolution']] as const) await act(crew, [role, action], on.id);
    await citizenSteps.rate(on.citizen, on);
    await later(29);
    await act(crew, ['supervisor', 'recur'], on.id);
    expect(await lookAt(crew, on.id)).toMatchObject({ round: 3, supervisionLevel: 2, state: 'in_progress' });
    const other = await caseIn(crew, 'closed');
    await later(31);
    expect(await codeOf(act(crew, ['supervisor', 'recur'], other.id))).toBe('ticket.recurLate');
  });

  test('a final reply needs two signatures', async () => {
    const on = await caseIn(crew, 'resolved');
    expect(await codeOf(act(crew, ['supervisor', 'finalize'], on.id))).toBe('ticket.noFinalReply');
    await act(crew, ['supervisor', 'proposeFinalReply', { reply: '经三次核实，该事项已依法处理完毕，现予终结。' }], on.id);
    expect(await codeOf(act(crew, ['supervisor', 'finalize'], on.id))).toBe('ticket.sameAuthor');
    await take(crew.secondSupervisor, on.id, 'finalize');
    expect(await ownLook(on)).toMatchObject({ state: 'finalized', reply: { text: '经三次核实，该事项已依法处理完毕，现予终结。' } });
  });

  test('overdue: level one after a workday, level two after five', async () => {
    const { id } = await caseIn(crew, 'accepted');
    await hotline.server.runJob('overdue-supervision');
    expect((await lookAt(crew, id)).supervisionLevel).toBe(0);
    await later(30);
    await hotline.server.runJob('overdue-supervision');
    expect(await lookAt(crew, id)).toMatchObject({ supervisionLevel: 2 });
    expect(await codeOf(act(crew, ['supervisor', 'supervise', { level: 2 }], id))).toBe('ticket.levelNotHigher');
    await act(crew, ['supervisor', 'supervise', { level: 3 }], id);
    expect((await lookAt(crew, id)).supervisionOrders[0]?.orderNo).toMatch(/^DB\d{13}$/);
  });

  test('what the city leaves to rules is done by the rule, and the timeline says so', async () => {
    const { version, rules } = await hotline.server.api.rules.current();
    const automatic = { dispatchCategories: ['utility.heating'], approveTypes: ['complaint' as const] };
    await hotline.server.api.rules.publish('', { base: version, day: shanghaiDay(hotline.clock.now()), rules: { ...rules, automatic }, note: '供热直派' });
    hotline.clock.advance(11_000);
    const on = await submit('家里暖气不热，放气也没有用，请派人来看看。');
    const dispatched = await eventually(() => lookAt(crew, on.id), (look) => look.state === 'dispatched');
    expect(dispatched.timeline.slice(0, 2).map(({ action, actor }) => [action, actor])).toEqual([['dispatch', '派单规则'], ['accept', '派单规则']]);
    for (const action of ['acknowledge', 'recordContact', 'submitResolution'] as const) await act(crew, ['handler', action], on.id);
    expect((await eventually(() => ownLook(on), (look) => look.state === 'resolved')).reply).not.toBeNull();
  });
});
