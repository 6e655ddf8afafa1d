import { offerCases, supportCase, type PublicCase } from '@hotline/shared/contracts/cases.citizen';
import { listCases, publishCase, withholdCase, type CaseItem } from '@hotline/shared/contracts/cases.staff';
import { eraseMe } from '@hotline/shared/contracts/citizens.citizen';
import { getMyTicket, submitTicket, unpublishTicket, type TicketDraft } from '@hotline/shared/contracts/tickets.citizen';
import { revealContact } from '@hotline/shared/contracts/tickets.staff';
import type { CaseState } from '@hotline/shared/vocabulary/case-state';
import { shanghaiDay } from '../../src/platform/clock';
import { eventually } from '../support/eventually';
import { databaseKinds, openHotline, type Hotline } from '../support/hotline';
import { act, citizenSteps, gatherCrew, member, type Case, type Crew } from '../support/journey';
import { citizenFrom, draft, newStaff, type Person } from '../support/people';
import { refusalOf } from '../support/refusal';
import { codeOf, lookAt, ownLook } from '../support/ticket-look';

/** What requesters wish about their requests, and what becomes of it in public. */
const lamps = '和平里小区三号楼楼道的路灯坏了一个星期，老人晚上出门看不清路，请尽快修理。';
const reply = '您好，楼道照明已更换完毕，今晚起恢复正常，物业电话0351-1234567。';
const creditCode = '91350100M000100Y43';

