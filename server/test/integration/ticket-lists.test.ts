import { getTicket, registerTicket } from '@hotline/shared/contracts/tickets.staff';
import { actionContracts } from '@hotline/shared/contracts/ticket-actions.staff';
import * as lists from '@hotline/shared/contracts/ticket-lists.staff';
import { randomUUID } from 'node:crypto';
import { eventually } from '../support/eventually';
import { databaseKinds, openHotline, type Hotline } from '../support/hotline';
import { act, gatherCrew, heating, member, type Crew } from '../support/journey';
import type { Person } from '../support/people';
import { refusalOf, verdictOf } from '../support/refusal';

describe.each(databaseKinds)('the ticket list on %s', (kind) => {
  let hotline: Hotline;
  let crew: Crew;
  let operator: Person;

  beforeAll(async () => {
    hotline = await openHotline(kind);
    crew = await gatherCrew(hotline);
    operator = member(crew, 'operator');
  });
  afterAll(() => hotline?.stop());

  /** A ticket by telephone; anything may be changed. */
  async function registered(changes: object = {}): Promise<string> {
    const body = { idempotencyKey: randomUUID(), requestType: 'complaint', urgency: 'normal', category: null, area: null, address: null, content: '小区路灯不亮，已经三天了。', contactName: null, contactPhone: '13900000001', ...changes } as const;
    return (await operator.call(registerTicket, { body })).id;
  }

  /** Every id of a filter, to the last piece. */
  async function idsOf(person: Person, query: lists.TicketFilter): Promise<string[]> {
    const ids: string[] = [];
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const page: { items: { id: string }[]; nextCursor: string | null } = await person.call(lists.listTicketPage, { query: { ...query, cursor } });
      ids.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    }
    return ids;
  }

  test('finds by each filter what has it and nothing else, newest first, page by page', async () => {
    const made: string[] = [];
    for (let n = 0; n < 60; n += 1) {
      made.push(await registered({ requestType: n % 3 === 0 ? 'inquiry' : 'praise', urgency: n % 10 === 0 ? 'urgent' : 'normal', category: n % 2 === 0 ? 'utility.heating' : null }));
      hotline.clock.advance(1000);
    }
    const newest = made.toReversed();
    const every = (step: number) => newest.filter((id) => made.indexOf(id) % step === 0);
    expect((await idsOf(operator, {})).slice(0, 60)).toEqual(newest);
    expect(await idsOf(operator, { requestType: 'inquiry' })).toEqual(every(3));
    expect(await idsOf(operator, { urgency: 'urgent' })).toEqual(every(10));
    expect(await idsOf(operator, { category: 'utility' })).toEqual(every(2));
    expect(await idsOf(operator, { category: 'utility.heating', requestType: 'inquiry', states: 'submitted,accepted' })).toEqual(every(6));
    expect(await idsOf(operator, { states: 'accepted' })).toEqual([]);
    const { items, nextCursor } = await operator.call(lists.listTicketPage, { query: { states: 'submitted' } });
    expect([items.length, typeof nextCursor]).toEqual([50, 'string']);
    expect(await idsOf(operator, { ticketNo: items[7]?.ticketNo })).toEqual([items[7]?.id]);
    expect(await idsOf(operator, { createdTo: '2020-01-01' })).toEqual([]);
  });

  test('finds by words of the request, all of them and literally; a personal number is refused by name of the field', async () => {
    const dark = await registered({ content: '汾河公园北门路灯50%不亮，晚上很黑。' });
    const wet = await registered({ content: '汾河公园南门积水，行人过不去。' });
    expect(await idsOf(operator, { words: '汾河公园' })).toEqual([wet, dark]);
    expect(await idsOf(operator, { words: '路灯 汾河公园' })).toEqual([dark]);
    expect(await idsOf(operator, { words: '50%不' })).toEqual([dark]);
    expect(await idsOf(operator, { words: '汾%门' })).toEqual([]);
    expect(await idsOf(operator, { words: '汾河公园', requestType: 'praise' })).toEqual([]);
    const { body } = await refusalOf(operator.call(lists.listTicketPage, { query: { words: '电话13900000001' } }));
    expect(body).toMatchObject({ code: 'input.invalid', fields: [{ path: 'words', message: expect.stringContaining('关键词') }] });
  });

  test('orders by deadline and tells overdue, today and yellow apart', async () => {
    const id = await registered({ urgency: 'critical', requestType: 'suggestion' });
    const has = async (due: lists.TicketFilter['due']) => (await idsOf(operator, { due, requestType: 'suggestion' })).includes(id);
    expect(await has('overdue')).toBe(false);
    expect(await idsOf(operator, { sort: 'due', requestType: 'suggestion' })).toContain(id);
    const { dueAt, yellowAt } = await operator.call(getTicket, { params: { id } });
    hotline.clock.set((yellowAt ?? 0) + 1000);
    expect(await has('yellow')).toBe(true);
    hotline.clock.set((dueAt ?? 0) + 1000);
    expect([await has('overdue'), await has('yellow'), await has('today')]).toEqual([true, false, false]);
    const order = (await operator.call(lists.listTicketPage, { query: { sort: 'due' } })).items.map((item) => item.dueAt ?? 0);
    expect(order).toEqual(order.toSorted((a, b) => a - b));
  });

  test('finds by telephone through a fingerprint, never the number itself', async () => {
    const id = await registered({ contactPhone: '13912345678' });
    const { contactKey } = await operator.call(lists.keyOfContact, { body: { contactPhone: '13912345678' } });
    expect(contactKey).not.toContain('5678');
    expect(await eventually(() => idsOf(operator, { contactKey }), (ids) => ids.length > 0)).toEqual([id]);
    expect((await operator.call(lists.keyOfContact, { body: { contactPhone: '13912345679' } })).contactKey).not.toBe(contactKey);
  });

  test('shows a department its own and what it has part in, and other roles nothing at all', async () => {
    const handler = member(crew, 'handler');
    expect(await idsOf(handler, {})).toEqual([]);
    const led = await registered();
    await act(crew, ['operator', 'accept'], led);
    await act(crew, ['dispatcher', 'dispatch'], led);
    const shared = await registered();
    await act(crew, ['operator', 'accept'], shared);
    const { version } = await operator.call(getTicket, { params: { id: shared } });
    await member(crew, 'dispatcher').call(actionContracts.dispatch, { params: { id: shared }, body: { version, department: 'urban-management', reason: '路灯归城管，供热协助', coDepartments: [heating] } });
    expect(await eventually(() => idsOf(handler, {}), (ids) => ids.length === 2)).toEqual([shared, led]);
    expect(await idsOf(handler, { requestType: 'complaint', states: 'dispatched' })).toEqual([shared, led]);
    expect(await idsOf(handler, { sort: 'due' })).toEqual([led, shared]);
    const dispatched = await operator.call(getTicket, { params: { id: shared } });
    await member(crew, 'dispatcher').call(actionContracts.changeUrgency, { params: { id: shared }, body: { version: dispatched.version, urgency: 'critical', needs: [], reason: '灯杆带电，危及行人' } });
    expect(await eventually(() => idsOf(handler, { sort: 'due' }), ([first]) => first === shared)).toEqual([shared, led]);
    expect(await idsOf(handler, { department: heating })).toEqual([led]);
    expect(await idsOf(handler, { states: 'submitted' })).toEqual([]);
    for (const role of ['editor', 'analyst', 'auditor', 'systemAdmin'] as const) {
      expect(await verdictOf(member(crew, role).call(lists.listTicketPage, { query: {} }))).toBe('403 permission.denied');
    }
  });

  test('a department whose part has ended keeps no deadline that is no longer the ticket’s', async () => {
    const id = await registered();
    await act(crew, ['operator', 'accept'], id);
    await act(crew, ['dispatcher', 'dispatch', { department: heating, coDepartments: ['urban-management'] }], id);
    const deadlines = async (): Promise<unknown[]> => hotline.server.platform.db.source.query(`SELECT p.dueAt = t.dueAt AS same FROM ticket_part p JOIN ticket t ON t.id = p.ticketId WHERE t.id = '${id}'`);
    await eventually(deadlines, ({ length }) => length === 1);
    await act(crew, ['handler', 'sendBack'], id);
    await act(crew, ['dispatcher', 'upholdSendBack'], id);
    await act(crew, ['dispatcher', 'changeUrgency', { urgency: 'critical' }], id);
    expect(await eventually(async () => (await deadlines()).map((row) => Number((row as { same: unknown }).same)), ([same]) => same === 1)).toEqual([1]);
  });

  test('keeps views in their order, shares them with a role, and counts within the sight of whoever looks', async () => {
    const manager = member(crew, 'dutyManager');
    const handler = member(crew, 'handler');
    const view = (name: string, sharedWith: 'handler' | null = null) => ({ body: { name, filter: { states: 'dispatched' }, sharedWith } });
    await manager.call(lists.createView, view('待签收'));
    const { items } = await manager.call(lists.createView, view('各单位待签收', 'handler'));
    expect(items.map(({ name, own }) => [name, own])).toEqual([['待签收', true], ['各单位待签收', true]]);
    const ids = items.map(({ id }) => id);
    expect((await manager.call(lists.orderViews, { body: { ids: ids.toReversed() } })).items.map(({ id }) => id)).toEqual(ids.toReversed());
    const [seen] = (await handler.call(lists.listViews, {})).items;
    expect(seen).toMatchObject({ name: '各单位待签收', own: false, count: (await idsOf(handler, { states: 'dispatched' })).length, more: false });
    expect((await operator.call(lists.listViews, {})).items).toEqual([]);
    expect(await verdictOf(operator.call(lists.createView, view('不该共享', 'handler')))).toBe('403 permission.denied');
    const params = { id: seen?.id ?? '' };
    expect(await verdictOf(handler.call(lists.removeView, { params }))).toBe('404 view.notFound');
    await manager.call(lists.changeView, { params, ...view('改名') });
    expect((await handler.call(lists.listViews, {})).items).toEqual([]);
    expect((await manager.call(lists.removeView, { params })).items.map(({ name }) => name)).toEqual(['待签收']);
  });

  test('remembers the columns somebody chose, for them alone', async () => {
    const columns = ['dueAt', 'title', 'channel'] as const;
    await operator.call(lists.setColumns, { body: { columns: [...columns, 'title'] } });
    expect((await operator.call(lists.getColumns, {})).columns).toEqual(columns);
    expect((await member(crew, 'dispatcher').call(lists.getColumns, {})).columns).not.toEqual(columns);
  });
});
