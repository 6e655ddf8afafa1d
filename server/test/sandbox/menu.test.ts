import { OA, startSandbox, type Json, type TestSandbox } from './support/start-sandbox';

describe('menu', () => {
  let sandbox: TestSandbox;
  beforeAll(async () => {
    sandbox = await startSandbox();
  });
  afterAll(() => sandbox.stop());

  const create = async (button: unknown): Promise<Json> =>
    sandbox.post('/cgi-bin/menu/create', { button } as Json, { access_token: await sandbox.token(OA) });
  const click = (change: Json = {}): Json => ({ type: 'click', name: '查进度', key: 'PROGRESS', ...change });
  const view = (url: string): Json => ({ type: 'view', name: '微受理', url });

  it('is created, read and deleted', async () => {
    const access_token = await sandbox.token(OA);
    expect(await sandbox.get('/cgi-bin/menu/get', { access_token })).toMatchObject({ errcode: 46003 });
    expect(await create([click(), { name: '微查询', sub_button: [view('https://hotline.example/h5')] }])).toMatchObject({ errcode: 0 });
    expect(await sandbox.get('/cgi-bin/menu/get', { access_token })).toMatchObject({ menu: { button: [{ name: '查进度' }, {}] } });
    expect(await sandbox.get('/cgi-bin/menu/delete', { access_token })).toMatchObject({ errcode: 0 });
  });

  it.each([
    ['four buttons', [click(), click(), click(), click()], 40016],
    ['a name of 17 bytes', [click({ name: 'a'.repeat(17) })], 40018],
    ['a name of six characters (18 bytes)', [click({ name: '我要提交诉求' })], 40018],
    ['a key of 129 bytes', [click({ key: 'k'.repeat(129) })], 40019],
    ['a button without type', [{ name: '空' }], 40017],
    ['an address without protocol', [view('hotline.example')], 40020],
    ['an address of 1,025 bytes', [view(`https://${'a'.repeat(1_017)}`)], 40020],
    ['six sub-buttons', [{ name: '多', sub_button: Array.from({ length: 6 }, () => click()) }], 40023],
    ['a sub-name of 61 bytes', [{ name: '长', sub_button: [click({ name: 'a'.repeat(61) })] }], 40025],
  ])('refuses %s', async (_what, button, errcode) => {
    expect(await create(button)).toMatchObject({ errcode });
  });

  it('accepts the largest menu', async () => {
    const sub = click({ name: 'a'.repeat(60), key: 'k'.repeat(128) });
    const top = { name: 'a'.repeat(16), sub_button: [sub, sub, sub, sub, view(`https://${'a'.repeat(1_016)}`)] };
    expect(await create([top, top, top])).toMatchObject({ errcode: 0 });
    expect(await sandbox.lintRules()).toEqual([]);
  });

  it('notes \\u-escaped names and a wrong content type', async () => {
    const body = '{"button":[{"type":"click","name":"\\u67e5\\u8fdb\\u5ea6","key":"P"}],"extra":1}';
    const token = await sandbox.token(OA);
    await fetch(`${sandbox.url}/cgi-bin/menu/create?access_token=${token}`, { method: 'POST', body });
    expect(await sandbox.lintRules()).toEqual(['request.content-type', 'request.unknown-field', 'menu.escaped']);
  });
});
