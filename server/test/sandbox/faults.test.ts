import { ProductStub } from './support/product-stub';
import { OA, START, startSandbox, type Json, type TestSandbox } from './support/start-sandbox';

describe('faults', () => {
  const product = new ProductStub();
  let sandbox: TestSandbox;
  let pushUrl: string;
  beforeAll(async () => {
    pushUrl = await product.start();
  });
  afterAll(() => product.stop());
  beforeEach(async () => {
    product.reset();
    sandbox = await startSandbox(150);
    await sandbox.account(OA, { pushUrl });
  });
  afterEach(() => sandbox.stop());

  const fault = (dir: string, effect: Json, extra: { match?: Json; times?: number | null } = {}): Promise<Json> =>
    sandbox.control('POST', 'faults', { effect, times: 1, ...extra, match: { dir, ...extra.match } });
  const say = () => sandbox.act('zhangwei', { type: 'text', content: '你好' });
  const callIps = async (): Promise<Json> => sandbox.get('/cgi-bin/getcallbackip', { access_token: await sandbox.token(OA) });

  it('answers an error code instead of the call, as often as told', async () => {
    await fault('api', { errcode: -1, errmsg: 'system error' }, { match: { path: '/cgi-bin/getcallbackip' } });
    expect(await callIps()).toMatchObject({ errcode: -1 });
    expect(await callIps()).toHaveProperty('ip_list');
  });

  it('hits the n-th call', async () => {
    await fault('api', { errcode: -1 }, { match: { path: '/cgi-bin/getcallbackip', nth: 2 }, times: null });
    const answers = [await callIps(), await callIps(), await callIps()];
    expect(answers.map((answer) => answer['errcode'] ?? 0)).toEqual([0, -1, 0]);
  });

  it('applies a call and loses its answer', async () => {
    const access_token = await sandbox.token(OA);
    await fault('api', { dropAfterApply: true }, { match: { path: '/cgi-bin/menu/create' } });
    const menu = { button: [{ type: 'click', name: '查进度', key: 'PROGRESS' }] };
    await expect(sandbox.post('/cgi-bin/menu/create', menu, { access_token })).rejects.toThrow();
    expect(await sandbox.get('/cgi-bin/menu/get', { access_token })).toHaveProperty('menu');
  });

  it.each([{ reset: true }, { truncate: true }, { badJson: true }, { http: 502 }, { html: true }])('%j makes the answer unusable', async (effect) => {
    const access_token = await sandbox.token(OA);
    await fault('api', effect, { match: { path: '/cgi-bin/getcallbackip' } });
    await expect(sandbox.get('/cgi-bin/getcallbackip', { access_token })).rejects.toThrow();
  });

  it('pushes copies beside the message', async () => {
    await fault('push', { duplicate: { n: 2, concurrent: true } });
    const { pushes } = await say();
    expect(pushes.filter((push) => push.duplicate)).toHaveLength(2);
    expect(product.pushes).toHaveLength(3);
    expect(new Set(product.pushes.map((push) => push.plain)).size).toBe(1);
    expect(new Set(product.pushes.map((push) => push.query.get('nonce'))).size).toBe(3);
  });

  it('loses the product’s answer and pushes again', async () => {
    await fault('push', { timeout: true });
    expect((await say()).pushes.map((push) => push.outcome)).toEqual(['timeout', 'answered']);
    expect(product.pushes).toHaveLength(2);
  });

  it('signs wrongly, late, for another appid, or not at all', async () => {
    await fault('push', { badSignature: true });
    await say();
    await fault('push', { staleTimestamp: 600 });
    await say();
    await fault('push', { wrongAppid: true });
    await say();
    await fault('push', { plainInSafe: true });
    await say();
    await fault('push', { xxe: true });
    await say();
    const [bad, stale, foreign, plain, xxe] = product.pushes;
    expect(bad?.signed).toBe(false);
    expect(stale?.query.get('timestamp')).toBe(String(START / 1_000 - 600));
    expect(foreign).toMatchObject({ signed: true, appid: 'wx0000000000000000' });
    expect(plain?.body).toContain('你好');
    expect(plain?.query.has('msg_signature')).toBe(false);
    expect(xxe?.plain).toContain('<!DOCTYPE');
  });

  it('repeats a nonce', async () => {
    await say();
    await fault('push', { noncesReused: true });
    await say();
    const nonces = product.pushes.map((push) => push.query.get('nonce'));
    expect(nonces[0]).toBe(nonces[1]);
  });

  it('refuses effects that make no sense', async () => {
    const wrong = { match: { dir: 'push' }, effect: { errcode: 1 } };
    expect((await sandbox.controlRaw('POST', 'faults', wrong)).status).toBe(400);
  });

  it('sends raw bodies as told', async () => {
    await sandbox.control('POST', 'push/raw', { appid: OA, body: '<xml/>', sign: true, encrypt: true });
    await sandbox.control('POST', 'push/raw', { appid: OA, body: 'forged', query: { signature: 'x' } });
    expect(product.pushes).toMatchObject([{ signed: true, plain: '<xml/>' }, { signed: false, body: 'forged' }]);
  });
});
