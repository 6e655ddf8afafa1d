import type { Desk } from '@hotline/shared/vocabulary/desk';
import { actionContracts } from '@hotline/shared/contracts/ticket-actions.staff';
import { countTickets, getTicket, listTickets, livePath, registerTicket } from '@hotline/shared/contracts/tickets.staff';
import { adviseRegistration, getSupervisionOrder, getWorkbench, listCriticalTickets } from '@hotline/shared/contracts/workbench.staff';
import { randomUUID } from 'node:crypto';
import { databaseKinds, openHotline, type Hotline } from '../support/hotline';
import { act, caseIn, gatherCrew, member, submitted, take, type Crew } from '../support/journey';
import { firstTicketEvent } from '../support/live';
import { staffOf, type Person } from '../support/people';
import { verdictOf } from '../support/refusal';

const call = {
  requestType: 'assistance', urgency: 'normal', category: null, area: null, address: null, content: '迎泽桥头路灯全部熄灭，晚上行人看不清路，请尽快修复路灯。', contactName: null, contactPhone: '13800000000',
} as const;

/** What waits at each desk, for whom, and what the pages around the queues show. */
describe.each(databaseKinds)('queues on %s', (kind) => {
  let hotline: Hotline;
  let crew: Crew;

  beforeAll(async () => {
    hotline = await openHotline(kind);
    crew = await gatherCrew(hotline);
  }, 60_000);
  afterAll(() => hotline?.stop());

  const queue = async (person: Person, desk: Desk): Promise<string[]> => (await person.call(listTickets, { query: { desk } })).items.map(({ id }) => id);
  const co = 'epidemic-office';

  test('each ticket waits where its state, its flags and its departments say, and leaves with the step', async () => {
    const [supervisor, dispatcher, handler] = [member(crew, 'supervisor'), member(crew, 'dispatcher'), member(crew, 'handler')];
    const coHandler = await crew.handlerOf(co);
    const { id } = await caseIn(crew, 'accepted');
    expect(await queue(dispatcher, 'dispatch')).toEqual([id]);
    await act(crew, ['dispatcher', 'dispatch', { coDepartments: [co] }], id);
    expect(await queue(handler, 'handling')).toEqual([id]);
    expect([await queue(coHandler, 'handling'), await queue(coHandler, 'coHandling')]).toEqual([[], [id]]);
    await act(crew, ['handler', 'acknowledge'], id);
    await take(coHandler, id, 'submitCoReply');
    expect(await queue(coHandler, 'coHandling')).toEqual([]);
    await act(crew, ['handler', 'requestExtension'], id);
    expect(await queue(supervisor, 'extension')).toEqual([id]);
    await act(crew, ['supervisor', 'grantExtension'], id);
    expect(await queue(supervisor, 'extension')).toEqual([]);
    await act(crew, ['handler', 'delegate'], id);
    expect(await queue(crew.stationHandler, 'handling')).toEqual([id]);
    await act(crew, ['handler', 'recordContact'], id);
    await act(crew, ['handler', 'submitResolution'], id);
    expect([await queue(supervisor, 'review'), await queue(handler, 'handling')]).toEqual([[id], []]);
    await act(crew, ['supervisor', 'approveResolution'], id);
    expect([await queue(member(crew, 'followUpOfficer'), 'followUp'), await queue(supervisor, 'finalApproval')]).toEqual([[id], []]);
    await act(crew, ['supervisor', 'proposeFinalReply'], id);
    expect(await queue(crew.secondSupervisor, 'finalApproval')).toEqual([id]);
    const back = await caseIn(crew, 'sent_back');
    expect([await queue(dispatcher, 'sentBack'), await queue(supervisor, 'sentBack')]).toEqual([[back.id], [back.id]]);
  }, 60_000);

  test('a desk is its role’s; counts and workbench say how much waits, is overdue and soon will be', async () => {
    expect(await verdictOf(queue(member(crew, 'operator'), 'review'))).toBe('403 permission.denied');
    const operator = member(crew, 'operator');
    // Five minutes for a critical one: nobody's session ends meanwhile.
    const { id } = await operator.call(registerTicket, { body: { ...call, idempotencyKey: randomUUID(), urgency: 'critical' } });
    const due = (await operator.call(getTicket, { params: { id } })).dueAt ?? 0;
    const line = async () => (await operator.call(getWorkbench, {})).desks;
    expect(await line()).toMatchObject([{ desk: 'intake', waiting: 1, overdue: 0, yellow: 0, first: { id } }]);
    const start = hotline.clock.now();
    hotline.clock.set(due - 30_000);
    expect(await line()).toMatchObject([{ waiting: 1, overdue: 0, yellow: 1 }]);
    hotline.clock.set(due + 30_000);
    expect(await line()).toMatchObject([{ waiting: 1, overdue: 1, yellow: 0 }]);
    expect((await operator.call(countTickets, {})).items).toEqual([{ desk: 'intake', waiting: 1, overdue: 1 }]);
    expect(await queue(member(crew, 'dutyManager'), 'supervision')).toContain(id);
    hotline.clock.set(start);
  });

  test('the wall: a critical ticket with each step that is missing, until the requester has been reached', async () => {
    const { id } = await submitted(crew);
    const wall = async () => (await member(crew, 'dutyManager').call(listCriticalTickets, {})).items.filter((item) => item.id === id).map(({ missing }) => missing.map((step) => step.kind).sort());
    await act(crew, ['operator', 'accept', { urgency: 'critical' }], id);
    expect(await wall()).toEqual([['dispatch']]);
    await act(crew, ['dispatcher', 'dispatch'], id);
    expect(await wall()).toEqual([['acknowledge', 'call']]);
    await act(crew, ['operator', 'callLead', { outcome: 'noAnswer', person: null }], id);
    expect((await wall())[0]).toContain('call');
    await act(crew, ['dutyManager', 'callLead'], id);
    await act(crew, ['handler', 'acknowledge'], id);
    expect(await wall()).toEqual([['contact']]);
    await act(crew, ['handler', 'recordContact'], id);
    expect(await wall()).toEqual([[]]);
  });

  test('a co-department hears of its ticket on the stream', async () => {
    const { id } = await caseIn(crew, 'accepted');
    const coHandler = await crew.handlerOf(co);
    const ended = new AbortController();
    const heard = firstTicketEvent(await coHandler.open(livePath, ended.signal), (ticket) => ticket.id === id);
    await act(crew, ['dispatcher', 'dispatch', { coDepartments: [co] }], id);
    expect(await heard).toMatchObject({ state: 'dispatched' });
    ended.abort();
  });

  test('a supervision order as it is printed: number, ticket, department, demand, due day and issuer; nobody’s who may not see the ticket', async () => {
    const { id } = await caseIn(crew, 'in_progress');
    const after = await member(crew, 'supervisor').call(actionContracts.supervise, { params: { id }, body: { version: (await member(crew, 'supervisor').call(getTicket, { params: { id } })).version, level: 2, demand: '请于两个工作日内办结并说明原因', workdays: 2 } });
    const orderId = after.supervisionOrders[0]?.id ?? '';
    const order = await member(crew, 'dutyManager').call(getSupervisionOrder, { params: { id: orderId } });
    expect(order).toMatchObject({ level: 2, demand: '请于两个工作日内办结并说明原因', ticket: { id, ticketNo: after.ticketNo } });
    expect(order.orderNo).toMatch(/^DB\d{13}$/);
    expect([order.issuedBy === null, order.handleDueAt === null, order.ticket.departmentName]).toEqual([false, false, after.departmentName]);
    expect(await queue(member(crew, 'supervisor'), 'supervision')).toContain(id);
    expect(await verdictOf((await crew.handlerOf(co)).call(getSupervisionOrder, { params: { id: orderId } }))).toBe('404 supervisionOrder.notFound');
  });

  test('while an operator writes: the urgency by rule, and who said the same in the area these days', async () => {
    const operator = member(crew, 'operator');
    const { id } = await operator.call(registerTicket, { body: { ...call, idempotencyKey: randomUUID() } });
    const asked = await operator.call(adviseRegistration, { body: { content: '迎泽桥头的路灯都熄灭了，行人看不清路', area: null } });
    expect(asked).toMatchObject({ urgency: 'normal', needs: [] });
    expect(asked.similar.map((ticket) => ticket.id)).toContain(id);
    expect(await operator.call(adviseRegistration, { body: { content: '母亲需要透析，小区封闭出不去门', area: null } })).toMatchObject({ urgency: 'critical', needs: ['dialysis'], similar: [] });
    hotline.clock.advance(8 * 24 * 3600_000);
    expect((await (await staffOf(hotline, 'operator')).call(adviseRegistration, { body: { content: call.content, area: null } })).similar).toEqual([]);
  });
});
