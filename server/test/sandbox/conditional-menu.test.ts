import { OA, startSandbox, type Json, type TestSandbox } from './support/start-sandbox';

describe('personalised menus', () => {
  let sandbox: TestSandbox;
  beforeEach(async () => {
    sandbox = await startSandbox();
  });
  afterEach(() => sandbox.stop());

  const menu = (name: string): Json[] => [{ type: 'click', name, key: 'K' }];
  const add = (name: string, matchrule: Json): Promise<Json> =>
    sandbox.ask(OA, '/cgi-bin/menu/addconditional', { button: menu(name), matchrule });
  const seenBy = async (user: string): Promise<unknown> => {
    const answer = await sandbox.ask(OA, '/cgi-bin/menu/trymatch', { user_id: await sandbox.openid(user, OA) });
    return (answer['menu'] as { button: Json[] } | undefined)?.button[0]?.['name'] ?? answer['errcode'];
  };
  const tagOf = async (name: string, user: string): Promise<number> => {
    const { tag } = (await sandbox.ask(OA, '/cgi-bin/tags/create', { tag: { name } })) as { tag: { id: number } };
    await sandbox.ask(OA, '/cgi-bin/tags/members/batchtagging', { openid_list: [await sandbox.openid(user, OA)], tagid: tag.id });
    return tag.id;
  };

  it('needs a default menu first and a rule without private facts', async () => {
    expect(await add('安卓', { client_platform_type: '2' })).toMatchObject({ errcode: 65303 });
    expect(await seenBy('zhangwei')).toBe(46003);
    await sandbox.ask(OA, '/cgi-bin/menu/create', { button: menu('默认') });
    expect(await add('谁', {})).toMatchObject({ errcode: 65304 });
    for (const rule of [{ sex: '1' }, { language: 'zh_CN' }, { province: '山西' }]) {
      expect(await add('谁', rule)).toMatchObject({ errcode: 65320 });
    }
    expect(await add('谁', { tag_id: '999' })).toMatchObject({ errcode: 45159 });
    expect(await add('谁', { client_platform_type: '4' })).toMatchObject({ errcode: 40035 });
    expect(await sandbox.ask(OA, '/cgi-bin/menu/addconditional', { button: [], matchrule: {} })).toMatchObject({ errcode: 40016 });
  });

  it('shows a person the newest menu that fits by tag and telephone, otherwise the default one', async () => {
    await sandbox.ask(OA, '/cgi-bin/menu/create', { button: menu('默认') });
    await sandbox.control('PATCH', 'users/lixiuying', { platform: 'iOS' });
    const first = await tagOf('志愿者', 'zhangwei');
    expect(await add('志愿', { tag_id: String(first) })).toHaveProperty('menuid');
    const { menuid: apple } = await add('苹果', { client_platform_type: '1' });
    expect([await seenBy('zhangwei'), await seenBy('lixiuying'), await seenBy('wangfang')]).toEqual(['志愿', '苹果', '默认']);
    await add('安卓', { client_platform_type: 2 });
    expect(await seenBy('zhangwei')).toBe('安卓');
    const second = await tagOf('网格员', 'zhangwei');
    await add('网格', { tag_id: second });
    await add('先前', { tag_id: first });
    // The tag given last counts.
    expect(await seenBy('zhangwei')).toBe('网格');
    const { chats } = await sandbox.control<{ chats: { menu: Json[] }[] }>('GET', 'users/lixiuying/inbox');
    expect(chats[0]?.menu[0]).toMatchObject({ name: '苹果' });
    expect(await sandbox.ask(OA, '/cgi-bin/menu/delconditional', { menuid: apple })).toMatchObject({ errcode: 0 });
    expect(await sandbox.ask(OA, '/cgi-bin/menu/delconditional', { menuid: apple })).toMatchObject({ errcode: 65301 });
    expect(await seenBy('lixiuying')).toBe('默认');
  });

  it('is listed beside the default menu and goes with it', async () => {
    await sandbox.ask(OA, '/cgi-bin/menu/create', { button: menu('默认') });
    expect(await sandbox.read(OA, '/cgi-bin/menu/get')).not.toHaveProperty('conditionalmenu');
    await add('安卓', { client_platform_type: '2' });
    expect(await sandbox.read(OA, '/cgi-bin/menu/get')).toMatchObject({
      menu: { button: [{ name: '默认' }] },
      conditionalmenu: [{ button: [{ name: '安卓' }], matchrule: { client_platform_type: '2' } }],
    });
    await sandbox.read(OA, '/cgi-bin/menu/delete');
    await sandbox.ask(OA, '/cgi-bin/menu/create', { button: menu('新的') });
    expect(await seenBy('zhangwei')).toBe('新的');
  });

  it('leads to three domains at most', async () => {
    await sandbox.ask(OA, '/cgi-bin/menu/create', { button: menu('默认') });
    const view = (host: string): Json => ({ type: 'view', name: '网页', url: `https://${host}/` });
    const button = [{ name: '更多', sub_button: [view('a.example'), view('b.example'), view('c.example')] }];
    const rule = { client_platform_type: '2' };
    expect(await sandbox.ask(OA, '/cgi-bin/menu/addconditional', { button, matchrule: rule })).toHaveProperty('menuid');
    const fourth = { button: [view('d.example')], matchrule: rule };
    expect(await sandbox.ask(OA, '/cgi-bin/menu/addconditional', fourth)).toMatchObject({ errcode: 65316 });
  });

  it('tells the menu in force', async () => {
    const info = (): Promise<Json> => sandbox.read(OA, '/cgi-bin/get_current_selfmenu_info');
    expect(await info()).toEqual({ is_menu_open: 0, selfmenu_info: { button: [] } });
    await sandbox.ask(OA, '/cgi-bin/menu/create', { button: [...menu('查进度'), { name: '更多', sub_button: menu('电话') }] });
    expect(await info()).toEqual({
      is_menu_open: 1,
      selfmenu_info: { button: [{ type: 'click', name: '查进度', key: 'K' }, { name: '更多', sub_button: { list: menu('电话') } }] },
    });
  });
});
