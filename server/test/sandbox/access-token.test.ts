import { MP, OA, OA_SECRET, startSandbox, type Json, type TestSandbox } from './support/start-sandbox';

const SECOND = 1_000;

describe('access tokens', () => {
  let sandbox: TestSandbox;
  beforeEach(async () => {
    sandbox = await startSandbox();
  });
  afterEach(() => sandbox.stop());

  const stable = (extra: Json = {}): Promise<Json> =>
    sandbox.post('/cgi-bin/stable_token', { grant_type: 'client_credential', appid: OA, secret: OA_SECRET, ...extra });
  const works = async (token: unknown): Promise<unknown> =>
    (await sandbox.get('/cgi-bin/getcallbackip', { access_token: String(token) }))['errcode'] ?? 0;

  it('gives the same token until 300 s remain, then a new one while the old still works', async () => {
    const first = await stable();
    expect(first['expires_in']).toBe(7_200);
    await sandbox.advance(6_899 * SECOND);
    expect(await stable()).toEqual({ access_token: first['access_token'], expires_in: 301 });
    await sandbox.advance(SECOND);
    const second = await stable();
    expect(second['access_token']).not.toBe(first['access_token']);
    expect(second['expires_in']).toBe(7_200);
    expect([await works(first['access_token']), await works(second['access_token'])]).toEqual([0, 0]);
    await sandbox.advance(300 * SECOND);
    expect([await works(first['access_token']), await works(second['access_token'])]).toEqual([42001, 0]);
  });

  it('force_refresh kills the old token at once, but not within 30 s of the last', async () => {
    const first = await stable();
    const forced = await stable({ force_refresh: true });
    expect(forced['access_token']).not.toBe(first['access_token']);
    expect(await works(first['access_token'])).toBe(40001);
    await sandbox.advance(29 * SECOND);
    expect((await stable({ force_refresh: true }))['access_token']).toBe(forced['access_token']);
  });

  it('allows twenty forced refreshes a Beijing day', async () => {
    for (let count = 0; count < 20; count += 1) {
      expect(await stable({ force_refresh: true })).not.toHaveProperty('errcode');
      await sandbox.advance(30 * SECOND);
    }
    expect(await stable({ force_refresh: true })).toMatchObject({ errcode: 45009 });
    await sandbox.control('POST', 'clock', { now: '2026-03-03T00:00:01+08:00' });
    expect(await stable({ force_refresh: true })).not.toHaveProperty('errcode');
  });

  it('is isolated from the legacy token, of which each call lets the last one die in 5 minutes', async () => {
    const legacy = () => sandbox.get('/cgi-bin/token', { grant_type: 'client_credential', appid: OA, secret: OA_SECRET });
    const kept = await stable();
    const first = await legacy();
    await legacy();
    expect(await works(first['access_token'])).toBe(0);
    await sandbox.advance(300 * SECOND);
    expect(await works(first['access_token'])).toBe(42001);
    expect(await works(kept['access_token'])).toBe(0);
  });

  it.each([
    [{ appid: 'wxffffffffffffffff' }, 40013],
    [{ secret: 'wrong-secret' }, 40125],
    [{ grant_type: 'password' }, 40002],
  ])('refuses %j', async (change, errcode) => {
    const answer = await stable(change);
    expect(answer['errcode']).toBe(errcode);
    expect(answer['errmsg']).toMatch(/ rid: [0-9a-f]+-[0-9a-f]{8}-[0-9a-f]{8}$/);
  });

  it('refuses a frozen secret and a foreign address', async () => {
    await sandbox.account(OA, { secretFrozen: true });
    expect(await stable()).toMatchObject({ errcode: 40243 });
    await sandbox.account(OA, { secretFrozen: false, ipAllow: ['10.0.0.9'] });
    expect(await stable()).toMatchObject({ errcode: 61004 });
  });

  it('checks the token of every call, and whose it is', async () => {
    expect(await sandbox.get('/cgi-bin/menu/get')).toMatchObject({ errcode: 41001 });
    expect(await sandbox.get('/cgi-bin/menu/get', { access_token: 'x' })).toMatchObject({ errcode: 40001 });
    const token = await sandbox.token(MP);
    expect(await sandbox.get('/cgi-bin/menu/get', { access_token: token })).toMatchObject({ errcode: 48001 });
    expect(await sandbox.get('/cgi-bin/no/such', { access_token: token })).toMatchObject({ errcode: 40066 });
    expect(await sandbox.post('/cgi-bin/menu/get', {}, { access_token: token })).toMatchObject({ errcode: 43001 });
  });

  it('finds the recorded request behind a rid', async () => {
    const token = await sandbox.token(OA);
    const refused = await sandbox.get('/cgi-bin/user/info', { access_token: token, openid: 'nobody' });
    const rid = String(refused['errmsg']).split('rid: ')[1] ?? '';
    const found = await sandbox.post('/cgi-bin/openapi/rid/get', { rid }, { access_token: token });
    expect(JSON.stringify(found)).toContain('invalid openid');
    expect(await sandbox.post('/cgi-bin/openapi/rid/get', { rid: 'x' }, { access_token: token })).toMatchObject({ errcode: 76002 });
  });

  it('stops at the daily quota until midnight in Beijing', async () => {
    await sandbox.account(OA, { quotas: { '/cgi-bin/user/info': 1 } });
    const token = await sandbox.token(OA);
    const openid = await sandbox.openid('zhangwei', OA);
    const info = async (): Promise<Json> => sandbox.get('/cgi-bin/user/info', { access_token: await sandbox.token(OA), openid });
    expect(await info()).toMatchObject({ subscribe: 1, nickname: '' });
    expect(await info()).toMatchObject({ errcode: 45009 });
    const quota = await sandbox.post('/cgi-bin/openapi/quota/get', { cgi_path: '/cgi-bin/user/info' }, { access_token: token });
    expect(quota['quota']).toEqual({ daily_limit: 1, used: 1, remain: 0 });
    await sandbox.control('POST', 'clock', { now: '2026-03-03T00:00:01+08:00' });
    expect(await info()).toMatchObject({ subscribe: 1 });
  });
});
