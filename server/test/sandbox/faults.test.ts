import { decryptMessage } from '../../sandbox/push/cipher';
import { ProductStub } from './support/product-stub';
import { eventually } from '../support/eventually';
import { AES_KEY, OA, START, startSandbox, type Json, type TestSandbox } from './support/start-sandbox';

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
    sandbox = await startSandbox(1_000);
    await sandbox.account(OA, { pushUrl });
  });
  afterEach(() => sandbox.stop());

  const fault = (dir: string, effect: Json, extra: { match?: Json; times?: number | null } = {}): Promise<Json> =>
    sandbox.control('POST', 'faults', { effect, times: 1, ...extra, match: { dir, ...extra.match } });
  /** For pushes that take their time. */
  const waitLonger = async (): Promise<void> => {
    await sandbox.stop();
    sandbox = await startSandbox(20_000);
    await sandbox.account(OA, { pushUrl });
  };
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

  it('pushes copies one after the other', async () => {
    await fault('push', { duplicate: { n: 2, gapMs: 1 } });
    expect((await say()).pushes.map(({ duplicate }) => duplicate)).toEqual([false, true, true]);
  });

  it('lets the next message overtake one', async () => {
    await waitLonger();
    await fault('push', { reorder: true });
    const late = sandbox.act('zhangwei', { type: 'text', content: '第一条' });
    const hits = async () => (await sandbox.control<{ faults: { hits: number }[] }>('GET', 'faults')).faults[0]?.hits;
    await eventually(hits, (count) => count === 1);
    await sandbox.act('zhangwei', { type: 'text', content: '第二条' });
    await late;
    expect(product.pushes.map(({ plain }) => /第.条/.exec(plain)?.[0])).toEqual(['第二条', '第一条']);
  });

  it('delivers a message nobody overtakes all the same', async () => {
    await fault('push', { reorder: true });
    expect((await say()).pushes).toMatchObject([{ outcome: 'answered' }]);
  });

  it('is slow on request, in both directions', async () => {
    for (const dir of ['api', 'push']) await fault(dir, { delayMs: 5 });
    expect((await say()).pushes).toMatchObject([{ outcome: 'answered' }]);
    expect(await callIps()).toHaveProperty('ip_list');
    expect(await sandbox.control('GET', 'faults')).toMatchObject({ faults: [{ hits: 1 }, { hits: 1 }] });
  });

  it('never answers a call until the caller hangs up', async () => {
    const access_token = await sandbox.token(OA);
    await fault('api', { timeout: true }, { match: { path: '/cgi-bin/getcallbackip' } });
    const waiting = fetch(`${sandbox.url}/cgi-bin/getcallbackip?access_token=${access_token}`, { signal: AbortSignal.timeout(50) });
    await expect(waiting).rejects.toMatchObject({ name: 'TimeoutError' });
  });

  it('hangs up on the product and pushes again', async () => {
    await fault('push', { reset: true });
    expect((await say()).pushes.map((push) => push.outcome)).toEqual(['failed', 'answered']);
  });

  it('hits an even share of the calls', async () => {
    await fault('api', { errcode: -1 }, { match: { path: '/cgi-bin/getcallbackip', share: 0.3 }, times: null });
    const codes: unknown[] = [];
    for (let count = 0; count < 10; count += 1) codes.push((await callIps())['errcode'] ?? 0);
    expect(codes).toEqual([0, 0, 0, -1, 0, 0, -1, 0, 0, -1]);
  });

  it('ends with its time and by its id', async () => {
    const until = START + 1_000;
    const first = await sandbox.control('POST', 'faults', { id: 'f1', match: { dir: 'api' }, effect: { errcode: -1 }, until });
    expect(first).toMatchObject({ id: 'f1', hits: 0 });
    expect(await sandbox.get('/cgi-bin/getcallbackip')).toMatchObject({ errcode: -1 });
    await sandbox.advance(1_001);
    expect(await sandbox.get('/cgi-bin/getcallbackip')).toMatchObject({ errcode: 41001 });
    await sandbox.control('DELETE', 'faults/f1');
    expect((await sandbox.controlRaw('DELETE', 'faults/f1')).status).toBe(404);
    await sandbox.control('DELETE', 'faults');
    expect(await sandbox.control('GET', 'faults')).toEqual({ faults: [] });
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

  it('sends a body beyond every limit, and a cipher text that is not one', async () => {
    await waitLonger();
    await fault('push', { hugeBody: true });
    await say();
    await fault('push', { tamperCipher: true });
    await say();
    const [huge, tampered] = product.pushes;
    expect(huge?.body.length).toBeGreaterThan(2 * 1024 * 1024);
    expect(tampered?.signed).toBe(true);
    const encrypt = /<Encrypt><!\[CDATA\[(.*?)]]>/.exec(tampered?.body ?? '')?.[1] ?? '';
    expect(decryptMessage(AES_KEY, encrypt)?.appid).not.toBe(OA);
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
