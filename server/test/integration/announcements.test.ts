import { addAnnouncement, changeAnnouncement, listAnnouncementRecords } from '@hotline/shared/contracts/city-data.staff';
import { getCity, listAnnouncements } from '@hotline/shared/contracts/city.citizen';
import { shanghaiDay } from '../../src/platform/clock';
import { type Hotline, oneDatabase, openHotline } from '../support/hotline';
import { Person, staffOf } from '../support/people';
import { refusalOf, verdictOf } from '../support/refusal';

const dayMs = 86_400_000;

describe.each(oneDatabase('sqlite'))('announcements on %s', (kind) => {
  let hotline: Hotline;
  let admin: Person;
  let reader: Person;

  beforeAll(async () => {
    hotline = await openHotline(kind);
    admin = await staffOf(hotline, 'systemAdmin');
    reader = new Person(hotline.url, {});
  });
  afterAll(() => hotline?.stop());

  const day = (later = 0): string => shanghaiDay(hotline.clock.now() + later * dayMs);
  const words = (changes: object = {}) => ({ title: '寒潮蓝色预警', body: '明起降温。\n请检查<门窗>和水管。', publishedOn: day(), until: null, ...changes });
  const add = async (changes: object = {}): Promise<string> => (await admin.call(addAnnouncement, { body: words(changes) })).id;
  const titles = async (): Promise<string[]> => (await reader.call(listAnnouncements, { query: {} })).items.map(({ title }) => title);
  const page = async (path: string) => {
    const answer = await fetch(hotline.url + path);
    return { status: answer.status, text: await answer.text(), policy: answer.headers.get('content-security-policy') ?? '' };
  };

  test('what a city announces on its first day is there, in its order, on the home page and as a plain page', async () => {
    const { items } = await reader.call(listAnnouncements, { query: {} });
    expect(items.map(({ title, publishedOn }) => [title, publishedOn])).toEqual([['2026—2027采暖期供暖服务提示', day()], ['关于疫情期间诉求办理的说明', day()]]);
    expect((await reader.call(getCity, {})).notices.map(({ id }) => id)).toEqual(items.map(({ id }) => id));
    const { status, text, policy } = await page('/notices/');
    expect([status, policy.includes("script-src 'self'")]).toEqual([200, true]);
    for (const { id, title } of items) expect(text).toContain(`<a href="/notices/${id}">${title}</a>`);
    expect(text).toContain('<a href="/notices/" aria-current="true">公告</a>');
  });

  test('one more is everybody’s at once, as text and nothing else', async () => {
    const id = await add();
    expect((await titles())[0]).toBe('寒潮蓝色预警');
    const { text } = await page(`/notices/${id}`);
    for (const part of ['<title>寒潮蓝色预警 - 太原市12345', '请检查&lt;门窗&gt;和水管。', `<link rel="canonical" href="${hotline.url}/notices/${id}">`, '日发布</li>']) expect(text).toContain(part);
    expect(text).not.toMatch(/<script|noindex|<门窗>/);
    expect((await page('/notices/sitemap.xml')).text).toContain(`<loc>${hotline.url}/notices/${id}</loc>`);
    hotline.clock.advance(11_000);
    expect((await reader.call(getCity, {})).notices[0]?.id).toBe(id);
  });

  test('its days decide: not before the first, not after the last', async () => {
    const id = await add({ title: '停水通知', publishedOn: day(1), until: day(2) });
    const shown = async (): Promise<unknown[]> => [(await titles()).includes('停水通知'), (await page(`/notices/${id}`)).status];
    expect(await shown()).toEqual([false, 404]);
    hotline.clock.advance(dayMs);
    expect(await shown()).toEqual([true, 200]);
    expect((await page(`/notices/${id}`)).text).toContain('有效期至');
    hotline.clock.advance(2 * dayMs);
    expect(await shown()).toEqual([false, 404]);
    expect((await page(`/notices/${id}`)).text).toContain('没有找到这条内容');
    admin = await staffOf(hotline, 'systemAdmin');
    expect(await verdictOf(add({ publishedOn: day(2), until: day(1) }))).toBe('422 input.invalid');
    expect((await refusalOf(add({ publishedOn: day(2), until: day(1) }))).body.fields).toEqual([{ path: 'until', message: '截止日期不能早于发布日期' }]);
  });

  test('it is changed, withdrawn and brought back, each time in the audit trail; who is late is told', async () => {
    const id = await add({ title: '道路施工' });
    const change = (body: object) => admin.call(changeAnnouncement, { params: { id }, body: { version: 1, withdrawn: false, ...words({ title: '道路施工（更新）' }), ...body } });
    await change({});
    expect(await verdictOf(change({ title: '晚了一步' }))).toBe('409 announcement.changed');
    await change({ version: 2, withdrawn: true });
    expect([(await titles()).includes('道路施工（更新）'), (await page(`/notices/${id}`)).status]).toEqual([false, 404]);
    const [record] = (await admin.call(listAnnouncementRecords, { query: {} })).items.filter((each) => each.id === id);
    expect(record).toMatchObject({ version: 3, withdrawnAt: expect.any(Number) as number });
    await change({ version: 3 });
    expect(await titles()).toContain('道路施工（更新）');
    const trail = (await hotline.server.platform.db.source.query("SELECT object, detail FROM audit_entry WHERE object LIKE '公告 道路施工%' ORDER BY sequence")) as { object: string; detail: string }[];
    expect(trail.map(({ object, detail }) => `${object}：${detail}`)).toEqual([`公告 道路施工：发布，${day()} 起`, '公告 道路施工：修改', '公告 道路施工（更新）：撤下', '公告 道路施工（更新）：恢复']);
    expect(await verdictOf(admin.call(changeAnnouncement, { params: { id: '01ARZ3NDEKTSV4RRFFQ69G5FAV' }, body: { version: 1, withdrawn: false, ...words() } }))).toBe('404 announcement.notFound');
  });

  test('all staff may read them, a system administrator alone may write', async () => {
    const editor = await staffOf(hotline, 'editor');
    expect((await editor.call(listAnnouncementRecords, { query: {} })).items.length).toBeGreaterThan(0);
    expect(await verdictOf(editor.call(addAnnouncement, { body: words() }))).toBe('403 permission.denied');
    expect(await verdictOf(reader.call(addAnnouncement, { body: words() }))).toBe('401 session.required');
  });

  test('long lists are read on by key, on the page and by the app; nothing twice, nothing left out', async () => {
    for (let at = 0; at < 52; at += 1) await add({ title: `例行公告${String(at)}`, publishedOn: day(-(at % 3)) });
    const first = (await page('/notices/')).text;
    const [, more = ''] = /<a href="(\/notices\/\?after=\d{8}_[0-9A-Z]{26})">/.exec(first) ?? [];
    const second = (await page(more)).text;
    const idsIn = (text: string): string[] => [...text.matchAll(/<li><a href="\/notices\/([0-9A-Z]{26})"/g)].map(([, id]) => id ?? '');
    const onPages = [...idsIn(first), ...idsIn(second)];
    expect([idsIn(first).length, new Set(onPages).size]).toEqual([50, onPages.length]);
    const inApp: string[] = [];
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const part: { items: { id: string }[]; nextCursor: string | null } = await reader.call(listAnnouncements, { query: cursor ? { cursor } : {} });
      inApp.push(...part.items.map(({ id }) => id));
      cursor = part.nextCursor;
    }
    expect(inApp).toEqual(onPages);
    for (const nonsense of ['x', '20261301_01ARZ3NDEKTSV4RRFFQ69G5FAV', '1_2']) expect((await page(`/notices/?after=${nonsense}`)).status).toBe(200);
  });
});