describe.each(databaseKinds)('on %s', (kind) => {
  let hotline: Hotline;
  let crew: Crew;
  let editor: Person;
  let street: string;

  beforeAll(async () => {
    hotline = await openHotline(kind);
    crew = await gatherCrew(hotline);
    editor = member(crew, 'editor');
    const rows: { code: string }[] = await hotline.server.platform.db.source.query('SELECT s.code AS code FROM area s JOIN area d ON d.code = s.parent WHERE d.parent IS NULL ORDER BY s.code');
    street = rows[0]?.code ?? '';
  });
  afterAll(() => hotline?.stop());

  async function submit(changes: Partial<TicketDraft> = {}): Promise<Case> {
    const { person, user } = await citizenFrom(hotline);
    const { id } = await person.call(submitTicket, { body: await draft(hotline, { content: lamps, visibility: 'public', ...changes }) });
    return { id, citizen: person, user };
  }

  /** Answered at once and rated well. */
  async function closed(changes: Partial<TicketDraft> = {}): Promise<Case> {
    const on = await submit(changes);
    await act(crew, ['operator', 'answerDirectly', { reply }], on.id);
    await citizenSteps.rate(on.citizen, on);
    return on;
  }

  const casesIn = async (state: CaseState): Promise<readonly CaseItem[]> => (await editor.call(listCases, { query: { state } })).items;
  const caseOf = async (id: string, state: CaseState): Promise<CaseItem> => {
    const items = await eventually(() => casesIn(state), (seen) => seen.some((one) => one.id === id));
    return items.find((one) => one.id === id) as CaseItem;
  };
  const publish = async (id: string, texts: Partial<Pick<CaseItem, 'content' | 'reply'>> = {}, state: CaseState = 'waiting'): Promise<unknown> => {
    const { at: seenAt, content, reply: answer } = await caseOf(id, state);
    return editor.call(publishCase, { params: { id }, body: { seenAt, content, reply: answer, ...texts } });
  };
  const withhold = async (id: string, state: CaseState): Promise<unknown> => {
    const { at: seenAt } = await caseOf(id, state);
    return editor.call(withholdCase, { params: { id }, body: { seenAt, reason: '从内容可以认出当事人' } });
  };
  /** What a stranger is offered who writes the same; the list is kept for seconds. */
  const offered = async (body: { content?: string; category?: string | null; area?: string | null } = {}): Promise<readonly PublicCase[]> => {
    hotline.clock.advance(11_000);
    const { person } = await citizenFrom(hotline);
    return (await person.call(offerCases, { body: { content: lamps, category: null, area: null, ...body } })).items;
  };
  const isOffered = async (id: string): Promise<boolean> => (await offered()).some((one) => one.id === id);

  test('a request is published by an editor, in the editor’s words, and may be taken back', async () => {
    const on = await closed({ contactName: '诸葛测', area: street, content: `我是诸葛测，电话13800000000。${lamps}` });
    const proposal = await caseOf(on.id, 'waiting');
    expect([proposal.content, proposal.reply]).toEqual([`我是***，电话***********。${lamps}`, reply]);
    expect(await isOffered(on.id)).toBe(false);
    await publish(on.id, { content: lamps });
    expect(await offered()).toMatchObject([{ id: on.id, content: lamps, reply, supporters: 0 }]);
    await publish(on.id, { content: `${lamps}（已更正）` }, 'published');
    expect((await offered())[0]?.content).toBe(`${lamps}（已更正）`);
    await withhold(on.id, 'published');
    expect(await isOffered(on.id)).toBe(false);
    expect(await caseOf(on.id, 'withheld')).toMatchObject({ decidedBy: expect.any(String) as string });
    await publish(on.id, {}, 'withheld');
    expect(await isOffered(on.id)).toBe(true);
    await withhold(on.id, 'published');
  });

  test('its requester takes the leave to publish back: it is out of sight at once, and no editor brings it back', async () => {
    const { id, citizen } = await closed();
    await publish(id, { content: lamps });
    expect(await isOffered(id)).toBe(true);
    expect((await citizen.call(getMyTicket, { params: { id } })).abilities.unpublish).toBe(true);
    const { visibility, abilities, timeline } = await citizen.call(unpublishTicket, { params: { id } });
    expect([visibility, abilities.unpublish, timeline[0]?.title]).toEqual(['private', false, '您收回了公开的同意']);
    expect(await isOffered(id)).toBe(false);
    expect(await codeOf(editor.call(publishCase, { params: { id }, body: { seenAt: 0, content: lamps, reply } }))).toBe('case.notFound');
    expect(await codeOf((await citizenFrom(hotline)).person.call(unpublishTicket, { params: { id } }))).toBe('ticket.notFound');
  });

  test('nothing else is asked for or found: private, confidential, unfinished, declined', async () => {
    const silent = [await closed({ visibility: 'private' }), await closed({ visibility: 'confidential' }), await submit()];
    const declined = await submit();
    await act(crew, ['operator', 'decline'], declined.id);
    const last = await closed();
    await caseOf(last.id, 'waiting');
    const waiting = (await casesIn('waiting')).map(({ id }) => id);
    for (const { id } of [...silent, declined]) {
      expect(waiting).not.toContain(id);
      const body = { seenAt: 0, content: lamps, reply };
      expect(await codeOf(editor.call(publishCase, { params: { id }, body }))).toBe('case.notFound');
      expect(await codeOf(last.citizen.call(supportCase, { params: { id } }))).toBe('case.notFound');
    }
  });

  test('nobody but an editor decides, one at a time, on the record', async () => {
    const { id } = await closed();
    const { at: seenAt } = await caseOf(id, 'waiting');
    for (const role of ['operator', 'supervisor', 'handler', 'systemAdmin'] as const) expect(await codeOf(member(crew, role).call(publishCase, { params: { id }, body: { seenAt, content: lamps, reply } }))).toBe('permission.denied');
    const second = await newStaff(hotline, { role: 'editor', department: null });
    const both = await Promise.all([editor, second].map((one) => codeOf(one.call(publishCase, { params: { id }, body: { seenAt, content: lamps, reply } }))));
    expect(both.sort()).toEqual(['case.changed', 'done']);
    const rows: { n: number | string }[] = await hotline.server.platform.db.source.query("SELECT COUNT(*) AS n FROM audit_entry WHERE action = 'decideCase' AND detail = '公开'");
    expect(Number(rows[0]?.n)).toBeGreaterThan(0);
    await withhold(id, 'published');
  });

  test('nothing that leads to the requester is published: numbers, name, address, whom they speak for', async () => {
    const on = await closed({ contactName: '欧阳测', address: '阳光里9号院2号楼', personName: '慕容测', personRelation: 'family' });
    for (const content of ['请打13912345678联系我们反映的问题。', '这件事是欧阳测反映的，请处理。', '地点在阳光里9号院2号楼，请处理。', '他的母亲慕容测已经八十岁了。']) {
      expect([content, await codeOf(publish(on.id, { content }))]).toEqual([content, 'case.personalData']);
      expect([content, await codeOf(publish(on.id, { reply: `${content}谢谢。` }))]).toEqual([content, 'case.personalData']);
    }
  });

  test('what content security refuses is not published', async () => {
    const on = await submit({ content: `${lamps}[risky]` });
    await eventually(() => lookAt(crew, on.id), ({ publicationCheck }) => publicationCheck === 'risky');
    await act(crew, ['operator', 'answerDirectly', { reply }], on.id);
    await citizenSteps.rate(on.citizen, on);
    expect(await codeOf(publish(on.id, { content: lamps }))).toBe('case.risky');
  });

  test('worked on again it is hidden at once, and its new reply is read by an editor first', async () => {
    const on = await closed();
    await publish(on.id);
    expect(await isOffered(on.id)).toBe(true);
    await act(crew, ['supervisor', 'recur'], on.id);
    expect(await isOffered(on.id)).toBe(false);
    for (const [role, action] of [['dispatcher', 'dispatch'], ['handler', 'acknowledge'], ['handler', 'recordContact'], ['handler', 'submitResolution'], ['supervisor', 'approveResolution']] as const) await act(crew, [role, action], on.id);
    await citizenSteps.rate(on.citizen, on);
    await caseOf(on.id, 'waiting');
    expect(await isOffered(on.id)).toBe(false);
  });

  test('what staff make confidential is hidden, before it was published and after', async () => {
    const [early, late] = [await submit(), await closed()];
    await publish(late.id);
    await act(crew, ['supervisor', 'recur'], late.id);
    for (const { id } of [early, late]) await act(crew, ['supervisor', 'protect'], id);
    for (const on of [early, late]) {
      await act(crew, ['operator', 'answerDirectly', { reply }], on.id);
      await citizenSteps.rate(on.citizen, on);
    }
    await caseOf((await closed()).id, 'waiting');
    const listed = (await Promise.all((['waiting', 'published', 'withheld'] as const).map(casesIn))).flat().map(({ id }) => id);
    expect(listed.filter((id) => id === early.id || id === late.id)).toEqual([]);
    expect((await offered()).filter(({ id }) => id === late.id)).toEqual([]);
  });

  test('我也是 counts each person once, and neither the requester nor anybody on what is private', async () => {
    const on = await closed();
    await publish(on.id);
    const [one, other] = [(await citizenFrom(hotline)).person, (await citizenFrom(hotline)).person];
    const support = (person: Person) => person.call(supportCase, { params: { id: on.id } });
    await Promise.all([support(one), support(one)]);
    expect([await support(one), await support(on.citizen), await support(other)].map(({ supporters }) => supporters)).toEqual([1, 1, 2]);
    expect((await offered())[0]).toMatchObject({ id: on.id, supporters: 2 });
    expect((await caseOf(on.id, 'published')).supporters).toBe(2);
    await one.call(eraseMe, {});
    await eventually(() => caseOf(on.id, 'published'), ({ supporters }) => supporters === 1);
    await withhold(on.id, 'published');
    expect(await codeOf(support(other))).toBe('case.notFound');
  });

  test('offered is what says the same, nearby, in the same field of life', async () => {
    const on = await closed({ area: street, category: 'utility.heating' });
    await publish(on.id);
    const ids = async (body: Parameters<typeof offered>[0]) => (await offered(body)).map(({ id }) => id);
    const rows: { code: string }[] = await hotline.server.platform.db.source.query('SELECT code FROM area WHERE parent IS NOT NULL ORDER BY code DESC');
    const { parent } = (await hotline.server.platform.db.source.query(`SELECT parent FROM area WHERE code = '${street}'`) as { parent: string }[])[0] ?? { parent: '' };
    expect(await ids({ content: '楼道的路灯坏了一个星期，晚上看不清路' })).toEqual([on.id]);
    expect(await ids({ area: street })).toEqual([on.id]);
    expect(await ids({ area: parent })).toEqual([on.id]);
    expect(await ids({ area: rows[0]?.code ?? '' })).toEqual([]);
    expect(await ids({ category: 'utility' })).toEqual([on.id]);
    expect(await ids({ content: '公积金怎么提取，需要哪些材料，在哪里办理' })).toEqual([]);
  });

  test('who has their data deleted has nothing published any more', async () => {
    const on = await closed();
    await publish(on.id);
    expect(await isOffered(on.id)).toBe(true);
    await on.citizen.call(eraseMe, {});
    await eventually(() => casesIn('published'), (items) => !items.some(({ id }) => id === on.id));
  });

  test('保密 is what the requester chose: the desks see it, no rule sends it anywhere, a dispatcher does', async () => {
    const { version, rules } = await hotline.server.api.rules.current();
    await hotline.server.api.rules.publish('', { base: version, day: shanghaiDay(hotline.clock.now()), rules: { ...rules, automatic: { ...rules.automatic, dispatchCategories: ['utility.heating'] } }, note: '供热直派' });
    hotline.clock.advance(11_000);
    const heating = { category: 'utility.heating' };
    const [secret, open] = [await submit({ ...heating, visibility: 'confidential' }), await submit({ ...heating, visibility: 'private' })];
    await eventually(() => lookAt(crew, open.id), ({ state }) => state === 'dispatched');
    expect(await lookAt(crew, secret.id)).toMatchObject({ state: 'submitted', confidential: true, visibility: 'confidential' });
    expect((await ownLook(secret)).visibility).toBe('confidential');
    expect(await lookAt(crew, open.id)).toMatchObject({ confidential: false, visibility: 'private' });
  });

  test('for a company and for somebody else: masked for everybody, in full with a reason', async () => {
    const on = await submit({ companyName: '晴川测试商贸有限公司', companyCode: ` ${creditCode.toLowerCase()}`, personName: '皇甫测', personRelation: 'client', personPhone: '13700000001' });
    const behalf = { companyName: '晴川测试商贸有限公司', companyCode: creditCode, relation: 'client', personNameMasked: '皇**', personPhoneMasked: '137****0001' };
    expect((await ownLook(on)).behalf).toEqual(behalf);
    expect((await lookAt(crew, on.id)).behalf).toEqual(behalf);
    expect(await member(crew, 'operator').call(revealContact, { params: { id: on.id }, body: { reason: '核实当事人' } })).toMatchObject({ personName: '皇甫测', personPhone: '13700000001' });
    expect((await ownLook(await submit())).behalf).toBeNull();
  });

  test.each([
    [{ companyCode: '91350100M000100Y44', companyName: '测试公司' }, 'companyCode', '统一社会信用代码不正确，请核对营业执照上的18位代码'],
    [{ companyCode: creditCode }, 'companyName', '企业名称不能为空'],
    [{ personName: '皇甫测' }, 'personRelation', '与当事人的关系不能为空'],
    [{ personPhone: '13700000001' }, 'personName', '当事人姓名不能为空'],
  ])('%j is refused beside its field', async (changes, path, message) => {
    const { person } = await citizenFrom(hotline);
    const { body } = await refusalOf(person.call(submitTicket, { body: await draft(hotline, changes) }));
    expect(body.fields).toEqual([{ path, message }]);
  });

  test('a package of the mini-program that does not ask yet submits what is private', async () => {
    const { person, user } = await citizenFrom(hotline);
    const { id } = await person.call(submitTicket, { body: await draft(hotline) });
    expect((await ownLook({ id, citizen: person, user })).visibility).toBe('private');
  });
});
