import { randomUUID } from 'node:crypto';
import { listAudit } from '@hotline/shared/contracts/audit.staff';
import { appealLimit, listMyLimits } from '@hotline/shared/contracts/blocklist.citizen';
import * as blocklist from '@hotline/shared/contracts/blocklist.staff';
import { bindPhone, eraseMe, orderDataCopy } from '@hotline/shared/contracts/citizens.citizen';
import { getRequester } from '@hotline/shared/contracts/requesters.staff';
import { listRules, publishRules } from '@hotline/shared/contracts/rules.staff';
import { submitTicket, type TicketDraft } from '@hotline/shared/contracts/tickets.citizen';
import { getTicket, registerTicket } from '@hotline/shared/contracts/tickets.staff';
import { eventually } from '../support/eventually';
import { newFollower, talk } from '../support/follower';
import { openHotline, type Hotline } from '../support/hotline';
import { act, gatherCrew, heating, member } from '../support/journey';
import { letPass } from '../support/let-pass';
import { citizenFrom, draft, newStaff, sandboxAsks, staffOf, type Person } from '../support/people';
import { refusalOf, verdictOf } from '../support/refusal';
import { countRows } from '../support/rows';

const dayMs = 24 * 3600_000;

describe('the list of misuse', () => {
  let hotline: Hotline;
  let manager: Person;
  let second: Person;
  let supervisor: Person;
  let operator: Person;

  beforeAll(async () => {
    // The counting of a day is the database's to get right.
    hotline = await openHotline('mariadb');
    [manager, supervisor, operator] = await Promise.all([staffOf(hotline, 'dutyManager'), staffOf(hotline, 'supervisor'), staffOf(hotline, 'operator')]);
    second = await newStaff(hotline, { role: 'dutyManager', department: null });
  });
  afterAll(() => hotline?.stop());

  const dayIn = (days: number): string => new Date(hotline.clock.now() + days * dayMs + 8 * 3600_000).toISOString().slice(0, 10);
  const terms = (changes: Partial<blocklist.BlocklistTerms> = {}): blocklist.BlocklistTerms => ({ reason: 'abuse', facts: '一周内多次在通话中辱骂话务员，有录音。', effect: 'limit', perDay: 2, until: dayIn(30), ...changes });
  const submit = async (person: Person, changes: Partial<TicketDraft> = {}) => person.call(submitTicket, { body: await draft(hotline, changes) });
  const newest = async (): Promise<blocklist.BlocklistEntry> => {
    const { items: [entry] } = await manager.call(blocklist.listBlocklist, { query: {} });
    if (!entry) throw new Error('empty');
    return entry;
  };
  async function listed(ticketId: string, changes: Partial<blocklist.BlocklistTerms> = {}): Promise<string> {
    await manager.call(blocklist.enterRequester, { params: { id: ticketId }, body: terms(changes) });
    const { id } = await newest();
    await supervisor.call(blocklist.decideEntry, { params: { id }, body: { confirmed: true } });
    return id;
  }

  test('an entry holds only after a second person has confirmed it, and never longer than ninety days', async () => {
    const { person } = await citizenFrom(hotline);
    const { id: ticketId, ticketNo } = await submit(person);
    const entering = (changes: Partial<blocklist.BlocklistTerms>) => verdictOf(manager.call(blocklist.enterRequester, { params: { id: ticketId }, body: terms(changes) }));
    expect(await entering({ until: dayIn(91) })).toBe('400 blocklist.tooLong');
    expect(await entering({ until: dayIn(-1) })).toBe('400 blocklist.dayPassed');
    expect(await entering({ perDay: 0 })).toBe('422 input.invalid');
    expect(await entering({ perDay: null })).toBe('422 input.invalid');
    expect(await verdictOf(supervisor.call(blocklist.enterRequester, { params: { id: ticketId }, body: terms() }))).toBe('403 permission.denied');

    await manager.call(blocklist.enterRequester, { params: { id: ticketId }, body: terms({ until: dayIn(90), perDay: 1 }) });
    expect(await entering({})).toBe('409 blocklist.already');
    const entry = await newest();
    expect(entry).toMatchObject({ ticketNo, phoneMasked: null, state: 'proposed', decidedBy: null, abilities: { confirm: false, lift: true, decideAppeal: false } });
    expect(await verdictOf(manager.call(blocklist.decideEntry, { params: { id: entry.id }, body: { confirmed: true } }))).toBe('403 blocklist.own');
    await submit(person);
    expect((await person.call(listMyLimits, {})).items).toEqual([]);

    const confirmed = await second.call(blocklist.decideEntry, { params: { id: entry.id }, body: { confirmed: true } });
    expect(confirmed).toMatchObject({ state: 'active', abilities: { confirm: false, lift: true } });
    expect(await verdictOf(supervisor.call(blocklist.decideEntry, { params: { id: entry.id }, body: { confirmed: false } }))).toBe('409 blocklist.wrongState');
    await submit(person);
    expect(await verdictOf(submit(person))).toBe('429 blocklist.limited');
    expect((await operator.call(getRequester, { params: { id: ticketId } })).marks).toMatchObject([{ effect: 'limit', reason: 'abuse' }]);
  });

  test('a limit counts by the day, over every online channel, and leaves nothing of what it refuses', async () => {
    const { person } = await citizenFrom(hotline);
    const { id } = await submit(person);
    await listed(id);
    await submit(person);
    const body = await draft(hotline);
    await person.call(submitTicket, { body });
    const before = await countRows(hotline);
    const refused = await refusalOf(submit(person));
    expect([refused.status, refused.body.message]).toEqual([429, expect.stringContaining('12345')]);
    expect(await countRows(hotline)).toEqual(before);
    // Sent again it is the ticket there is.
    await person.call(submitTicket, { body });
    // Danger is never counted, and a caller is heard as always.
    await submit(person, { content: '邻居家有很重的煤气味，老人晕倒了，请马上派人。' });
    const call = { idempotencyKey: randomUUID(), requestType: 'complaint', urgency: 'normal', category: null, area: null, address: null, content: '暖气还是不热，请尽快处理。', contactName: null, contactPhone: '13800000000' } as const;
    await operator.call(registerTicket, { body: call });
    await letPass(hotline, dayMs);
    await submit(person);
  });

  test('five submissions at once pass a limit of two exactly twice', async () => {
    const { person } = await citizenFrom(hotline);
    const { id } = await submit(person);
    await listed(id);
    const results = await Promise.allSettled(Array.from({ length: 5 }, () => submit(person)));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
  });

  test('a telephone number is named as well, stands nowhere in the clear, and is found however it is written', async () => {
    await manager.call(blocklist.enterPhone, { body: { contactPhone: '0351-7654321', terms: terms({ perDay: 1, reason: 'harassment' }) } });
    const entry = await newest();
    expect(entry.phoneMasked).toMatch(/\*/);
    const stored = JSON.stringify(await hotline.server.platform.db.source.query('SELECT * FROM blocklist_entry'));
    expect(stored).not.toContain('7654321');
    await second.call(blocklist.decideEntry, { params: { id: entry.id }, body: { confirmed: true } });
    const { person } = await citizenFrom(hotline);
    await submit(person, { contactPhone: '03517654321' });
    expect(await verdictOf(submit(person, { contactPhone: '0351-7654321' }))).toBe('429 blocklist.limited');
    await submit(person);
    // A number somebody typed shows nothing of the list to them.
    expect((await person.call(listMyLimits, {})).items).toEqual([]);

    const follower = await newFollower(hotline);
    const told = await talk(follower, '我要投诉', '小区门口夜间施工噪音扰民，严重影响休息。', '好了', '小店区', '03517654321', '提交');
    expect(told).toMatch(/12345/);
  });

  test('it ends by itself on its day', async () => {
    const { person } = await citizenFrom(hotline);
    const { id } = await submit(person);
    const entryId = await listed(id, { perDay: 1, until: dayIn(1) });
    await submit(person);
    expect(await verdictOf(submit(person))).toBe('429 blocklist.limited');
    await letPass(hotline, 2 * dayMs);
    await submit(person);
    await submit(person);
    const { items } = await manager.call(blocklist.listBlocklist, { query: { state: 'ended' } });
    expect(items.map((entry) => [entry.id, entry.state])).toContainEqual([entryId, 'ended']);
    expect(await verdictOf(manager.call(blocklist.liftEntry, { params: { id: entryId }, body: { reason: '已到期' } }))).toBe('409 blocklist.wrongState');
    expect((await operator.call(getRequester, { params: { id } })).marks).toEqual([]);
  });

  test('转人工核查: what a rule would have dispatched waits for a person', async () => {
    const rulesAdmin = await staffOf(hotline, 'systemAdmin');
    const { items: [inForce] } = await rulesAdmin.call(listRules, {});
    if (!inForce) throw new Error('no rules');
    const rules = { ...inForce.rules, automatic: { ...inForce.rules.automatic, dispatchCategories: ['utility.heating'] } };
    await rulesAdmin.call(publishRules, { body: { rules, base: inForce.version, day: dayIn(0), note: '供热类自动派单' } });
    await letPass(hotline, 11_000);
    const heating = { category: 'utility.heating' };
    const [free, watched] = [(await citizenFrom(hotline)).person, (await citizenFrom(hotline)).person];
    const { id } = await submit(watched);
    await listed(id, { effect: 'review', perDay: null, reason: 'falseReports' });
    const state = async (ticketId: string) => (await operator.call(getTicket, { params: { id: ticketId } })).state;
    const waiting = await submit(watched, heating);
    const passed = await submit(free, heating);
    await eventually(() => state(passed.id), (seen) => seen === 'dispatched');
    const pending = () => hotline.server.platform.db.source.query("SELECT id FROM outbox WHERE subscriber = 'tickets-rules' AND state <> 'done'") as Promise<unknown[]>;
    await eventually(pending, (rows) => rows.length === 0);
    expect(await state(waiting.id)).toBe('submitted');
    for (let n = 0; n < 5; n += 1) await submit(watched);
    expect((await watched.call(listMyLimits, {})).items).toMatchObject([{ effect: 'review', perDay: null, reason: 'falseReports', appeal: null }]);
  });

  test('whom it limits may appeal, another person decides, and all of it is in the trail', async () => {
    const [{ person }, { person: stranger }] = [await citizenFrom(hotline), await citizenFrom(hotline)];
    const { id: ticketId } = await submit(person);
    const id = await listed(ticketId);
    const text = '那天是家里老人误拨，并没有辱骂，请核对录音。';
    const params = { id };
    expect(await verdictOf(stranger.call(appealLimit, { params, body: { text } }))).toBe('404 blocklist.notFound');
    await person.call(appealLimit, { params, body: { text } });
    expect(await verdictOf(person.call(appealLimit, { params, body: { text } }))).toBe('409 blocklist.appealWaits');
    expect((await manager.call(blocklist.listBlocklist, { query: { state: 'appealed' } })).items.map((entry) => entry.id)).toEqual([id]);
    expect(await verdictOf(manager.call(blocklist.decideAppeal, { params, body: { granted: false, explanation: '录音属实' } }))).toBe('403 blocklist.own');
    await second.call(blocklist.decideAppeal, { params, body: { granted: false, explanation: '录音中确有辱骂' } });
    expect((await person.call(listMyLimits, {})).items[0]?.appeal).toEqual({ text, granted: false, explanation: '录音中确有辱骂' });
    await person.call(appealLimit, { params, body: { text: '录音中说话的人不是我。' } });
    const lifted = await supervisor.call(blocklist.decideAppeal, { params, body: { granted: true, explanation: '声音比对不是本人' } });
    expect(lifted).toMatchObject({ state: 'lifted', liftReason: '声音比对不是本人', abilities: { lift: false, decideAppeal: false } });
    expect((await person.call(listMyLimits, {})).items).toEqual([]);
    for (let n = 0; n < 3; n += 1) await submit(person);

    const { items } = await (await staffOf(hotline, 'auditor')).call(listAudit, { query: {} });
    expect(items.slice(0, 6).map(({ action }) => action)).toEqual(['logIn', 'decideAppeal', 'appealBlocklist', 'decideAppeal', 'appealBlocklist', 'decideBlocklist']);
  });

  test('a mark is for the seats alone, and a refused or lifted proposal does nothing', async () => {
    const { person } = await citizenFrom(hotline);
    const { id } = await submit(person);
    await listed(id, { effect: 'remind', perDay: null });
    expect((await operator.call(getRequester, { params: { id } })).marks).toMatchObject([{ effect: 'remind' }]);
    expect((await person.call(listMyLimits, {})).items).toEqual([]);
    const entryId = (await newest()).id;
    await manager.call(blocklist.liftEntry, { params: { id: entryId }, body: { reason: '已当面道歉' } });
    await manager.call(blocklist.enterRequester, { params: { id }, body: terms({ perDay: 1 }) });
    const refused = await supervisor.call(blocklist.decideEntry, { params: { id: (await newest()).id }, body: { confirmed: false } });
    expect(refused.state).toBe('refused');
    await submit(person);
    await submit(person);
    expect(await verdictOf(operator.call(blocklist.listBlocklist, { query: {} }))).toBe('403 permission.denied');
  });

  const rowOf = async (id: string) => ((await hotline.server.platform.db.source.query('SELECT subject, phoneSealed, facts FROM blocklist_entry WHERE id = ?', [id])) as { subject: string; phoneSealed: string | null; facts: string }[])[0];

  test('whoever has their data deleted is told of an entry on their number, and stands in it no longer than it holds', async () => {
    const phone = '13655550011';
    const { person, user } = await citizenFrom(hotline);
    await sandboxAsks(hotline, `PATCH /users/${user}`, { phone });
    const { code } = await sandboxAsks<{ code: string }>(hotline, `POST /users/${user}/wx`, { api: 'getPhoneNumber', choice: 'accept' });
    await person.call(bindPhone, { body: { code } });
    const enter = async (): Promise<string> => {
      await manager.call(blocklist.enterPhone, { body: { contactPhone: phone, terms: terms({ facts: `多次用${phone}来电辱骂。` }) } });
      const { id } = await newest();
      await supervisor.call(blocklist.decideEntry, { params: { id }, body: { confirmed: true } });
      return id;
    };
    const lifted = await enter();
    await supervisor.call(blocklist.liftEntry, { params: { id: lifted }, body: { reason: '已道歉' } });
    const holding = await enter();
    const { url } = await person.call(orderDataCopy, { body: { format: 'json' } });
    expect(((await (await person.get(url)).json()) as Record<string, unknown[]>)['使用限制']).toHaveLength(2);
    await person.call(eraseMe, {});
    expect(await rowOf(lifted)).toEqual({ subject: `gone.${lifted}`, phoneSealed: null, facts: expect.not.stringContaining(phone) });
    expect(await rowOf(holding)).toMatchObject({ subject: expect.stringMatching(/^phone\./), facts: expect.not.stringContaining(phone) });
    expect((await manager.call(blocklist.listBlocklist, { query: {} })).items.find(({ id }) => id === lifted)).toMatchObject({ state: 'lifted', phoneMasked: null });
  });

  test('ninety days after its end an entry keeps no number', async () => {
    await manager.call(blocklist.enterPhone, { body: { contactPhone: '13655550012', terms: terms({ until: dayIn(0) }) } });
    const { id } = await newest();
    const days = async (count: number): Promise<void> => {
      hotline.clock.advance(count * dayMs);
      await hotline.server.runJob('blocklist-forget-ended');
    };
    await days(80);
    expect(await rowOf(id)).toMatchObject({ subject: expect.stringMatching(/^phone\./) });
    await days(15);
    expect(await rowOf(id)).toMatchObject({ subject: `gone.${id}`, phoneSealed: null });
    hotline.clock.advance(-95 * dayMs);
  });

  test('a department is told nothing that was noted on a complaint about it, nor why somebody is on the list', async () => {
    const { person } = await citizenFrom(hotline);
    const crew = await gatherCrew(hotline);
    const [complaint, other] = [await submit(person), await submit(person)];
    await act(crew, ['operator', 'protect', { confidential: true, accusedDepartment: heating }], complaint.id);
    for (const action of [['operator', 'accept'], ['dispatcher', 'dispatch']] as const) await act(crew, action, other.id);
    for (const [id, note] of [[complaint.id, '来电投诉供热公司时辱骂'], [other.id, '催办时言语不当']] as const) await operator.call(blocklist.noteAbuse, { params: { id }, body: { grade: 'improper', note } });
    await listed(other.id, { effect: 'remind', perDay: null });
    const seenBy = async (somebody: Person) => somebody.call(getRequester, { params: { id: other.id } });
    expect((await seenBy(operator)).abuse.map(({ note }) => note)).toEqual(['催办时言语不当', '来电投诉供热公司时辱骂']);
    const { abuse, marks } = await seenBy(member(crew, 'handler'));
    expect([abuse.map(({ note }) => note), marks.map(({ effect, facts }) => [effect, facts])]).toEqual([['催办时言语不当'], [['remind', '']]]);
    expect(await verdictOf(member(crew, 'handler').call(getRequester, { params: { id: complaint.id } }))).toBe('404 ticket.notFound');
  });

  test('three notes of abuse suggest an entry and leave the ticket alone', async () => {
    const { person } = await citizenFrom(hotline);
    const { id, ticketNo } = await submit(person);
    const { version } = await operator.call(getTicket, { params: { id } });
    const note = (grade: 'improper' | 'insult' | 'threat') => operator.call(blocklist.noteAbuse, { params: { id }, body: { grade, note: '通话中言语不当。' } });
    const suggested = async () => (await manager.call(blocklist.listAbuse, {})).items;
    await note('improper');
    await note('threat');
    expect(await suggested()).toEqual([]);
    await note('insult');
    expect(await suggested()).toMatchObject([{ ticketId: id, ticketNo, notes: 3, worst: 'threat' }]);
    expect((await operator.call(getTicket, { params: { id } })).version).toBe(version);
    expect((await manager.call(getRequester, { params: { id } })).abuse.map(({ grade }) => grade)).toEqual(['insult', 'threat', 'improper']);
    await listed(id);
    expect(await suggested()).toEqual([]);
    expect(await verdictOf(person.send('POST', `/api/staff/tickets/${id}/abuse-notes`, { grade: 'insult', note: 'x' }))).toBe('401 session.required');
    expect(await verdictOf(supervisor.call(blocklist.noteAbuse, { params: { id }, body: { grade: 'insult', note: '辱骂' } }))).toBe('403 permission.denied');
  });
});
