import { OA, OA_SECRET, startSandbox, type Json, type TestSandbox } from './support/start-sandbox';

describe('web authorisation', () => {
  let sandbox: TestSandbox;
  beforeEach(async () => {
    sandbox = await startSandbox();
  });
  afterEach(() => sandbox.stop());

  function authorizeUrl(change: Record<string, string> = {}): string {
    const query = new URLSearchParams({
      appid: OA,
      redirect_uri: 'https://hotline.example/h5/callback?from=menu',
      response_type: 'code',
      scope: 'snsapi_base',
      state: 'abc123',
      ...change,
    });
    return `${sandbox.url}/connect/oauth2/authorize?${query}`;
  }

  async function codeFor(user: string, change: Record<string, string> = {}, how: Json = {}): Promise<string> {
    const authorize = { user, authorizeUrl: authorizeUrl(change), ...how };
    const { location } = await sandbox.control<{ location: string }>('POST', 'oauth/approve', authorize);
    const target = new URL(location);
    expect(target.searchParams.get('state')).toBe('abc123');
    return target.searchParams.get('code') ?? '';
  }

  const exchange = (code: string): Promise<Json> =>
    sandbox.get('/sns/oauth2/access_token', { appid: OA, secret: OA_SECRET, code, grant_type: 'authorization_code' });

  it('lets a known person through silently and remembers them by cookie', async () => {
    const named = await fetch(authorizeUrl({ sandbox_user: 'lixiuying' }), { redirect: 'manual' });
    expect(named.status).toBe(302);
    const cookie = named.headers.get('set-cookie')?.split(';')[0] ?? '';
    expect(named.headers.get('location')).toMatch(/^https:\/\/hotline\.example\/h5\/callback\?from=menu&code=.+&state=abc123$/);
    const again = await fetch(authorizeUrl(), { redirect: 'manual', headers: { cookie } });
    const code = new URL(again.headers.get('location') ?? '').searchParams.get('code') ?? '';
    expect(await exchange(code)).toMatchObject({ openid: await sandbox.openid('lixiuying', OA), scope: 'snsapi_base' });
  });

  it('asks a stranger who they are', async () => {
    const page = await fetch(authorizeUrl(), { redirect: 'manual' });
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('张伟');
  });

  it('takes a code once', async () => {
    const code = await codeFor('zhangwei');
    const first = await exchange(code);
    expect(first).toMatchObject({ expires_in: 7_200, openid: await sandbox.openid('zhangwei', OA) });
    expect(await exchange(code)).toMatchObject({ errcode: 40163 });
    expect(await exchange('never-issued')).toMatchObject({ errcode: 40029 });
  });

  it('lets a code expire after 5 minutes', async () => {
    const code = await codeFor('zhangwei');
    await sandbox.advance(300_000);
    expect(await exchange(code)).toMatchObject({ errcode: 42003 });
  });

  it('refuses a redirect to another host with 10003', async () => {
    const page = await fetch(authorizeUrl({ redirect_uri: 'https://evil.hotline.example/' }), { redirect: 'manual' });
    expect(await page.text()).toContain('10003');
    const approved = await sandbox.controlRaw('POST', 'oauth/approve', {
      user: 'zhangwei',
      authorizeUrl: authorizeUrl({ redirect_uri: 'https://other.example/' }),
    });
    expect(approved.status).toBe(409);
  });

  it('gives the nickname only with snsapi_userinfo, and notes that a hotline needs none', async () => {
    const base = await exchange(await codeFor('zhangwei'));
    const info = (grant: Json): Promise<Json> =>
      sandbox.get('/sns/userinfo', { access_token: String(grant['access_token']), openid: String(grant['openid']) });
    expect(await info(base)).toMatchObject({ errcode: 48001 });
    const wide = await exchange(await codeFor('zhangwei', { scope: 'snsapi_userinfo' }));
    expect(await info(wide)).toMatchObject({ nickname: '张伟', sex: 0 });
    expect(await sandbox.lintRules()).toContain('oauth.userinfo');
  });

  it('marks a snapshot page’s ids, which are nobody’s', async () => {
    const real = await exchange(await codeFor('zhangwei'));
    expect(real).not.toHaveProperty('is_snapshotuser');
    const virtual = await exchange(await codeFor('zhangwei', { scope: 'snsapi_userinfo' }, { snapshot: true }));
    expect(virtual).toMatchObject({ is_snapshotuser: 1 });
    expect([virtual['openid'] === real['openid'], virtual['unionid'] === real['unionid']]).toEqual([false, false]);
    const query = { access_token: String(virtual['access_token']), openid: String(virtual['openid']) };
    expect(await sandbox.get('/sns/userinfo', query)).toMatchObject({ nickname: '' });
    expect(await sandbox.read(OA, '/cgi-bin/user/info', { openid: String(virtual['openid']) })).toMatchObject({ errcode: 40003 });
  });

  it('lets the person refuse', async () => {
    const denied = await sandbox.control('POST', 'oauth/approve', { user: 'zhangwei', authorizeUrl: authorizeUrl(), decision: 'deny' });
    expect(denied).toEqual({ location: null });
  });

  it('refreshes and checks grants', async () => {
    const grant = await exchange(await codeFor('zhangwei'));
    const openid = String(grant['openid']);
    await sandbox.advance(7_200_000);
    expect(await sandbox.get('/sns/auth', { access_token: String(grant['access_token']), openid })).toMatchObject({ errcode: 42001 });
    const refreshed = await sandbox.get('/sns/oauth2/refresh_token', {
      appid: OA,
      grant_type: 'refresh_token',
      refresh_token: String(grant['refresh_token']),
    });
    expect(await sandbox.get('/sns/auth', { access_token: String(refreshed['access_token']), openid })).toMatchObject({ errcode: 0 });
  });
});
