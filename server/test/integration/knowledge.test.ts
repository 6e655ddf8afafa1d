import { getPolicy, searchPolicies, type KnowledgeHit } from '@hotline/shared/contracts/knowledge';
import knowledge from '../../src/demo/taiyuan/knowledge.json';
import { KnowledgeRow } from '../../src/modules/knowledge/knowledge.entity';
import { eventually } from '../support/eventually';
import { openHotline, type Hotline } from '../support/hotline';
import { Person } from '../support/people';
import { verdictOf } from '../support/refusal';

let hotline: Hotline;
let anybody: Person;

beforeAll(async () => {
  hotline = await openHotline();
  // The demo city's policies speak of this autumn.
  hotline.clock.set(Date.parse('2026-11-21T10:00:00+08:00'));
  anybody = new Person(hotline.url, {});
});
afterAll(() => hotline?.stop());

const search = async (q: string): Promise<KnowledgeHit[]> => (await anybody.call(searchPolicies, { query: { q } })).items;
const titleOf = (key: string | null): string => knowledge.find((item) => item.key === key)?.title ?? '';
const questions = knowledge.flatMap(({ title, testQuestions }) => testQuestions.map((question) => [question, title] as const));
const today = '2026-11-21';
const expired = knowledge.filter(({ effectiveTo }) => effectiveTo !== null && effectiveTo < today);

test('the city has forty answers and more, each with a title of its own and something to say', () => {
  expect(knowledge.length).toBeGreaterThanOrEqual(40);
  expect(questions.length).toBeGreaterThanOrEqual(80);
  expect(new Set(knowledge.map(({ title }) => title)).size).toBe(knowledge.length);
  expect(knowledge.filter(({ body }) => [...body].length < 200)).toEqual([]);
  expect(knowledge.flatMap(({ questions: known, testQuestions }) => testQuestions.filter((question) => known.includes(question)))).toEqual([]);
});

test("every test question, in a citizen's words and without log-in, finds its own answer first", async () => {
  const missed: string[] = [];
  for (const [question, title] of questions) {
    const [first] = await search(question);
    if (first?.title !== title) missed.push(`${question} → ${first?.title ?? 'nothing'}, not ${title}`);
  }
  expect(missed).toEqual([]);
});

test('a hit says what it is: source, department, validity, and the passage with what matched', async () => {
  const [hit] = await search('外省返并要报备吗');
  expect(hit).toMatchObject({ kind: 'policy', source: expect.stringMatching(/^《/) as string, departmentName: expect.stringMatching(/\S/) as string, effectiveFrom: '2026-11-01', expired: false });
  const matched = hit?.passage.filter((piece) => piece.matched).map((piece) => piece.text) ?? [];
  expect(matched.join()).toMatch(/报备/);
  const passage = hit?.passage.map((piece) => piece.text).join('').replace(/^…|…$/g, '') ?? '';
  expect(knowledge.find(({ title }) => title === hit?.title)?.body.replace(/\s+/g, ' ')).toContain(passage);
});

test('answers no longer in force are marked, stand last, and name what replaced them', async () => {
  expect(expired.length).toBeGreaterThan(0);
  for (const item of expired) {
    const hits = await search(item.title);
    const at = hits.findIndex(({ title }) => title === item.title);
    expect([item.title, hits[at]?.expired]).toEqual([item.title, true]);
    expect(hits.slice(at).every((hit) => hit.expired)).toBe(true);
    expect(hits[0]?.title).toBe(titleOf(item.supersededBy));
    const whole = await anybody.call(getPolicy, { params: { id: hits[at]?.id ?? '' } });
    expect(whole.replacedBy).toEqual({ id: hits[0]?.id, title: titleOf(item.supersededBy) });
  }
});

test('an answer expires at the end of its last day in Shanghai', async () => {
  const item = knowledge.find(({ key }) => key === 'sealed-compound-delivery');
  const find = async () => (await search(item?.title ?? '')).find(({ title }) => title === item?.title);
  hotline.clock.set(Date.parse(`${item?.effectiveTo}T23:59:00+08:00`));
  expect((await find())?.expired).toBe(false);
  hotline.clock.advance(61_000);
  expect((await find())?.expired).toBe(true);
  hotline.clock.set(Date.parse(`${item?.effectiveFrom}T00:00:00+08:00`) - 1000);
  expect(await find()).toBeUndefined();
  hotline.clock.set(Date.parse(`${today}T10:00:00+08:00`));
});

/** Changes an item as an editor would: the row, its version and its instant. */
async function rewrite(title: string, change: Partial<KnowledgeRow>): Promise<void> {
  const { db } = hotline.server.platform;
  await db.transact(async (em) => {
    const { id, version, updatedAt } = await em.findOneByOrFail(KnowledgeRow, { title });
    await em.update(KnowledgeRow, { id }, { ...change, version: version + 1, updatedAt: updatedAt + 1 });
  });
}

test('a changed answer is found by its new words within two seconds, and no longer by the old ones', async () => {
  const title = titleOf('dog-management');
  const [before] = await search('养犬登记');
  expect(before?.title).toBe(title);
  await rewrite(title, { title: '鹦鹉饲养须知', questions: ['家里能养鹦鹉吗'], body: `饲养鹦鹉请先了解品种是否受保护。${'具体办法以林业部门公布的为准。'.repeat(20)}` });
  const [after] = await eventually(() => search('鹦鹉饲养'), (hits) => hits[0]?.title === '鹦鹉饲养须知', 2000);
  expect(after?.id).toBe(before?.id);
  expect((await search('养犬登记')).map(({ id }) => id)).not.toContain(before?.id);
  expect((await anybody.call(getPolicy, { params: { id: before?.id ?? '' } })).body).toContain('鹦鹉');
});

test('an answer that is replaced sinks within two seconds', async () => {
  const title = titleOf('fireworks-ban');
  expect((await search(title))[0]?.expired).toBe(false);
  await rewrite(title, { effectiveTo: '2026-11-20' });
  await eventually(() => search(title), (hits) => hits.find((hit) => hit.title === title)?.expired === true, 2000);
});

test.each(['zzqqxxyy', '😀😀😀', '𠀀𠀁𠀂', '?', '！！！', '0'])('%s finds nothing, and that is no error', async (q) => {
  expect(await search(q)).toEqual([]);
});

test.each(['"', '"供暖', '供暖*', '供暖 AND 热费', 'NOT 供暖', '供暖 OR', '-供暖', 'title:供暖', 'NEAR(供暖 热费, 2)', '供暖^2', '(供暖', '供暖)', "供暖'; DROP TABLE doc; --", '供暖\\', '供暖%_', '{title} : 供暖'])('in %s nothing is a command', async (q) => {
  const hits = await search(q);
  expect(hits.length > 0).toBe(q.includes('供暖'));
});

test('two hundred characters are answered quickly', async () => {
  const began = performance.now();
  await search('供暖不热怎么办'.repeat(28));
  expect(performance.now() - began).toBeLessThan(1000);
});

test('an answer that does not exist is not found', async () => {
  expect(await verdictOf(anybody.call(getPolicy, { params: { id: '01ARZ3NDEKTSV4RRFFQ69G5FAV' } }))).toBe('404 knowledge.notFound');
});
