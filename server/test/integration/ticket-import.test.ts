import { bindPhone, eraseMe } from '@hotline/shared/contracts/citizens.citizen';
import * as imports from '@hotline/shared/contracts/ticket-import.staff';
import { listTicketPage, keyOfContact } from '@hotline/shared/contracts/ticket-lists.staff';
import { getMyTicket, listMyTickets } from '@hotline/shared/contracts/tickets.citizen';
import { getTicket, revealContact } from '@hotline/shared/contracts/tickets.staff';
import { toCsv } from '@hotline/shared/text/csv';
import writeXlsxFile from 'write-excel-file/node';
import { OutboxRow } from '../../src/platform/outbox/outbox.entity';
import { newId } from '../../src/platform/ids';
import { eventually } from '../support/eventually';
import { openHotline, type Hotline } from '../support/hotline';
import { assertInvariants, loadHeld } from '../support/invariants';
import { act, gatherCrew, member, type Crew } from '../support/journey';
import { citizenFrom, sandboxAsks, type Person } from '../support/people';
import { verdictOf } from '../support/refusal';

type Cells = Partial<Record<imports.ImportColumn, string>>;

const head = Object.values(imports.importColumns);
const columns = Object.keys(imports.importColumns) as imports.ImportColumn[];
const base: Cells = { channel: '电话', requestType: '投诉', content: '小区路灯不亮已经一周，晚上出行不安全。', receivedAt: '2025-03-02 14:05', contactPhone: '13711112222', contactName: '测试人', address: '坞城街道测试小区' };
const closed: Cells = { ...base, reply: '您好，路灯已于三月四日修复。', closedAt: '2025/3/4 9:30', department: '供热公司', solution: '已解决', satisfaction: '满意' };
const rowOf = (cells: Cells): string[] => columns.map((column) => cells[column] ?? '');
const csvOf = (rows: readonly Cells[]): Buffer => Buffer.from(toCsv([head, ...rows.map(rowOf)]));

