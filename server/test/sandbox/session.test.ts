import { createHmac } from 'node:crypto';
import { MP, MP_SECRET, startSandbox, type Json, type TestSandbox } from './support/start-sandbox';

describe('the session of a mini-program', () => {
  let sandbox: TestSandbox;
  let openid: string;
  let key: string;
  beforeEach(async () => {
    sandbox = await startSandbox();
    const { code } = await sandbox.wx('zhangwei', { api: 'login' });
    const query = { appid: MP, secret: MP_SECRET, js_code: String(code), grant_type: 'authorization_code' };
    const session = await sandbox.get('/sns/jscode2session', query);
    [openid, key] = [String(session['openid']), String(session['session_key'])];
  });
  afterEach(() => sandbox.stop());

  const sign = (sessionKey: string): string => createHmac('sha256', Buffer.from(sessionKey, 'base64')).update('').digest('hex');
  const query = (change: Record<string, string> = {}) => ({ openid, signature: sign(key), sig_method: 'hmac_sha256', ...change });
  const check = (change?: Record<string, string>): Promise<Json> => sandbox.read(MP, '/wxa/checksession', query(change));

  it('is checked by a signature of the empty text', async () => {
    expect(await check()).toEqual({ errcode: 0, errmsg: 'ok' });
    expect(await check({ signature: sign('AAAA') })).toMatchObject({ errcode: 87009 });
    expect(await check({ openid: 'nobody' })).toMatchObject({ errcode: 40003 });
    expect(await check({ openid: await sandbox.openid('wangfang', MP) })).toMatchObject({ errcode: 87009 });
    expect(await check({ sig_method: 'md5' })).toMatchObject({ errcode: 40097 });
  });

  it('is reset to a new key, and the old one is dead', async () => {
    const reset = await sandbox.read(MP, '/wxa/resetusersessionkey', query());
    expect(reset).toMatchObject({ errcode: 0, openid });
    expect(reset['session_key']).not.toBe(key);
    expect(await check()).toMatchObject({ errcode: 87009 });
    expect(await check({ signature: sign(String(reset['session_key'])) })).toMatchObject({ errcode: 0 });
  });
});
