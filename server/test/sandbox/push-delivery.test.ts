import { ProductStub } from './support/product-stub';
import { MP, OA, START, startSandbox, type TestSandbox } from './support/start-sandbox';

const SORRY = '该公众号提供的服务出现故障，请稍后再试';

describe('pushes to the product', () => {
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

  const say = (content = '你好') => sandbox.act('zhangwei', { type: 'text', content });
  const field = (name: string, index = 0): string =>
    new RegExp(`<${name}>(?:<!\\[CDATA\\[)?(.*?)(?:]]>)?</${name}>`).exec(product.pushes[index]?.plain ?? '')?.[1] ?? '';

  it('probes the push URL with echostr', async () => {
    expect(await sandbox.account(OA, { pushUrl })).toMatchObject({ handshake: { ok: true, status: 200 } });
    const refused = await sandbox.account(OA, { token: 'othertoken' });
    expect(refused).toMatchObject({ handshake: { ok: false, detail: '应答与 echostr 不一致' } });
  });

  it('sends safe-mode XML that only msg_signature vouches for', async () => {
    await say('12345');
    const [push] = product.pushes;
    expect(push).toMatchObject({ signed: true, appid: OA, contentType: 'text/xml' });
    expect(push?.query.get('encrypt_type')).toBe('aes');
    expect(push?.query.get('openid')).toBe(await sandbox.openid('zhangwei', OA));
    expect(push?.body).not.toContain('Content');
    expect([field('MsgType'), field('Content'), field('CreateTime')]).toEqual(['text', '12345', String(START / 1_000)]);
    expect(BigInt(field('MsgId')) > BigInt(Number.MAX_SAFE_INTEGER)).toBe(true);
  });

  it.each([
    ['plain', false, true],
    ['compat', true, true],
    ['safe', true, false],
  ])('%s mode: Encrypt %s, readable %s', async (mode, encrypted, readable) => {
    await sandbox.account(OA, { mode });
    await say('看得见吗');
    expect(product.pushes[0]?.body.includes('Encrypt')).toBe(encrypted);
    expect(product.pushes[0]?.body.includes('看得见吗')).toBe(readable);
    expect(product.pushes[0]?.signed).toBe(true);
  });

  it('pushes JSON to a mini-program that chose it', async () => {
    await sandbox.account(MP, { pushUrl, mode: 'plain' });
    await sandbox.act('zhangwei', { type: 'enter', appid: MP });
    expect(product.pushes[0]?.contentType).toBe('application/json');
    expect(JSON.parse(product.pushes[0]?.body ?? '')).toMatchObject({ MsgType: 'event', Event: 'user_enter_tempsession' });
  });

  it('tries three times, each signed anew, then apologises', async () => {
    product.answer = () => ({ status: 500 });
    const { pushes, shown } = await say();
    expect(pushes.map((push) => push.attempt)).toEqual([1, 2, 3]);
    expect(shown).toMatchObject([{ from: 'system', text: SORRY }]);
    expect(new Set(product.pushes.map((push) => push.query.get('nonce'))).size).toBe(3);
    expect(new Set(product.pushes.map((push) => push.plain)).size).toBe(1);
    expect(product.pushes.every((push) => push.signed)).toBe(true);
  });

  it('gives up an attempt that is not answered in time', async () => {
    product.answer = (_push, index) => (index === 0 ? { hang: true } : {});
    const { pushes, shown } = await say();
    expect(pushes.map((push) => push.outcome)).toEqual(['timeout', 'answered']);
    expect(shown).toEqual([]);
  });

  it('stops pushing for a minute after three messages nobody took (MarkFail)', async () => {
    product.answer = () => ({ status: 500 });
    for (let count = 0; count < 3; count += 1) await say();
    product.reset();
    expect((await say()).pushes).toMatchObject([{ outcome: 'suspended' }]);
    await sandbox.advance(60_000);
    expect((await say()).pushes).toMatchObject([{ outcome: 'answered' }]);
    expect(product.pushes).toHaveLength(1);
  });

  it('shows a plain reply in plain mode and refuses it in safe mode', async () => {
    const openid = await sandbox.openid('zhangwei', OA);
    const { accounts } = await sandbox.control<{ accounts: { ghId: string }[] }>('GET', 'accounts');
    const reply = `<xml><ToUserName>${openid}</ToUserName><FromUserName>${accounts[0]?.ghId}</FromUserName><CreateTime>1772413200</CreateTime><MsgType>text</MsgType><Content>已收到</Content></xml>`;
    product.answer = () => ({ body: reply });
    expect((await say()).shown).toMatchObject([{ text: SORRY }]);
    expect(await sandbox.lintRules()).toEqual(['push.reply']);
    await sandbox.account(OA, { mode: 'plain' });
    expect((await say()).shown).toMatchObject([{ from: 'account', type: 'text', text: '已收到' }]);
    expect((await sandbox.act('zhangwei', { type: 'view', url: 'https://hotline.example/' })).shown).toEqual([]);
    expect(await sandbox.lintRules()).toEqual(['push.reply', 'push.reply-to-event']);
  });

  it('apologises for an unusable body without trying again', async () => {
    product.answer = () => ({ body: '<html>error' });
    const { pushes, shown } = await say();
    expect(pushes).toHaveLength(1);
    expect(shown).toMatchObject([{ text: SORRY }]);
  });

  it('follows by code with qrscene_ and scans with the bare scene', async () => {
    const access_token = await sandbox.token(OA);
    const body = { action_name: 'QR_STR_SCENE', action_info: { scene: { scene_str: 'counter-3' } } };
    const { ticket } = await sandbox.post('/cgi-bin/qrcode/create', body, { access_token });
    await sandbox.act('wangfang', { type: 'scan', ticket });
    expect([field('Event'), field('EventKey'), field('Ticket')]).toEqual(['subscribe', 'qrscene_counter-3', ticket]);
    await sandbox.act('wangfang', { type: 'scan', ticket });
    expect([field('Event', 1), field('EventKey', 1)]).toEqual(['SCAN', 'counter-3']);
    await sandbox.advance(60_000);
    expect((await sandbox.controlRaw('POST', 'users/wangfang/act', { type: 'scan', ticket: String(ticket) })).status).toBe(409);
  });

  it('hands the picture of an image message out through media/get', async () => {
    const bytes = Buffer.from('some picture');
    await sandbox.act('zhangwei', { type: 'image', dataBase64: bytes.toString('base64') });
    const query = new URLSearchParams({ access_token: await sandbox.token(OA), media_id: field('MediaId') });
    const answer = await fetch(`${sandbox.url}/cgi-bin/media/get?${query}`);
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(bytes);
    await sandbox.advance(3 * 86_400_000 + 1);
    const late = await sandbox.get('/cgi-bin/media/get', { access_token: await sandbox.token(OA), media_id: field('MediaId') });
    expect(late).toMatchObject({ errcode: 40007 });
  });
});
