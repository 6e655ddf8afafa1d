import { getHeldMenu, getMenu, publishMenu, saveMenu, type MenuButton } from '@hotline/shared/contracts/outreach.staff';
import { type Hotline, oneDatabase, openHotline } from '../support/hotline';
import { newFollower } from '../support/follower';
import { sandboxAsks, staffOf, type Person } from '../support/people';
import { refusalOf, verdictOf } from '../support/refusal';

const createPath = '/cgi-bin/menu/create';
const view = (name: string, url = '/h5/#/pages/home/index'): MenuButton => ({ name, action: { kind: 'view', url }, entries: [] });
const entry = (name: string) => ({ name, action: { kind: 'click', menuKey: 'SUBMIT' } as const });

describe.each(oneDatabase('sqlite'))('the menu on %s', (kind) => {
  let hotline: Hotline;
  let admin: Person;

  beforeAll(async () => {
    hotline = await openHotline(kind);
    admin = await staffOf(hotline, 'systemAdmin');
  });
  afterAll(() => hotline?.stop());

  const held = async () => (await admin.call(getHeldMenu, {})).items;
  const save = async (buttons: readonly MenuButton[]) => admin.call(saveMenu, { body: { version: (await admin.call(getMenu, {})).version, buttons: [...buttons] } });
  const fail = (effect: object) => sandboxAsks(hotline, 'POST /faults', { match: { dir: 'api', path: createPath }, effect, times: 1 });

  test('a fresh hotline sets the menu it begins with, and nobody has to touch it', async () => {
    expect(await held()).toEqual([]);
    await hotline.server.api.outreach.publishMenu();
    const { buttons, version, editedAt, published } = await admin.call(getMenu, {});
    expect([version, editedAt, published]).toEqual([0, null, null]);
    expect(buttons.map(({ name }) => name)).toEqual(['微受理', '微查询', '我的诉求']);
    expect(await held()).toEqual([
      { name: '微受理', type: 'view', target: `${hotline.url}/h5/#/pages/submit/index`, entries: [] },
      { name: '微查询', type: 'view', target: `${hotline.url}/h5/#/pages/policy/index`, entries: [] },
      { name: '我的诉求', type: 'click', target: 'MINE', entries: [] },
    ]);
  });

  test('a draft shows nowhere until it is published, with when and by whom', async () => {
    const before = await held();
    const { WECHAT_MP_APPID } = hotline.server.platform.config;
    const drafted = await save([
      { name: '办事', action: null, entries: [entry('提交诉求'), { name: '市政府网站', action: { kind: 'view', url: 'https://www.example.gov.cn/' } }] },
      { name: '小程序', action: { kind: 'miniProgram', page: 'pages/home/index', url: '/h5/' }, entries: [] },
    ]);
    expect(drafted.editedBy).toBeTruthy();
    expect(await held()).toEqual(before);
    const published = await admin.call(publishMenu, { body: { version: drafted.version } });
    expect(published.published).toMatchObject({ buttons: drafted.buttons, by: drafted.editedBy });
    expect(await held()).toEqual([
      { name: '办事', type: '', target: '', entries: [{ name: '提交诉求', type: 'click', target: 'SUBMIT' }, { name: '市政府网站', type: 'view', target: 'https://www.example.gov.cn/' }] },
      { name: '小程序', type: 'miniprogram', target: 'pages/home/index', entries: [] },
    ]);
    expect(JSON.stringify(await sandboxAsks(hotline, 'GET /log'))).toContain(WECHAT_MP_APPID);
  });

  test('what was published is set again at the next start, a newer draft is not', async () => {
    await save([view('草稿')]);
    await hotline.server.api.outreach.publishMenu();
    expect((await held()).map(({ name }) => name)).toEqual(['办事', '小程序']);
  });

  test('two people do not overwrite each other', async () => {
    const { version } = await admin.call(getMenu, {});
    await save([view('甲')]);
    expect(await verdictOf(admin.call(saveMenu, { body: { version, buttons: [view('乙')] } }))).toBe('409 menu.versionConflict');
    expect(await verdictOf(admin.call(publishMenu, { body: { version } }))).toBe('409 menu.versionConflict');
    expect((await admin.call(getMenu, {})).buttons.map(({ name }) => name)).toEqual(['甲']);
  });

  test.each([
    [40018, '502 wechat.refused'], [48001, '502 wechat.notPermitted'], [45009, '503 wechat.quotaSpent'], [-1, null],
  ])('when WeChat answers %d the draft is kept and the reason is told', async (errcode, verdict) => {
    const { version, buttons } = await save([view('保留')]);
    await fail({ errcode });
    const publishing = admin.call(publishMenu, { body: { version } });
    // What passes by itself is tried again; the rest is told.
    if (verdict === null) await publishing;
    else expect(await verdictOf(publishing)).toBe(verdict);
    expect(await admin.call(getMenu, {})).toMatchObject({ version, buttons });
    // Closed paths open again.
    hotline.clock.advance(24 * 3600_000);
    admin = await staffOf(hotline, 'systemAdmin');
  });

  test('an empty menu is taken away and stays away', async () => {
    const { version } = await save([]);
    await admin.call(publishMenu, { body: { version } });
    expect(await held()).toEqual([]);
    await hotline.server.api.outreach.publishMenu();
    expect(await held()).toEqual([]);
  });
});

