import { MP, MP_SECRET, startSandbox, type Json, type TestSandbox } from './support/start-sandbox';

describe('mini-program login and phone', () => {
  let sandbox: TestSandbox;
  beforeEach(async () => {
    sandbox = await startSandbox();
  });
  afterEach(() => sandbox.stop());

  const session = (code: unknown): Promise<Json> =>
    sandbox.get('/sns/jscode2session', {
      appid: MP,
      secret: MP_SECRET,
      js_code: String(code),
      grant_type: 'authorization_code',
    });
  const login = async (): Promise<unknown> => (await sandbox.wx('zhangwei', { api: 'login' }))['code'];

  it('exchanges a login code once, without errcode on success', async () => {
    const code = await login();
    const good = await session(code);
    expect(Object.keys(good).sort()).toEqual(['openid', 'session_key', 'unionid']);
    expect(good['openid']).toBe(await sandbox.openid('zhangwei', MP));
    expect(Buffer.from(String(good['session_key']), 'base64')).toHaveLength(16);
    expect(await session(code)).toMatchObject({ errcode: 40163 });
    expect(await session('made-up')).toMatchObject({ errcode: 40029 });
  });

  it('lets a login code expire after 5 minutes', async () => {
    const code = await login();
    await sandbox.advance(300_000);
    expect(await session(code)).toMatchObject({ errcode: 40029 });
  });

  it('allows 100 logins a minute and person, and none to a blocked one', async () => {
    for (let count = 0; count < 100; count += 1) expect(await session(await login())).not.toHaveProperty('errcode');
    expect(await session(await login())).toMatchObject({ errcode: 45011 });
    await sandbox.advance(60_000);
    expect(await session(await login())).not.toHaveProperty('errcode');
    await sandbox.control('PATCH', 'users/zhangwei', { riskBlocked: true });
    expect(await session(await login())).toMatchObject({ errcode: 40226 });
  });

  it('gives the same person the same openid after a restart', async () => {
    const before = await sandbox.openid('wangfang', MP);
    expect(before).toMatch(/^o[\w-]{27}$/);
    await sandbox.stop();
    sandbox = await startSandbox();
    expect(await sandbox.openid('wangfang', MP)).toBe(before);
  });

  it('exchanges a phone code once; it is not a login code', async () => {
    const access_token = await sandbox.token(MP);
    const phone = (code: unknown): Promise<Json> => sandbox.post('/wxa/business/getuserphonenumber', { code }, { access_token });
    const { code } = await sandbox.wx('zhangwei', { api: 'getPhoneNumber' });
    expect(await phone(await login())).toMatchObject({ errcode: 40029 });
    expect(await phone(code)).toMatchObject({
      errcode: 0,
      phone_info: { purePhoneNumber: '13900000001', countryCode: '86', watermark: { appid: MP } },
    });
    expect(await phone(code)).toMatchObject({ errcode: 40029 });
    expect(await sandbox.wx('zhangwei', { api: 'getPhoneNumber', choice: 'reject' })).not.toHaveProperty('code');
  });

  it('checks text only of a person active in the last two hours', async () => {
    const access_token = await sandbox.token(MP);
    const openid = await sandbox.openid('zhangwei', MP);
    const check = (content: string): Promise<Json> =>
      sandbox.post('/wxa/msg_sec_check', { version: 2, scene: 2, openid, content }, { access_token });
    expect(await check('路灯不亮')).toMatchObject({ errcode: 61010 });
    await login();
    expect(await check('路灯不亮')).toMatchObject({ result: { suggest: 'pass', label: 100 } });
    expect(await check('气死人 [risky]')).toMatchObject({ result: { suggest: 'risky' } });
  });

  it('draws a code as PNG bytes, or answers a JSON error', async () => {
    const access_token = await sandbox.token(MP);
    const draw = (body: Json): Promise<Response> =>
      fetch(`${sandbox.url}/wxa/getwxacodeunlimit?access_token=${access_token}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      });
    const good = await draw({ scene: 't=abc', page: 'ticket/detail' });
    expect(good.headers.get('content-type')).toBe('image/png');
    expect(Buffer.from(await good.arrayBuffer()).subarray(1, 4).toString()).toBe('PNG');
    expect(await (await draw({ scene: 't=abc', page: 'no/page' })).json()).toMatchObject({ errcode: 41030 });
    expect(await (await draw({ scene: 'x'.repeat(33) })).json()).toMatchObject({ errcode: 40129 });
  });
});
