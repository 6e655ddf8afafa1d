import { MP, OA, startSandbox, type Json, type TestSandbox } from './support/start-sandbox';

describe('followers and tags', () => {
  let sandbox: TestSandbox;
  beforeEach(async () => {
    sandbox = await startSandbox();
  });
  afterEach(() => sandbox.stop());

  const ask = (path: string, body: Json): Promise<Json> => sandbox.ask(OA, path, body);
  const create = (name: string): Promise<Json> => ask('/cgi-bin/tags/create', { tag: { name } });
  const tagId = async (name: string): Promise<number> => ((await create(name)) as { tag: { id: number } }).tag.id;
  const openid = (user: string): Promise<string> => sandbox.openid(user, OA);

  it('lists the followers, from one of them on', async () => {
    const all = await sandbox.read(OA, '/cgi-bin/user/get');
    expect(all).toMatchObject({ total: 2, count: 2, data: { openid: [await openid('zhangwei'), await openid('lixiuying')] } });
    const rest = await sandbox.read(OA, '/cgi-bin/user/get', { next_openid: await openid('zhangwei') });
    expect(rest).toMatchObject({ count: 1, data: { openid: [await openid('lixiuying')] } });
    const none = await sandbox.read(OA, '/cgi-bin/user/get', { next_openid: await openid('lixiuying') });
    expect(none).toEqual({ total: 2, count: 0, next_openid: '' });
    expect(await sandbox.read(OA, '/cgi-bin/user/get', { next_openid: 'nobody' })).toMatchObject({ errcode: 40003 });
  });

  it('tells of one and of many without nickname or picture', async () => {
    const one = await sandbox.read(OA, '/cgi-bin/user/info', { openid: await openid('zhangwei') });
    expect(one).toMatchObject({ subscribe: 1, nickname: '', headimgurl: '', subscribe_scene: 'ADD_SCENE_SEARCH', tagid_list: [] });
    const batch = (list: Json[]): Promise<Json> => ask('/cgi-bin/user/info/batchget', { user_list: list });
    const many = await batch([{ openid: await openid('zhangwei'), lang: 'zh_CN' }, { openid: await openid('wangfang') }]);
    expect(many).toMatchObject({ user_info_list: [one, { subscribe: 0 }] });
    expect(await batch([])).toMatchObject({ errcode: 40032 });
    expect(await batch(Array.from({ length: 101 }, () => ({ openid: 'x' })))).toMatchObject({ errcode: 40032 });
    expect(await batch([{ openid: await sandbox.openid('zhangwei', MP) }])).toMatchObject({ errcode: 40003 });
  });

  it('keeps a remark of fewer than 30 characters', async () => {
    const remark = async (text: string): Promise<unknown> =>
      (await ask('/cgi-bin/user/info/updateremark', { openid: await openid('zhangwei'), remark: text }))['errcode'];
    expect([await remark('热心'.repeat(15)), await remark('字'.repeat(29))]).toEqual([40035, 0]);
    expect(await sandbox.read(OA, '/cgi-bin/user/info', { openid: await openid('zhangwei') })).toMatchObject({ remark: '字'.repeat(29) });
  });

  it('creates, renames and deletes tags', async () => {
    const id = await tagId('志愿者');
    expect(id).toBe(100);
    expect(await create('志愿者')).toMatchObject({ errcode: 45157 });
    expect(await create('')).toMatchObject({ errcode: 45157 });
    expect(await create('a'.repeat(31))).toMatchObject({ errcode: 45158 });
    expect(await ask('/cgi-bin/tags/update', { tag: { id, name: '网格员' } })).toMatchObject({ errcode: 0 });
    expect(await sandbox.read(OA, '/cgi-bin/tags/get')).toEqual({ tags: [{ id, name: '网格员', count: 0 }] });
    expect(await ask('/cgi-bin/tags/update', { tag: { id: 7, name: '无' } })).toMatchObject({ errcode: 45159 });
    expect(await ask('/cgi-bin/tags/delete', { tag: { id } })).toMatchObject({ errcode: 0 });
    expect(await ask('/cgi-bin/tags/delete', { tag: { id } })).toMatchObject({ errcode: 45159 });
    expect(await tagId('新的')).toBe(101);
  });

  it('has at most 100 tags', async () => {
    for (let count = 0; count < 100; count += 1) await create(`t${count}`);
    expect(await create('one more')).toMatchObject({ errcode: 45056 });
  });

  it('gives tags to followers and takes them away', async () => {
    const id = await tagId('志愿者');
    const people = [await openid('zhangwei'), await openid('lixiuying')];
    const give = (body: Json): Promise<Json> => ask('/cgi-bin/tags/members/batchtagging', { tagid: id, ...body });
    expect(await give({ openid_list: people })).toMatchObject({ errcode: 0 });
    expect(await ask('/cgi-bin/user/tag/get', { tagid: id })).toMatchObject({ count: 2, data: { openid: people } });
    expect(await ask('/cgi-bin/tags/getidlist', { openid: people[0] })).toEqual({ tagid_list: [id] });
    expect(await sandbox.read(OA, '/cgi-bin/user/info', { openid: people[0] ?? '' })).toMatchObject({ tagid_list: [id] });
    const take = { openid_list: [people[0]], tagid: id };
    expect(await ask('/cgi-bin/tags/members/batchuntagging', take)).toMatchObject({ errcode: 0 });
    expect(await ask('/cgi-bin/tags/getidlist', { openid: people[0] })).toEqual({ tagid_list: [] });
    await ask('/cgi-bin/tags/delete', { tag: { id } });
    expect(await ask('/cgi-bin/tags/getidlist', { openid: people[1] })).toEqual({ tagid_list: [] });
  });

  it('refuses wrong lists of people', async () => {
    const id = await tagId('志愿者');
    const give = (openid_list: string[], tagid = id): Promise<Json> =>
      ask('/cgi-bin/tags/members/batchtagging', { openid_list, tagid });
    const person = await openid('zhangwei');
    expect(await give([])).toMatchObject({ errcode: 40032 });
    expect(await give(Array.from({ length: 51 }, () => person))).toMatchObject({ errcode: 40032 });
    expect(await give([await openid('wangfang')])).toMatchObject({ errcode: 40003 });
    expect(await give([person], 7)).toMatchObject({ errcode: 45159 });
    for (let count = 0; count < 20; count += 1) await give([person], await tagId(`t${count}`));
    expect(await give([person])).toMatchObject({ errcode: 45059 });
  });
});
