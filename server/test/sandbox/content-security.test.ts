import http from 'node:http';
import { ProductStub } from './support/product-stub';
import { MP, OA, startSandbox, type Json, type TestSandbox } from './support/start-sandbox';
import type { AddressInfo } from 'node:net';

describe('content security', () => {
  const product = new ProductStub();
  // The product's own files; "/missing…" is not there.
  const files = http.createServer((request, response) => {
    response.writeHead(request.url?.startsWith('/missing') ? 404 : 200, { 'Content-Type': 'image/jpeg' }).end('a picture');
  });
  let sandbox: TestSandbox;
  let pushUrl: string;
  let base: string;
  let openid: string;
  beforeAll(async () => {
    pushUrl = await product.start();
    await new Promise<void>((resolve) => files.listen(0, '127.0.0.1', resolve));
    base = `http://127.0.0.1:${(files.address() as AddressInfo).port}`;
  });
  afterAll(async () => {
    await product.stop();
    files.closeAllConnections();
    await new Promise((resolve) => files.close(resolve));
  });
  beforeEach(async () => {
    product.reset();
    sandbox = await startSandbox();
    await sandbox.account(MP, { pushUrl });
    openid = await sandbox.openid('zhangwei', MP);
    await sandbox.wx('zhangwei', { api: 'login' });
  });
  afterEach(() => sandbox.stop());

  const text = (change: Json = {}): Promise<Json> =>
    sandbox.ask(MP, '/wxa/msg_sec_check', { version: 2, scene: 2, openid, content: '路灯不亮', ...change });
  const media = (change: Json = {}): Promise<Json> =>
    sandbox.ask(MP, '/wxa/media_check_async', { media_url: `${base}/photo.jpg`, media_type: 2, version: 2, scene: 2, openid, ...change });
  async function verdict(change: Json = {}): Promise<Json> {
    const { trace_id } = await media(change);
    await sandbox.control('POST', 'drain');
    const found = JSON.parse(product.pushes.at(-1)?.plain ?? '{}') as Json;
    expect(found).toMatchObject({ MsgType: 'event', Event: 'wxa_media_check', FromUserName: openid, appid: MP, trace_id, version: 2 });
    return found;
  }

  it.each([
    ['路灯不亮', 'pass', 100],
    ['气死人 [risky]', 'risky', 20003],
    ['说不好 [review]', 'review', 21000],
  ])('judges the text %s: %s', async (content, suggest, label) => {
    expect(await text({ content })).toMatchObject({ errcode: 0, result: { suggest, label }, trace_id: expect.any(String) });
  });

  it.each([
    [{ version: 1 }, 40035],
    [{ scene: 5 }, 40035],
    [{ content: '' }, 44004],
    [{ content: '字'.repeat(2_501) }, 45002],
    [{ openid: 'nobody' }, 40003],
  ])('refuses the text check %j', async (change, errcode) => {
    expect(await text(change)).toMatchObject({ errcode });
  });

  it('fetches media and reports as an event, the label as text', async () => {
    expect(await verdict()).toMatchObject({ errcode: 0, result: { suggest: 'pass', label: '100' }, detail: [{ strategy: 'content_model' }] });
    expect(await verdict({ media_url: `${base}/photo.jpg?mark=[risky]` })).toMatchObject({ result: { suggest: 'risky', label: '20003' } });
    expect(await sandbox.lintRules()).toEqual([]);
  });

  it('finds what it was told to find', async () => {
    await sandbox.control('POST', 'verdicts', { contains: '/photo', suggest: 'review' });
    expect(await verdict()).toMatchObject({ result: { suggest: 'review' } });
    await sandbox.control('DELETE', 'verdicts');
    expect(await verdict()).toMatchObject({ result: { suggest: 'pass' } });
    await sandbox.control('POST', 'verdicts', { suggest: 'risky' });
    expect(await text()).toMatchObject({ result: { suggest: 'risky' } });
    expect((await sandbox.controlRaw('POST', 'verdicts', { suggest: 'perhaps' })).status).toBe(400);
  });

  it('reports a file that cannot be fetched or is of another kind', async () => {
    expect(await verdict({ media_url: `${base}/missing.jpg` })).toMatchObject({ errcode: -1008 });
    expect(await verdict({ media_type: 1 })).toMatchObject({ errcode: -1008 });
  });

  it('pushes the result in XML to accounts that chose it', async () => {
    await sandbox.account(MP, { format: 'xml' });
    await media();
    await sandbox.control('POST', 'drain');
    expect(product.pushes.at(-1)?.plain).toContain('<result><suggest><![CDATA[pass]]></suggest>');
  });

  it.each([
    [{ media_url: 'photo.jpg' }, 40035],
    [{ media_type: 3 }, 40035],
    [{ version: 1 }, 40035],
    [{ openid: 'nobody' }, 40003],
  ])('refuses the media check %j', async (change, errcode) => {
    expect(await media(change)).toMatchObject({ errcode });
  });

  it('is for people who used the mini-program in the last two hours, by their openid there', async () => {
    expect(await text({ openid: await sandbox.openid('zhangwei', OA) })).toMatchObject({ errcode: 40003 });
    await sandbox.advance(7_200_001);
    expect([(await text())['errcode'], (await media())['errcode']]).toEqual([61010, 61010]);
  });

  it('notes a media address that is not https', async () => {
    await media({ media_url: 'http://pictures.invalid/a.jpg' });
    expect(await sandbox.lintRules()).toEqual(['media-check.url']);
  });
});
