import { MP, OA, OA_SECRET, startSandbox, type Json, type TestSandbox } from './support/start-sandbox';

const DAY = 86_400_000;

describe('base interfaces', () => {
  let sandbox: TestSandbox;
  beforeEach(async () => {
    sandbox = await startSandbox();
  });
  afterEach(() => sandbox.stop());

  it('lists the addresses of WeChat', async () => {
    for (const path of ['/cgi-bin/getcallbackip', '/cgi-bin/get_api_domain_ip']) {
      expect(await sandbox.read(MP, path)).toEqual({ ip_list: ['127.0.0.1'] });
    }
  });

  it('tests the way to the push URL', async () => {
    const check = (body: Json): Promise<Json> => sandbox.ask(OA, '/cgi-bin/callback/check', body);
    const good = { action: 'all', check_operator: 'DEFAULT' };
    expect(await check(good)).toMatchObject({ errcode: 40201 });
    await sandbox.control('PUT', `accounts/${OA}?probe=0`, { pushUrl: 'http://127.0.0.1:9/push' });
    expect(await check(good)).toMatchObject({ errcode: 0, dns: [{ ip: '127.0.0.1' }], ping: [{ package_loss: '0%' }] });
    expect(await check({ ...good, action: 'dns' })).not.toHaveProperty('ping');
    expect(await check({ ...good, action: 'trace' })).toMatchObject({ errcode: 40202 });
    expect(await check({ ...good, check_operator: 'NOBODY' })).toMatchObject({ errcode: 40203 });
  });

  it('keeps one jsapi ticket until it expires', async () => {
    const ticket = (type = 'jsapi'): Promise<Json> => sandbox.read(OA, '/cgi-bin/ticket/getticket', { type });
    const first = await ticket();
    expect(first).toMatchObject({ errcode: 0, expires_in: 7_200 });
    expect((await ticket())['ticket']).toBe(first['ticket']);
    await sandbox.advance(7_200_000);
    expect((await ticket())['ticket']).not.toBe(first['ticket']);
    expect(await ticket('wx_card')).toMatchObject({ errcode: 40097 });
  });

  it('clears the quotas of an account ten times a month', async () => {
    const clear = (appid = OA): Promise<Json> => sandbox.ask(OA, '/cgi-bin/clear_quota', { appid });
    await sandbox.account(OA, { quotas: { '/cgi-bin/user/get': 1 } });
    expect(await sandbox.read(OA, '/cgi-bin/user/get')).toHaveProperty('total');
    expect(await sandbox.read(OA, '/cgi-bin/user/get')).toMatchObject({ errcode: 45009 });
    expect(await clear(MP)).toMatchObject({ errcode: 40013 });
    expect(await clear()).toMatchObject({ errcode: 0 });
    expect(await sandbox.read(OA, '/cgi-bin/user/get')).toHaveProperty('total');
    for (let count = 1; count < 10; count += 1) await clear();
    expect(await clear()).toMatchObject({ errcode: 48006 });
    await sandbox.advance(31 * DAY);
    expect(await clear()).toMatchObject({ errcode: 0 });
  });

  it('limits an interface by the minute, too', async () => {
    await sandbox.account(MP, { quotas: { '/wxa/getwxacodeunlimit#minute': 1 } });
    const draw = (): Promise<Json> => sandbox.ask(MP, '/wxa/getwxacodeunlimit', { scene: '', page: 'x' });
    expect([(await draw())['errcode'], (await draw())['errcode']]).toEqual([40129, 45011]);
    await sandbox.advance(60_000);
    expect(await draw()).toMatchObject({ errcode: 40129 });
  });

  it('gives the legacy token 2,000 times a day', async () => {
    await sandbox.account(OA, { quotas: { '/cgi-bin/token': 1 } });
    const legacy = (): Promise<Json> => sandbox.get('/cgi-bin/token', { grant_type: 'client_credential', appid: OA, secret: OA_SECRET });
    expect(await legacy()).toMatchObject({ expires_in: 7_200 });
    expect(await legacy()).toMatchObject({ errcode: 45009 });
    const { quotas } = await sandbox.control<{ quotas: Json[] }>('GET', `accounts/${MP}/quotas`);
    expect(quotas).toEqual([]);
    const mine = await sandbox.control<{ quotas: Json[] }>('GET', `accounts/${OA}/quotas`);
    expect(mine.quotas).toContainEqual({ path: '/cgi-bin/token', limit: 1, used: 1 });
  });

  it('forgets a rid after seven days and shows it to its account only', async () => {
    const refused = await sandbox.read(OA, '/cgi-bin/user/info', { openid: 'nobody' });
    const rid = String(refused['errmsg']).split('rid: ')[1] ?? '';
    const find = (appid: string): Promise<Json> => sandbox.ask(appid, '/cgi-bin/openapi/rid/get', { rid });
    expect(await find(OA)).toMatchObject({ errcode: 0, request: { client_ip: '127.0.0.1' } });
    expect(await find(MP)).toMatchObject({ errcode: 76003 });
    await sandbox.advance(7 * DAY + 1);
    expect(await find(OA)).toMatchObject({ errcode: 76004 });
    const unknown = { rid: '1-00000000-00000000' };
    expect(await sandbox.ask(OA, '/cgi-bin/openapi/rid/get', unknown)).toMatchObject({ errcode: 76001 });
  });
});