describe('taking over a former system', () => {
  let hotline: Hotline;
  let crew: Crew;
  let admin: Person;
  let operator: Person;

  beforeAll(async () => {
    // The line's mark and its ticket are one transaction: the database's to keep.
    hotline = await openHotline('mariadb');
    crew = await gatherCrew(hotline);
    [admin, operator] = [member(crew, 'systemAdmin'), member(crew, 'operator')];
    const [{ name } = { name: '' }] = (await hotline.server.platform.db.source.query("SELECT name FROM department WHERE code = 'heating-company'")) as { name: string }[];
    closed.department = name;
  });
  afterAll(() => hotline?.stop());

  const look = (bytes: Buffer, source = '旧热线'): Promise<imports.TicketImport> => admin.callWithFile(imports.createTicketImport, { query: { source } }, { bytes, name: '历史工单.csv' });
  const finished = (id: string) => eventually(() => admin.call(imports.getTicketImport, { params: { id } }), ({ phase }) => phase === 'finished', 60_000);
  async function run(bytes: Buffer, source?: string): Promise<imports.TicketImport> {
    const { id } = await look(bytes, source);
    await admin.call(imports.runTicketImport, { params: { id } });
    return finished(id);
  }
  const byOldNumber = async (oldNumber: string) => (await operator.call(listTicketPage, { query: { oldNumber } })).items;
  const counted = async (table: string) => Number(((await hotline.server.platform.db.source.query(`SELECT COUNT(*) AS n FROM ${table}`)) as { n: string }[])[0]?.n);

  test('a dry run names every faulty cell and stores no ticket', async () => {
    const before = await counted('ticket');
    const found = await look(csvOf([
      { ...closed, oldNumber: 'A1' },
      { ...closed, oldNumber: 'A1' },
      { ...base, oldNumber: 'A2', requestType: '胡闹', receivedAt: '2025-02-30 10:00', contactPhone: '12345', area: '没有的区' },
      { ...closed, oldNumber: 'A3', reply: '', closedAt: '2025-03-01 08:00' },
      { ...base, oldNumber: '', category: '' },
    ]));
    expect(found).toMatchObject({ source: '旧热线', phase: 'checked', total: 5, rows: { waiting: 1, faulty: 4, known: 0, created: 0, failed: 0 } });
    const { items, next } = await admin.call(imports.listImportFaults, { params: { id: found.id }, query: {} });
    expect(items.map(({ line, column, message }) => `${line} ${column}${message}`)).toEqual([
      '3 旧编号与第2行重复',
      '4 受理时间应为 2025-03-02 14:05 这样的日期时间',
      '4 诉求类型应为咨询、求助、投诉、举报、建议、表扬之一',
      '4 区域没有“没有的区”，请填写本系统中的名称或代码',
      '4 联系电话应为11位手机号或带区号的座机号',
      '4 类别不能为空',
      '5 办结时间不能早于受理时间',
      '5 答复内容不能为空',
      '6 旧编号不能为空',
      '6 类别不能为空',
    ]);
    expect(next).toBeNull();
    expect(await counted('ticket')).toBe(before);
  });

  test('what is closed keeps its day, its answer and its events, and disturbs nobody', async () => {
    const notices = await counted('notice');
    const done = await run(csvOf([{ ...closed, oldNumber: 'B1' }]));
    expect(done.rows).toMatchObject({ created: 1, waiting: 0 });
    const [item] = await byOldNumber('B1');
    if (!item) throw new Error('not found by its old number');
    expect(item).toMatchObject({ state: 'closed', channel: 'telephone', createdAt: Date.parse('2025-03-02T14:05:00+08:00'), dueAt: null });
    expect(item.ticketNo).toMatch(/^20250302/);
    const seen = await operator.call(getTicket, { params: { id: item.id } });
    expect(seen).toMatchObject({ clocks: [], contactPhoneMasked: expect.stringContaining('*'), reply: { text: closed.reply, at: Date.parse('2025-03-04T09:30:00+08:00') }, rating: { solution: 'solved', satisfaction: 'satisfied' } });
    expect(seen.timeline.map(({ action, detail }) => [action, detail])).toEqual([['import', '旧热线，旧编号B1'], ['register', null]]);
    assertInvariants(await loadHeld(hotline, item.id));
    expect(await operator.call(revealContact, { params: { id: item.id }, body: { reason: '核对历史工单' } })).toMatchObject({ contactPhone: '13711112222', contactName: '测试人' });
    const { contactKey } = await operator.call(keyOfContact, { body: { contactPhone: '13711112222' } });
    await eventually(async () => (await operator.call(listTicketPage, { query: { contactKey } })).items, (items) => items.some(({ id }) => id === item.id));
    expect(await counted('notice')).toBe(notices);

    // Whoever proves the number finds the answer among their own; nobody else does.
    await sandboxAsks(hotline, 'POST /users', { id: 'old-caller', phone: '13711112222' });
    const { person, user } = await citizenFrom(hotline, 'old-caller');
    expect((await person.call(listMyTickets, { query: {} })).items).toEqual([]);
    const { code } = await sandboxAsks<{ code: string }>(hotline, `POST /users/${user}/wx`, { api: 'getPhoneNumber' });
    await person.call(bindPhone, { body: { code } });
    expect((await person.call(listMyTickets, { query: {} })).items.map(({ id }) => id)).toEqual([item.id]);
    const own = await person.call(getMyTicket, { params: { id: item.id } });
    expect([own.reply?.text, own.timeline.map(({ title }) => title)]).toEqual([closed.reply, ['由原系统转入', '诉求已登记']]);
    const { person: stranger } = await citizenFrom(hotline);
    expect(await verdictOf(stranger.call(getMyTicket, { params: { id: item.id } }))).toBe('404 ticket.notFound');
  });

  const ownTickets = async (person: Person): Promise<string[]> => (await person.call(listMyTickets, { query: {} })).items.map(({ id }) => id);
  /** Somebody who has a number, as WeChat vouches for it. */
  async function ownerOf(phone: string): Promise<{ person: Person; user: string }> {
    const owner = await citizenFrom(hotline);
    await bindTo(owner, phone);
    return owner;
  }
  async function bindTo({ person, user }: { person: Person; user: string }, phone: string): Promise<void> {
    await sandboxAsks(hotline, `PATCH /users/${user}`, { phone });
    const { code } = await sandboxAsks<{ code: string }>(hotline, `POST /users/${user}/wx`, { api: 'getPhoneNumber', choice: 'accept' });
    await person.call(bindPhone, { body: { code } });
  }

  test('a number given up for another leads its next owner to nothing of the one before', async () => {
    const phone = '13711110031';
    await run(csvOf([{ ...closed, oldNumber: 'N1', contactPhone: phone }]));
    const [item] = await byOldNumber('N1');
    const owner = await ownerOf(phone);
    expect(await ownTickets(owner.person)).toEqual([item?.id]);
    await bindTo(owner, '13711110032');
    const heir = await ownerOf(phone);
    expect(await ownTickets(heir.person)).toEqual([]);
    expect(await verdictOf(heir.person.call(getMyTicket, { params: { id: item?.id ?? '' } }))).toBe('404 ticket.notFound');
    expect(await ownTickets(owner.person)).toEqual([item?.id]);
  });

  test('who has their data deleted is named by no ticket that was taken over, and its number’s next owner sees none', async () => {
    const phone = '13711110033';
    await run(csvOf([{ ...closed, oldNumber: 'N2', contactPhone: phone, content: `路灯不亮，请打${phone}。` }]));
    const [item] = await byOldNumber('N2');
    const params = { id: item?.id ?? '' };
    const { person } = await ownerOf(phone);
    expect(await ownTickets(person)).toEqual([params.id]);
    await person.call(eraseMe, {});
    const contact = () => operator.call(revealContact, { params, body: { reason: '核对' } });
    expect(await eventually(contact, ({ contactPhone }) => contactPhone === '')).toMatchObject({ contactName: null, contactPhone: '', address: null });
    expect((await operator.call(getTicket, { params })).content).not.toContain(phone);
    expect(await ownTickets((await ownerOf(phone)).person)).toEqual([]);
  });

  test('the same matter back within thirty days is taken up again, and not after', async () => {
    const at = (daysAgo: number): string => new Date(hotline.clock.now() - daysAgo * 24 * 3600_000 + 8 * 3600_000).toISOString().slice(0, 16).replace('T', ' ');
    await run(csvOf([{ ...closed, oldNumber: 'P1', receivedAt: at(9), closedAt: at(5) }, { ...closed, oldNumber: 'P2', receivedAt: at(60), closedAt: at(50) }]));
    const idOf = async (oldNumber: string): Promise<string> => (await byOldNumber(oldNumber))[0]?.id ?? '';
    const [recent, late] = [await idOf('P1'), await idOf('P2')];
    await act(crew, ['supervisor', 'recur'], recent);
    expect(await operator.call(getTicket, { params: { id: recent } })).toMatchObject({ state: 'in_progress', round: 2 });
    expect(await verdictOf(act(crew, ['supervisor', 'recur'], late))).toBe('400 ticket.recurLate');
    assertInvariants(await loadHeld(hotline, recent));
  });

  test('who reported something is linked to no number: it may have another owner by now', async () => {
    await run(csvOf([{ ...closed, oldNumber: 'I1', requestType: '举报' }]));
    const [item] = await byOldNumber('I1');
    const rows = (await hotline.server.platform.db.source.query(`SELECT requesterId FROM ticket WHERE id = '${item?.id ?? ''}'`)) as { requesterId: string | null }[];
    expect(rows).toEqual([{ requesterId: null }]);
  });

  test('what is open waits for the dispatcher with clocks from now, and goes its way', async () => {
    await run(csvOf([{ ...base, oldNumber: 'C1', category: 'utility.heating' }]));
    const [item] = await byOldNumber('C1');
    if (!item) throw new Error('not found by its old number');
    const seen = await operator.call(getTicket, { params: { id: item.id } });
    expect(seen.state).toBe('accepted');
    expect(seen.clocks).toMatchObject([{ kind: 'dispatch' }]);
    expect(seen.clocks[0]?.startedAt).toBeGreaterThan(hotline.clock.now() - 60_000);
    await act(crew, ['dispatcher', 'dispatch'], item.id);
    await act(crew, ['handler', 'acknowledge'], item.id);
    assertInvariants(await loadHeld(hotline, item.id));
  });

  test('a repeat changes nothing, an interrupted run goes on, and each line says what became of it', async () => {
    const rows = Array.from({ length: 90 }, (_, at) => ({ ...closed, oldNumber: `D${at}` }));
    const bytes = csvOf([...rows, { ...base, oldNumber: 'D90' }]);
    const { id } = await look(bytes);
    await admin.call(imports.runTicketImport, { params: { id } });
    // Delivered twice, as after a lease that ran out.
    const { db, clock } = hotline.server.platform;
    await db.transact((em) => em.insert(OutboxRow, { id: newId(), eventId: newId(), topic: 'ticketImport.begun', subscriber: 'ticket-imports', payload: { importId: id }, state: 'pending', attempts: 0, nextAt: clock.now(), leaseUntil: null, leaseTag: null, lastError: null }));
    expect((await finished(id)).rows).toEqual({ waiting: 0, faulty: 1, known: 0, created: 90, failed: 0 });
    expect(await byOldNumber('D17')).toHaveLength(1);
    expect(await verdictOf(admin.call(imports.runTicketImport, { params: { id } }))).toBe('409 ticketImport.wrongPhase');
    const before = await counted('ticket');
    expect((await run(bytes)).rows).toEqual({ waiting: 0, faulty: 1, known: 90, created: 0, failed: 0 });
    expect(await counted('ticket')).toBe(before);
    // The same number of another system is another ticket.
    await run(csvOf([{ ...closed, oldNumber: 'D1' }]), '区热线');
    expect(await byOldNumber('D1')).toHaveLength(2);
    const { csv } = await admin.call(imports.getImportResult, { params: { id } });
    const lines = csv.split('\r\n');
    expect(lines[1]).toMatch(/^"2","D0","已导入","\d{15}",""$/);
    expect(lines[91]).toBe('"92","D90","有误，未导入","","类别不能为空"');
    expect(csv).not.toContain('13711112222');
    const left = (await db.source.query('SELECT COUNT(*) AS n FROM ticket_import_row WHERE outcome <> \'waiting\' AND contentSealed IS NOT NULL')) as { n: string }[];
    expect(Number(left[0]?.n)).toBe(0);
  });

  test('a spreadsheet and a file in GB18030 are read as well, and nothing else is', async () => {
    const cells = (row: readonly string[]) => row.map((value) => ({ value, type: String as StringConstructor }));
    const xlsx = await writeXlsxFile([cells(head), cells(rowOf({ ...closed, oldNumber: 'E1' }))] as never, {} as never).toBuffer();
    expect((await look(xlsx)).rows.waiting).toBe(1);
    // 旧编号,诉求类型,内容,受理时间 / E2,咨询,… in GB18030.
    const gb = Buffer.concat([Buffer.from('bec9b1e0bac52ccbdfc7f3c0e0d0cd2cc4dac8dd2ccadcc0edcab1bce40a', 'hex'), Buffer.from('E2,', 'latin1'), Buffer.from('d7c9d1af', 'hex'), Buffer.from(',', 'latin1'), Buffer.from('c2b7b5c6b2bbc1c1', 'hex'), Buffer.from(',2025-03-02\n', 'latin1')]);
    expect((await look(gb)).total).toBe(1);
    for (const bytes of [Buffer.from('你好,世界\n1,2\n'), Buffer.from('PK\u0003\u0004'), Buffer.from([0, 1, 2])]) expect(await verdictOf(look(bytes))).toBe('400 ticketImport.unreadable');
    expect(await verdictOf(look(csvOf([])))).toBe('400 ticketImport.empty');
    expect(await verdictOf(look(Buffer.alloc(20 * 1024 * 1024 + 1, 'a')))).toBe('413 input.tooLarge');
    expect(await verdictOf(operator.call(imports.listTicketImports, {}))).toBe('403 permission.denied');
  });
});
