import { searchPolicies } from '@hotline/shared/contracts/knowledge';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { KnowledgeRow } from '../../src/modules/knowledge/knowledge.entity';
import { KnowledgeSearch } from '../../src/modules/knowledge/knowledge-search';
import { eventually } from '../support/eventually';
import { openHotline, type Hotline } from '../support/hotline';
import { Person } from '../support/people';

let hotline: Hotline;
let anybody: Person;
/** The index of another replica on the same tables. */
let other: KnowledgeSearch;

const today = '2026-11-21';

beforeAll(async () => {
  hotline = await openHotline();
  hotline.clock.set(Date.parse(`${today}T10:00:00+08:00`));
  anybody = new Person(hotline.url, {});
  other = new KnowledgeSearch(hotline.server.platform.db, { folder: join(hotline.server.platform.config.DATA_DIR, 'search') });
  await other.follow();
});
afterAll(async () => {
  await other?.close();
  await hotline?.stop();
});

const titles = async (q: string): Promise<string[]> => (await anybody.call(searchPolicies, { query: { q } })).items.map(({ title }) => title);
const titlesElsewhere = async (q: string): Promise<string[]> => (await other.search(q, { today })).map(({ title }) => title);

async function rewrite(title: string, change: Partial<KnowledgeRow>): Promise<void> {
  await hotline.server.platform.db.transact(async (em) => {
    const { id, version, updatedAt } = await em.findOneByOrFail(KnowledgeRow, { title });
    await em.update(KnowledgeRow, { id }, { ...change, version: version + 1, updatedAt: updatedAt + 1 });
  });
}

test('what is published is found within a second on every replica, what is taken back no longer', async () => {
  await rewrite('养犬登记、遛狗牵绳和公园禁犬区', { title: '鹦鹉饲养须知', questions: ['家里能养鹦鹉吗'], body: '饲养鹦鹉请先了解品种是否受保护。' });
  const places = [titles, titlesElsewhere];
  for (const find of places) await eventually(() => find('鹦鹉饲养'), ([first]) => first === '鹦鹉饲养须知', 1000);
  await rewrite('鹦鹉饲养须知', { state: 'retired' });
  for (const find of places) await eventually(() => find('鹦鹉饲养'), (found) => !found.includes('鹦鹉饲养须知'), 1000);
});

test('two processes on one folder do not share an index', () => {
  const folder = join(hotline.server.platform.config.DATA_DIR, 'search');
  expect(['0', '1'].map((slot) => existsSync(join(folder, slot, 'knowledge.sqlite')))).toEqual([true, true]);
});

test.each([
  ['deleted', (file: string) => rmSync(file)],
  ['damaged', (file: string) => writeFileSync(file, 'damaged'.repeat(9000))],
])('an index file that was %s is filled again from the table', async (_, harm) => {
  const file = join(hotline.server.platform.config.DATA_DIR, 'search', '0', 'knowledge.sqlite');
  harm(file);
  await rewrite('路灯不亮、白天亮灯怎么报修', { source: '照明管理办法' });
  await eventually(() => titles('一整条街路灯都黑着'), ([first]) => first === '路灯不亮、白天亮灯怎么报修', 5000);
  await eventually(() => titles('残疾证怎么办理'), ([first]) => first === '残疾证办理、残疾人两项补贴和辅具', 5000);
});

test('an area leaves out what holds elsewhere only', async () => {
  const everywhere = await titlesElsewhere('封控小区怎么买菜');
  expect(everywhere[0]).toBe('封控小区怎么买菜、怎么买药');
  const found = async (area: string): Promise<string[]> => (await other.search('封控小区怎么买菜', { today, area })).map(({ title }) => title);
  expect(await found('小店区')).toContain('封控小区怎么买菜、怎么买药');
  expect(await found('娄烦县')).not.toContain('封控小区怎么买菜、怎么买药');
});

test('synonyms, suggestions and what was meant', async () => {
  expect(await titlesElsewhere('取暖器材火炕')).not.toContain('2026—2027采暖期供暖时间和供热标准');
  await other.setSynonyms(new Map([['火炕', ['供暖']]]));
  expect(await titlesElsewhere('火炕')).toContain('2026—2027采暖期供暖时间和供热标准');
  expect(await other.suggest('gongji', today)).toContain('公积金怎么提取出来');
  expect(await other.didYouMean('共暖')).toBe('供暖');
});
