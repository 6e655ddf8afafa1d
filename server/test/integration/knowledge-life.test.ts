import type { OutputOf } from '@hotline/shared/contracts/contract';
import { listAudit } from '@hotline/shared/contracts/audit.staff';
import { getPolicy, searchPolicies, staffSearchPolicies } from '@hotline/shared/contracts/knowledge';
import * as editing from '@hotline/shared/contracts/knowledge-editing.staff';
import { actionContracts } from '@hotline/shared/contracts/ticket-actions.staff';
import { submitTicket } from '@hotline/shared/contracts/tickets.citizen';
import { getTicket } from '@hotline/shared/contracts/tickets.staff';
import { readCitation } from '@hotline/shared/text/citation';
import { endOfShanghaiDay, shanghaiDay } from '../../src/platform/clock';
import { databaseKinds, openHotline, type Hotline } from '../support/hotline';
import { eventually } from '../support/eventually';
import { policyText, publish, type Editors } from '../support/knowledge';
import { citizenFrom, draft, newStaff, Person, staffOf } from '../support/people';
import { verdictOf } from '../support/refusal';

const submitTicketNow = async (hotline: Hotline): Promise<string> => (await (await citizenFrom(hotline)).person.call(submitTicket, { body: await draft(hotline) })).id;

describe.each(databaseKinds)('on %s', (kind) => {
  let hotline: Hotline;
  let editors: Editors;
  let author: Person;
  let reviewer: Person;
  let operator: Person;
  let citizen: Person;

  beforeAll(async () => {
    hotline = await openHotline(kind);
    [author, reviewer, operator] = [await staffOf(hotline, 'editor'), await newStaff(hotline, { role: 'editor', department: null }), await staffOf(hotline, 'operator')];
    editors = { author, reviewer };
    citizen = new Person(hotline.url, {});
  });
  afterAll(() => hotline?.stop());

  const tomorrow = (): string => shanghaiDay(hotline.clock.now() + 86_400_000);
  const yesterday = (): string => shanghaiDay(hotline.clock.now() - 86_400_000);
  const found = async (q: string): Promise<string[]> => (await citizen.call(searchPolicies, { query: { q } })).items.filter(({ expired }) => !expired).map(({ id }) => id);
  const read = (id: string) => citizen.call(getPolicy, { params: { id } });
  const record = (id: string) => author.call(editing.getKnowledge, { params: { id } });
  const finds = (q: string, id: string, wanted = true) => eventually(() => found(q), (ids) => ids.includes(id) === wanted, 2000);

  test('a draft is nobody\'s answer until another editor has published it', async () => {
    const text = policyText({ title: '冬季供水防冻须知', body: '水表井请用棉布包裹，防止冻裂。', questions: [] });
    const { id } = await author.call(editing.addKnowledge, { body: { kind: 'policy', text, replaces: null } });
    const params = { id };
    expect(await verdictOf(read(id))).toBe('404 knowledge.notFound');
    await author.call(editing.saveKnowledgeDraft, { params, body: { version: 1, text: { ...text, body: `${text.body}冻住后请用温水慢慢化开。` }, replaces: null } });
    expect(await verdictOf(author.call(editing.saveKnowledgeDraft, { params, body: { version: 1, text, replaces: null } }))).toBe('409 knowledge.changed');
    expect(await verdictOf(reviewer.call(editing.approveKnowledgeDraft, { params, body: { version: 2, publishAt: null } }))).toBe('409 knowledge.wrongState');
    await author.call(editing.submitKnowledgeDraft, { params, body: { version: 2, note: '新增' } });
    expect(await verdictOf(author.call(editing.approveKnowledgeDraft, { params, body: { version: 3, publishAt: null } }))).toBe('403 knowledge.sameAuthor');
    expect(await found('水表防冻')).not.toContain(id);
    const done = await reviewer.call(editing.approveKnowledgeDraft, { params, body: { version: 3, publishAt: null } });
    expect([done.state, done.draft, done.versions.length, done.versions[0]?.note]).toEqual(['published', null, 1, '新增']);
    await finds('水表防冻', id);
    expect((await read(id)).body).toContain('温水');
  });

  test('whoever wrote one word of a draft cannot review it, and a review that does not pass says why', async () => {
    const { id } = await author.call(editing.addKnowledge, { body: { kind: 'approvedAnswer', text: policyText({ title: '燃气安全检查多久一次' }), replaces: null } });
    const params = { id };
    await reviewer.call(editing.saveKnowledgeDraft, { params, body: { version: 1, text: policyText({ title: '燃气安全检查多久一次', body: '每两年一次。' }), replaces: null } });
    await author.call(editing.submitKnowledgeDraft, { params, body: { version: 2, note: '新增' } });
    for (const writer of [author, reviewer]) expect(await verdictOf(writer.call(editing.approveKnowledgeDraft, { params, body: { version: 3, publishAt: null } }))).toBe('403 knowledge.sameAuthor');
    const manager = await staffOf(hotline, 'dutyManager');
    const back = await manager.call(editing.reworkKnowledgeDraft, { params, body: { version: 3, reason: '请补充依据' } });
    expect([back.draft?.state, back.draft?.returned?.reason, back.draft?.own]).toEqual(['draft', '请补充依据', false]);
    await author.call(editing.discardKnowledgeDraft, { params, body: { version: 4 } });
    expect(await verdictOf(record(id))).toBe('404 knowledge.notFound');
  });

  test('the next version is written beside the published one, and a restored version is what everybody reads within a second', async () => {
    const id = await publish(editors, policyText({ title: '烟花燃放时间', documentNo: '并政〔2026〕1号', body: '除夕可以燃放，其余时间禁止。' }));
    await publish(editors, policyText({ title: '烟花燃放时间', documentNo: '并政〔2026〕1号', body: '全年禁止燃放。', questions: ['过年能不能放炮仗'] }), { id, note: '改为全年禁放' });
    await finds('炮仗', id);
    const before = await record(id);
    expect(before.versions.map(({ version, note }) => [version, note])).toEqual([[2, '改为全年禁放'], [1, '内容更新']]);
    expect((await read(id)).body).toBe('全年禁止燃放。');
    const params = { id };
    expect(await verdictOf(author.call(editing.restoreKnowledgeVersion, { params, body: { version: 1, restore: 1, reason: '发布有误' } }))).toBe('409 knowledge.changed');
    const began = performance.now();
    const after = await author.call(editing.restoreKnowledgeVersion, { params, body: { version: 2, restore: 1, reason: '发布有误' } });
    expect(after.versions.map(({ version, restoredFrom }) => [version, restoredFrom])).toEqual([[3, 1], [2, null], [1, null]]);
    expect(await read(id)).toMatchObject({ body: '除夕可以燃放，其余时间禁止。', version: 3 });
    await finds('炮仗', id, false);
    expect(performance.now() - began).toBeLessThan(2000);
    const second = await operator.call(editing.getKnowledgeVersion, { params: { id, version: '2' } });
    expect(second).toMatchObject({ text: { body: '全年禁止燃放。' }, newest: 3, inForce: false });
  });

  test('a text approved for an instant is published at it, once, and not before', async () => {
    const text = policyText({ title: '夜间公交延时', documentNo: null });
    const { id } = await author.call(editing.addKnowledge, { body: { kind: 'policy', text, replaces: null } });
    const params = { id };
    await author.call(editing.submitKnowledgeDraft, { params, body: { version: 1, note: '新增' } });
    const publishAt = hotline.clock.now() + 600_000;
    expect(await verdictOf(reviewer.call(editing.approveKnowledgeDraft, { params, body: { version: 2, publishAt: publishAt - 601_000 } }))).toBe('400 knowledge.instantPassed');
    const waiting = await reviewer.call(editing.approveKnowledgeDraft, { params, body: { version: 2, publishAt } });
    expect([waiting.draft?.state, waiting.draft?.publishAt]).toEqual(['scheduled', publishAt]);
    await hotline.server.runJob('knowledge-publication');
    expect(await verdictOf(read(id))).toBe('404 knowledge.notFound');
    hotline.clock.advance(601_000);
    await Promise.all([hotline.server.runJob('knowledge-publication'), hotline.server.runJob('knowledge-publication')]);
    const done = await record(id);
    expect([done.state, done.versions.length, done.draft]).toEqual(['published', 1, null]);
  });

  test('what was approved for a later instant does not come back by itself after the item was taken down', async () => {
    const text = policyText({ title: '临时便道开放时段', documentNo: 'G1' });
    const id = await publish(editors, text);
    const params = { id };
    await author.call(editing.saveKnowledgeDraft, { params, body: { version: 0, text: { ...text, body: '便道改为全天开放。' }, replaces: null } });
    await author.call(editing.submitKnowledgeDraft, { params, body: { version: 1, note: '调整' } });
    await reviewer.call(editing.approveKnowledgeDraft, { params, body: { version: 2, publishAt: hotline.clock.now() + 60_000 } });
    await author.call(editing.retireKnowledge, { params, body: { version: 1, reason: '便道塌陷' } });
    hotline.clock.advance(61_000);
    await hotline.server.runJob('knowledge-publication');
    expect(await record(id)).toMatchObject({ state: 'retired', draft: { state: 'draft', publishAt: null, returned: { by: '系统', reason: expect.stringContaining('状态') } }, versions: [{ version: 1 }] });
    expect(await verdictOf(read(id))).toBe('404 knowledge.notFound');
  });

  test('an answer in force is not taken away by one that begins later; it waits for its day', async () => {
    const text = policyText({ title: '冬季公交首末班', documentNo: 'H1', body: '首班六点。' });
    const id = await publish(editors, text);
    const params = { id };
    await author.call(editing.saveKnowledgeDraft, { params, body: { version: 0, text: { ...text, body: '首班五点半。', effectiveFrom: tomorrow() }, replaces: null } });
    await author.call(editing.submitKnowledgeDraft, { params, body: { version: 1, note: '提前' } });
    expect(await verdictOf(reviewer.call(editing.approveKnowledgeDraft, { params, body: { version: 2, publishAt: null } }))).toBe('409 knowledge.notYetInForce');
    expect((await read(id)).body).toBe('首班六点。');
    const publishAt = endOfShanghaiDay(shanghaiDay(hotline.clock.now()));
    expect((await reviewer.call(editing.approveKnowledgeDraft, { params, body: { version: 2, publishAt } })).draft?.state).toBe('scheduled');
    // What nobody relies on yet may be published ahead of its day.
    expect((await record(await publish(editors, policyText({ title: '明天开始的新规定', documentNo: 'H2', effectiveFrom: tomorrow() })))).published?.version).toBe(1);
  });

  test('what was replaced twice leads to what holds now, and to nothing once that is gone', async () => {
    const text = (at: number) => policyText({ title: `停车收费办法第${at}次修订`, documentNo: `J${at}` });
    const first = await publish(editors, text(1));
    const second = await publish(editors, text(2), { replaces: first });
    const third = await publish(editors, text(3), { replaces: second });
    expect([(await read(first)).replacedBy?.id, (await read(second)).replacedBy?.id]).toEqual([third, third]);
    // What begins tomorrow holds nowhere yet: until then the one before it does.
    const fourth = await publish(editors, { ...text(4), effectiveFrom: tomorrow() }, { replaces: third });
    expect([(await read(first)).replacedBy?.id, (await read(third)).expired]).toEqual([third, false]);
    await author.call(editing.retireKnowledge, { params: { id: third }, body: { version: 1, reason: '废止' } });
    expect((await read(first)).replacedBy).toBeNull();
    expect((await read(fourth)).effectiveFrom).toBe(tomorrow());
  });

  test('what another takes the place of ends the day before, names it, and comes back when restored', async () => {
    const old = await publish(editors, policyText({ title: '返程登记办法（旧）', documentNo: 'A1', body: '返程须电话登记。' }));
    const next = await publish(editors, policyText({ title: '返程登记办法（新）', documentNo: 'A2', body: '返程不再登记。' }), { replaces: old });
    const gone = await read(old);
    expect([gone.expired, gone.effectiveTo, gone.replacedBy?.id]).toEqual([true, yesterday(), next]);
    expect((await record(old)).state).toBe('superseded');
    expect((await operator.call(editing.listKnowledge, { query: { state: 'superseded', q: '返程登记' } })).items.map(({ id }) => id)).toEqual([old]);
    expect((await operator.call(editing.getKnowledgeVersion, { params: { id: old, version: '1' } })).text.effectiveTo).toBeNull();
    await author.call(editing.restoreKnowledgeVersion, { params: { id: old }, body: { version: 1, restore: 1, reason: '新办法暂缓' } });
    expect(await read(old)).toMatchObject({ expired: false, replacedBy: null, version: 2 });
  });

  test('a retired item is gone for citizens and for the search at once, and its history stays', async () => {
    const id = await publish(editors, policyText({ title: '临时停水通告', documentNo: 'B1', body: '因管道检修临时停水。' }));
    await finds('管道检修停水', id);
    await author.call(editing.retireKnowledge, { params: { id }, body: { version: 1, reason: '检修已结束' } });
    expect(await verdictOf(read(id))).toBe('404 knowledge.notFound');
    expect(await found('管道检修停水')).not.toContain(id);
    expect(await record(id)).toMatchObject({ state: 'retired', versions: [{ version: 1 }] });
  });

  test('a draft begun before somebody else published cannot undo that', async () => {
    const text = policyText({ title: '共享单车停放', documentNo: 'C1' });
    const id = await publish(editors, text);
    const params = { id };
    await author.call(editing.saveKnowledgeDraft, { params, body: { version: 0, text: { ...text, body: '划线停放。' }, replaces: null } });
    await author.call(editing.submitKnowledgeDraft, { params, body: { version: 1, note: '补充' } });
    await reviewer.call(editing.restoreKnowledgeVersion, { params, body: { version: 1, restore: 1, reason: '重新发布' } });
    expect(await verdictOf(reviewer.call(editing.approveKnowledgeDraft, { params, body: { version: 2, publishAt: null } }))).toBe('409 knowledge.outdated');
  });

  test('two items of one kind, title and number there cannot be', async () => {
    await publish(editors, policyText({ title: '重复的标题', documentNo: 'D1' }));
    expect(await verdictOf(author.call(editing.addKnowledge, { body: { kind: 'policy', text: policyText({ title: '重复的标题', documentNo: 'D1' }), replaces: null } }))).toBe('409 knowledge.already');
  });

  test('notes for operators never leave the staff side', async () => {
    const secret = '内部口径四个字不外传';
    const id = await publish(editors, policyText({ title: '噪音投诉怎么办', documentNo: null, notes: secret, body: '请拨打12345反映。' }), { kind: 'approvedAnswer' });
    await finds('噪音投诉怎么办', id);
    const said = await Promise.all([`/api/citizen/policies/${id}`, `/api/citizen/policies?q=${encodeURIComponent('噪音投诉怎么办')}`, `/policies/${id}`, '/policies/'].map(async (path) => (await fetch(hotline.url + path)).text()));
    expect(said.join()).toContain('噪音投诉怎么办');
    expect(said.join()).not.toContain(secret);
    expect((await operator.call(staffSearchPolicies, { query: { q: secret } })).items.map((hit) => hit.id)).not.toContain(id);
    expect((await operator.call(editing.staffGetPolicy, { params: { id } })).notes).toBe(secret);
  });

  test('an answer cites the version its author read, also when a newer one has come out since', async () => {
    const text = policyText({ title: '居住证办理时限', documentNo: 'F1', body: '居住证自受理之日起十五个工作日内发放。' });
    const id = await publish(editors, text);
    const inserted = await operator.call(editing.staffGetPolicy, { params: { id } });
    await publish(editors, { ...text, body: '居住证自受理之日起五个工作日内发放。' }, { id });
    const ticket = await submitTicketNow(hotline);
    await operator.call(actionContracts.answerDirectly, { params: { id: ticket }, body: { version: 1, reply: inserted.body, knowledgeId: id, knowledgeVersion: inserted.version } });
    const { timeline } = await operator.call(getTicket, { params: { id: ticket } });
    const cited = readCitation(timeline.find(({ action }) => action === 'answerDirectly')?.detail ?? '');
    expect(cited).toEqual({ id, title: '居住证办理时限', version: 1 });
    const read = await operator.call(editing.getKnowledgeVersion, { params: { id, version: String(cited?.version) } });
    expect([read.text.body, read.newest, read.inForce]).toEqual(['居住证自受理之日起十五个工作日内发放。', 2, false]);
  });

  test('what is due for review is listed, and only editors write', async () => {
    const id = await publish(editors, policyText({ title: '到期复核的政策', documentNo: 'E1', reviewBy: yesterday() }));
    const due = (await operator.call(editing.listKnowledge, { query: { due: '1' } })).items;
    expect(due.map((item) => [item.id, item.due])).toContainEqual([id, true]);
    expect(due.every((item) => item.due)).toBe(true);
    expect(await verdictOf(operator.call(editing.addKnowledge, { body: { kind: 'policy', text: policyText({ title: '话务员写的' }), replaces: null } }))).toBe('403 permission.denied');
    expect(await verdictOf(operator.call(editing.retireKnowledge, { params: { id }, body: { version: 1, reason: '不要了' } }))).toBe('403 permission.denied');
  });

  test('every change stands in the audit trail', async () => {
    const auditor = await staffOf(hotline, 'auditor');
    const details: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page: OutputOf<typeof listAudit> = await auditor.call(listAudit, { query: { action: 'editKnowledge', ...(cursor && { cursor }) } });
      details.push(...page.items.map(({ detail }) => detail ?? ''));
      cursor = page.nextCursor;
    }
    for (const wanted of ['新建草稿', '提交审核', '审核通过，发布第1版', '恢复第1版，作为第2版发布', '下架', '退回修改', '定时发布第1版']) expect([wanted, details.some((detail) => detail.startsWith(wanted))]).toEqual([wanted, true]);
  });
});
