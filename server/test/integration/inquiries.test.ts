import { randomUUID } from 'node:crypto';
import * as citizen from '@hotline/shared/contracts/inquiries.citizen';
import * as desk from '@hotline/shared/contracts/inquiries.staff';
import type { InputOf, OutputOf } from '@hotline/shared/contracts/contract';
import { getPolicy, searchPolicies, staffSearchPolicies } from '@hotline/shared/contracts/knowledge';
import { registerTicket } from '@hotline/shared/contracts/tickets.staff';
import { eventually } from '../support/eventually';
import { newFollower } from '../support/follower';
import { databaseKinds, openHotline, type Hotline } from '../support/hotline';
import { Person, citizenFrom, draft, staffWhenAsked } from '../support/people';
import { verdictOf } from '../support/refusal';
import { take } from '../support/journey';

/** Found nowhere else: whoever sees one of these in a table has found what must not be kept. */
const planted = ['13987651234', '140105199001011234', '139 8765 1234', '１３９８７６５１２３４', '一三九八七六五一二三四', 'zhen.sikong@example.org'];

describe.each(databaseKinds)('on %s', (kind) => {
  let hotline: Hotline;
  let editor: Person;
  let analyst: Person;
  let operator: Person;
  let people: Person[];

  beforeAll(async () => {
    hotline = await openHotline(kind);
    hotline.clock.set(Date.parse('2026-11-21T10:00:00+08:00'));
    beginShift();
    people = await Promise.all([1, 2, 3].map(async () => (await citizenFrom(hotline)).person));
  });
  afterAll(() => hotline?.stop());

  /** Sessions of staff do not outlast the day. */
  function beginShift(): void {
    [editor, analyst, operator] = [staffWhenAsked(hotline, 'editor'), staffWhenAsked(hotline, 'analyst'), staffWhenAsked(hotline, 'operator')];
  }
  function nextDay(): void {
    hotline.clock.advance(24 * 3600_000);
    beginShift();
  }

  const ask = async (person: Person, q: string): Promise<OutputOf<typeof searchPolicies>> => person.call(searchPolicies, { query: { q, via: 'h5' } });
  const asked = async (question: string): Promise<desk.AskedQuestion | undefined> => (await analyst.call(desk.listQuestions, {})).items.find((item) => item.question === question);
  const hot = async (): Promise<string[]> => (await people[0]?.call(citizen.hotQuestions, {}))?.items ?? [];
  const report = (): Promise<desk.DeflectionReport> => analyst.call(desk.getDeflection, { query: {} });
  const gaps = async (gapKind: desk.Gap['kind']): Promise<desk.Gap[]> => (await editor.call(desk.listGaps, { query: { kind: gapKind } })).items;
  const firstHit = async (q: string): Promise<string> => (await ask(new Person(hotline.url, {}), q)).items[0]?.id ?? '';

  /** Every value of every table, as text. */
  async function everything(): Promise<string> {
    const { source } = hotline.server.platform.db;
    return JSON.stringify(await Promise.all(source.entityMetadatas.map(({ tablePath }) => source.query(`SELECT * FROM ${tablePath}`))));
  }

  test('a search is counted by its words, its channel and its people; what is only typed is not', async () => {
    const [first = operator, second = operator] = people;
    for (const q of ['暖气不热怎么办', '暖气不热怎么办？', '暖气不热怎么办!']) await ask(first, q);
    await ask(second, '暖气不热怎么办');
    await operator.call(staffSearchPolicies, { query: { q: '暖气不热怎么办', asked: '1' } });
    await operator.call(staffSearchPolicies, { query: { q: '暖气不热怎么办' } });
    await second.call(searchPolicies, { query: { q: '暖气不热怎么办' } });
    const { say } = await newFollower(hotline);
    const reply = await say('暖气不热怎么办');
    expect(await asked('暖气不热怎么办')).toMatchObject({ asked: 6, people: 4, empty: 0, channels: { h5: 4, desk: 1, officialAccount: 1 } });
    const [, link = ''] = /href="([^"]*knowledge\/item[^"]*)"/.exec(reply) ?? [];
    expect(link).toMatch(/\/h5\/#\/knowledge\/item\/index\?id=[0-9A-Z]{26}$/);
  });

  test('what was opened from the results is counted with the question', async () => {
    const id = await firstHit('居住证怎么办理');
    await people[0]?.call(citizen.noteOpened, { body: { q: '居住证怎么办理', id, via: 'h5' } });
    expect(await asked('居住证怎么办理')).toMatchObject({ opened: 1 });
    expect(await verdictOf(editor.call(citizen.noteOpened, { body: { q: '居住证', id: '01ARZ3NDEKTSV4RRFFQ69G5FAV', via: 'h5' } }))).toBe('404 knowledge.notFound');
  });

  test('numbers and addresses in a question, and who asked, are in no table', async () => {
    const [person = operator] = people;
    const id = await firstHit('暖气不热怎么办');
    const visit = randomUUID();
    for (const words of planted) {
      const q = `暖气不热请打${words}`;
      await ask(person, q);
      await person.call(citizen.noteOpened, { body: { q, id, via: 'h5' } });
      await person.call(citizen.voteOnAnswer, { params: { id }, body: { version: 1, useful: false, reason: 'offTopic', q, via: 'h5' } });
      await person.call(citizen.offerAnswers, { body: { visit, via: 'h5', content: q } });
    }
    const { user, say } = await newFollower(hotline);
    await say(`有人知道${planted[0] ?? ''}是哪里吗`);
    await analyst.call(desk.listQuestions, {});
    await hotline.server.runJob('inquiries-gaps');
    const kept = await everything();
    expect(planted.filter((words) => kept.includes(words))).toEqual([]);
    expect(kept).not.toContain(visit);
    const counts: unknown[] = await hotline.server.platform.db.source.query('SELECT * FROM search_day');
    const askers: unknown[] = await hotline.server.platform.db.source.query('SELECT * FROM search_asker');
    expect(JSON.stringify([counts, askers])).not.toContain(user);
    // The look would find one, and the searches were counted.
    expect(kept).toContain('暖气不热怎么办');
    expect(await asked('')).toMatchObject({ channels: { h5: planted.length, officialAccount: 1 } });
  });

  test('who asked is forgotten the day after, the counts stay', async () => {
    const before = await asked('暖气不热怎么办');
    nextDay();
    await hotline.server.runJob('inquiries-forget');
    expect(await hotline.server.platform.db.source.query('SELECT * FROM search_asker')).toEqual([]);
    expect(await asked('暖气不热怎么办')).toEqual(before);
  });

  test('asked by three people a question is hot, until an editor hides it; pinned ones stand first, and only with an answer', async () => {
    const question = '外地回来需要提前报备吗';
    for (const person of people.slice(0, 2)) await ask(person, question);
    expect(await asked(question)).toMatchObject({ people: 2, shown: false });
    for (const person of people) await ask(person, question);
    expect(await asked(question)).toMatchObject({ people: 3, shown: true });
    hotline.clock.advance(31_000);
    // In the words of the answer: nobody puts a sentence on the page by asking it three times.
    const answer = (await ask(new Person(hotline.url, {}), question)).items[0]?.title ?? '';
    expect(await hot()).toContain(answer);
    expect(await hot()).not.toContain(question);
    await editor.call(desk.setQuestionStanding, { body: { q: question, standing: 'hidden' } });
    expect(await hot()).not.toContain(answer);
    await editor.call(desk.setQuestionStanding, { body: { q: '居住证怎么办理', standing: 'pinned' } });
    expect((await hot())[0]).toBe('居住证怎么办理');
    expect(await verdictOf(editor.call(desk.setQuestionStanding, { body: { q: 'qqxxzz', standing: 'pinned' } }))).toBe('409 inquiry.noAnswer');
    expect(await verdictOf(analyst.call(desk.setQuestionStanding, { body: { q: question, standing: null } }))).toBe('403 permission.denied');
  });

  test('a person has one vote on a version, the last one', async () => {
    const id = await firstHit('居住证怎么办理');
    const { version } = await operator.call(getPolicy, { params: { id } });
    const vote = (person: Person, body: Pick<InputOf<typeof citizen.voteOnAnswer>['body'], 'useful' | 'reason'>) => person.call(citizen.voteOnAnswer, { params: { id }, body: { ...body, version, q: '居住证怎么办理', via: 'h5' } });
    const [first = operator, second = operator] = people;
    await vote(first, { useful: true, reason: null });
    await vote(first, { useful: false, reason: null });
    await vote(first, { useful: false, reason: 'outdated' });
    await vote(second, { useful: true, reason: null });
    const votes: { useful: number; reason: string | null }[] = await hotline.server.platform.db.source.query(`SELECT useful, reason FROM answer_vote WHERE itemId = '${id}' ORDER BY useful`);
    expect(votes.map(({ useful, reason }) => [Boolean(useful), reason])).toEqual([[false, 'outdated'], [true, null]]);
    expect(await verdictOf(first.call(citizen.voteOnAnswer, { params: { id }, body: { version: 99, useful: true, reason: null, q: '', via: 'h5' } }))).toBe('404 knowledge.notFound');
  });

  test('the rate is what answers have solved of what came to an end; undone, or submitted after all, it is not solved', async () => {
    const before = (await report()).total;
    const content = '家里暖气不热，放气也没有用，怎么办';
    const visits = Array.from({ length: 5 }, () => randomUUID());
    const [solved, undone, submitted, both, left] = visits as [string, string, string, string, string];
    const [person = operator] = people;
    const tell = (visit: string, event: InputOf<typeof citizen.noteDeflection>['body']['event']) => person.call(citizen.noteDeflection, { body: { visit, event } });
    for (const visit of visits) {
      const { items } = await person.call(citizen.offerAnswers, { body: { visit, via: 'h5', content } });
      expect(items.length).toBeGreaterThan(0);
      await person.call(citizen.offerAnswers, { body: { visit, via: 'h5', content } });
    }
    await tell(solved, 'opened');
    await tell(solved, 'solved');
    await tell(undone, 'solved');
    await tell(undone, 'resumed');
    await tell(submitted, 'submitted');
    await tell(both, 'solved');
    await tell(both, 'submitted');
    await tell(left, 'opened');
    await tell(randomUUID(), 'solved');
    const after = await report();
    const { shown, opened } = after.total;
    expect([shown - before.shown, opened - before.opened, after.total.solved, after.total.submitted]).toEqual([5, 2, 1, 2]);
    expect(after.total.rate).toBeCloseTo(1 / 3);
    expect(after.channels.find(({ key }) => key === 'h5')).toMatchObject({ name: '微信网页', solved: 1, submitted: 2 });
    expect(after.topics.every(({ name }) => name.length > 0)).toBe(true);
    const csv = await (await analyst.get(desk.deflectionExportPath)).text();
    expect(csv).toContain('"日期","渠道","主题"');
    expect(csv).toContain('"微信网页"');
    expect((await operator.fetch(desk.deflectionExportPath)).status).toBe(403);
    expect(await verdictOf(analyst.call(desk.getDeflection, { query: { from: '2026-01-01', to: '2026-11-21' } }))).toBe('400 inquiry.badRange');
  });

  test('what finds nothing is one gap however it is put; taken and closed it stays closed until it is asked on a later day', async () => {
    const words = ['zzyx qqwk wwvv', 'zzyx qqwk wwvv?', 'zzyx qqwk wwvv vvss'];
    for (const q of words) expect((await ask(people[0] ?? operator, q)).items).toEqual([]);
    await analyst.call(desk.listQuestions, {});
    await hotline.server.runJob('inquiries-gaps');
    await hotline.server.runJob('inquiries-gaps');
    const mine = (await gaps('noAnswer')).filter(({ subject }) => subject.startsWith('zzyx'));
    expect(mine).toMatchObject([{ subject: 'zzyx qqwk wwvv', total: 3, state: 'open', channels: { h5: 3 } }]);
    const [gap] = mine;
    const params = { id: gap?.id ?? '' };
    expect(await verdictOf(analyst.call(desk.takeGap, { params, body: { version: 1 } }))).toBe('403 permission.denied');
    expect(await editor.call(desk.takeGap, { params, body: { version: 1 } })).toMatchObject({ state: 'taken', own: true, version: 2 });
    expect(await verdictOf(editor.call(desk.takeGap, { params, body: { version: 1 } }))).toBe('409 gap.changed');
    const itemId = await firstHit('居住证怎么办理');
    expect(await editor.call(desk.closeGap, { params, body: { version: 2, answered: true, itemId, reason: '已在居住证条目中补充问法' } })).toMatchObject({ state: 'answered', answer: { id: itemId } });
    await hotline.server.runJob('inquiries-gaps');
    expect((await gaps('noAnswer')).filter(({ subject, state }) => subject.startsWith('zzyx') && state === 'open')).toEqual([]);
    nextDay();
    await ask(people[0] ?? operator, words[0] ?? '');
    await analyst.call(desk.listQuestions, {});
    await hotline.server.runJob('inquiries-gaps');
    expect((await gaps('noAnswer')).filter(({ subject, state }) => subject.startsWith('zzyx') && state === 'open')).toMatchObject([{ total: 1 }]);
  });

  test('an answer judged useless is a gap of that answer, with the reason', async () => {
    await hotline.server.runJob('inquiries-gaps');
    const id = await firstHit('居住证怎么办理');
    const gap = (await gaps('useless')).find(({ item }) => item?.id === id);
    expect(gap).toMatchObject({ total: 1, channels: { h5: 1 }, examples: ['居住证怎么办理：内容过时'] });
  });

  test('a category staff answer three times without a source is a gap; ids and category are all that is kept', async () => {
    const answer = async (knowledgeId: string | null): Promise<void> => {
      const { requestType, content } = await draft(hotline);
      const { id } = await operator.call(registerTicket, { body: { idempotencyKey: randomUUID(), requestType, content, urgency: 'normal', category: 'utility.heating', area: null, contactName: null, contactPhone: '13800000000', address: null } });
      await take(operator, id, ['answerDirectly', { knowledgeId }]);
    };
    await answer(await firstHit('暖气不热怎么办'));
    for (let count = 0; count < 3; count += 1) await answer(null);
    await eventually(() => hotline.server.platform.db.source.query('SELECT * FROM uncited_answer') as Promise<unknown[]>, (rows) => rows.length === 3);
    await hotline.server.runJob('inquiries-gaps');
    expect(await gaps('uncited')).toMatchObject([{ total: 3, examples: [], channels: {} }]);
  });

  test('a gap is let go ninety days after it was closed or last asked for', async () => {
    const count = async (): Promise<number> => Number((await hotline.server.platform.db.source.query<{ n: number }[]>('SELECT COUNT(*) AS n FROM knowledge_gap'))[0]?.n);
    const before = await count();
    await hotline.server.runJob('inquiries-forget-gaps');
    expect([before > 0, await count()]).toEqual([true, before]);
    hotline.clock.advance(91 * 24 * 3600_000);
    await hotline.server.runJob('inquiries-forget-gaps');
    expect(await count()).toBe(0);
  });
});