describe('limits and permissions', () => {
  let hotline: Hotline;
  let admin: Person;
  beforeAll(async () => {
    hotline = await openHotline();
    admin = await staffOf(hotline, 'systemAdmin');
  });
  afterAll(() => hotline?.stop());

  const six = Array.from({ length: 6 }, () => entry('一'));
  const wide = '一'.repeat(5);
  test.each<[string, unknown[], string]>([
    ['a name of 6 characters', [view(`${wide}六`)], '名称过长，最多16个字节（5个汉字）'],
    ['an empty name', [view(' ')], '名称不能为空'],
    ['a fourth button', Array.from({ length: 4 }, () => view('一')), '菜单不能超过3项'],
    ['a sixth entry', [{ name: '一', action: null, entries: six }], '子菜单不能超过5项'],
    ['an entry of 21 characters', [{ name: '一', action: null, entries: [entry('一'.repeat(21))] }], '名称过长，最多60个字节（20个汉字）'],
    ['an address beyond 1,024 bytes', [view('一', `https://x.cn/${'a'.repeat(1012)}`)], '网页地址过长，最多1024个字节（341个汉字）'],
    ['an address without https', [view('一', 'http://x.cn/')], '网页地址应以 https 开头，本热线的网页以 / 开头'],
    ['a script for an address', [view('一', 'javascript:alert(1)')], '网页地址应以 https 开头，本热线的网页以 / 开头'],
    ['an address of another host that looks like ours', [view('一', '//evil.example/')], '网页地址应以 https 开头，本热线的网页以 / 开头'],
    ['no page', [{ name: '一', action: { kind: 'miniProgram', page: '/首页', url: '/h5/' }, entries: [] }], '小程序页面应为小程序中的页面路径，如 pages/home/index'],
    ['a button that does nothing', [{ name: '一', action: null, entries: [] }], '点击后的操作不能为空'],
    ['a button that does two things', [{ name: '一', action: entry('一').action, entries: [entry('一')] }], '点击后的操作不能为空'],
  ])('%s is refused by name', async (_, buttons, sentence) => {
    const { status, body } = await refusalOf(admin.send('POST', saveMenu.path, { version: 0, buttons }));
    expect([status, body.code]).toEqual([422, 'input.invalid']);
    expect(body.fields?.map(({ message }) => message)).toContain(sentence);
  });

  test('what just fits is taken, by us and by WeChat', async () => {
    const full: MenuButton = { name: `${wide}a`, action: null, entries: Array.from({ length: 5 }, () => ({ name: '一'.repeat(20), action: { kind: 'view', url: `https://x.cn/${'a'.repeat(1011)}` } as const })) };
    const { version } = await admin.call(saveMenu, { body: { version: 0, buttons: [full, full, full] } });
    await admin.call(publishMenu, { body: { version } });
    expect((await admin.call(getHeldMenu, {})).items).toHaveLength(3);
  });

  test.each(['operator', 'dutyManager', 'securityAdmin', 'auditor'] as const)('%s has no part in it', async (role) => {
    const person = await staffOf(hotline, role);
    expect(await verdictOf(person.call(getMenu, {}))).toBe('403 permission.denied');
    expect(await verdictOf(person.call(saveMenu, { body: { version: 0, buttons: [] } }))).toBe('403 permission.denied');
    expect(await verdictOf(person.call(publishMenu, { body: { version: 0 } }))).toBe('403 permission.denied');
    expect(await verdictOf(person.call(getHeldMenu, {}))).toBe('403 permission.denied');
  });

  test('followers tap what was published, and the dialogue answers', async () => {
    const { version } = await admin.call(getMenu, {});
    const saved = await admin.call(saveMenu, { body: { version, buttons: [{ name: '提交诉求', action: { kind: 'click', menuKey: 'SUBMIT' }, entries: [] }] } });
    await admin.call(publishMenu, { body: { version: saved.version } });
    const follower = await newFollower(hotline);
    const [reply = ''] = await follower.act({ type: 'click', key: 'SUBMIT' });
    expect(reply).not.toBe('');
  });
});
