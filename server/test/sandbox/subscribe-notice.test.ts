import { ProductStub } from './support/product-stub';
import { MP, OA, startSandbox, type Json, type TestSandbox } from './support/start-sandbox';

const TID = { oneTime: 43201, longTerm: 43301 };
const KIDS = [1, 2, 3];
const DATA = { character_string1: { value: 'SQ1' }, thing2: { value: '路灯不亮' }, phrase3: { value: '已受理' } };

describe('subscribe notices of the official account', () => {
  const product = new ProductStub();
  let sandbox: TestSandbox;
  let pushUrl: string;
  beforeAll(async () => {
    pushUrl = await product.start();
  });
  afterAll(() => product.stop());
  beforeEach(async () => {
    product.reset();
    sandbox = await startSandbox();
    await sandbox.account(OA, { pushUrl });
  });
  afterEach(() => sandbox.stop());

  const add = async (tid: number, appid = OA): Promise<string> =>
    String((await sandbox.ask(appid, '/wxaapi/newtmpl/addtemplate', { tid, kidList: KIDS, sceneDesc: '办理通知' }))['priTmplId']);
  const send = async (template_id: string, change: Json = {}): Promise<Json> =>
    sandbox.ask(OA, '/cgi-bin/message/subscribe/bizsend', { touser: await sandbox.openid('wangfang', OA), template_id, data: DATA, ...change });
  const popup = (templates: string[], choice: unknown = 'accept') =>
    sandbox.act('wangfang', { type: 'subscribePopup', templates, choice });

  it('reaches who subscribed, follower or not, once for each accept', async () => {
    const id = await add(TID.oneTime);
    expect(await send(id)).toMatchObject({ errcode: 43101 });
    await popup([id]);
    expect(product.pushes[0]?.plain).toContain('<SubscribeStatusString><![CDATA[accept]]></SubscribeStatusString>');
    expect(await send(id, { page: 'https://hotline.example/h5/t/1' })).toMatchObject({ errcode: 0 });
    expect(await send(id)).toMatchObject({ errcode: 43101 });
    await sandbox.control('POST', 'drain');
    expect(product.pushes[1]?.plain).toContain('subscribe_msg_sent_event');
    expect(product.pushes[1]?.plain).toMatch(/<SubscribeMsgSentEvent><List>.*<MsgID>\d{19}<\/MsgID>.*<\/List><\/SubscribeMsgSentEvent>/s);
    expect(await sandbox.notices('wangfang')).toMatchObject([{ kind: 'subscribe', appid: OA, url: 'https://hotline.example/h5/t/1' }]);
  });

  it('is refused for strangers, unknown templates, template-message templates and bad values', async () => {
    const id = await add(TID.oneTime);
    await popup([id]);
    expect(await send(id, { touser: 'nobody' })).toMatchObject({ errcode: 40003 });
    expect(await send(await sandbox.template(OA, '诉求办结通知'))).toMatchObject({ errcode: 40037 });
    expect(await send(id, { data: { ...DATA, phrase3: { value: '已转办(二次)' } } })).toMatchObject({ errcode: 47003 });
    expect(await send(id, { miniprogram: { appid: OA, pagepath: 'a' } })).toMatchObject({ errcode: 40013 });
    expect(await send(id, { miniprogram: { appid: MP, pagepath: 'ticket/detail' } })).toMatchObject({ errcode: 0 });
  });

  it('does not use long-term consent up until it is taken back', async () => {
    const id = await add(TID.longTerm);
    await popup([id]);
    for (let count = 0; count < 3; count += 1) expect(await send(id)).toMatchObject({ errcode: 0 });
    await sandbox.control('POST', 'drain');
    product.reset();
    await sandbox.act('wangfang', { type: 'subscribeChange', templates: [id], choice: 'reject' });
    expect(product.pushes[0]?.plain).toContain('subscribe_msg_change_event');
    expect(product.pushes[0]?.plain).toContain('<SubscribeStatusString><![CDATA[reject]]>');
    expect(await send(id)).toMatchObject({ errcode: 43101 });
  });

  it('asks for one-time and long-term templates apart', async () => {
    const mixed = { type: 'subscribePopup', templates: [await add(TID.oneTime), await add(TID.longTerm)] };
    expect((await sandbox.controlRaw('POST', 'users/wangfang/act', mixed)).status).toBe(409);
    expect((await sandbox.controlRaw('POST', 'users/wangfang/act', { ...mixed, templates: ['x'] })).status).toBe(400);
  });

  describe('the template library', () => {
    const titles = (query: Record<string, string>): Promise<Json> => sandbox.read(MP, '/wxaapi/newtmpl/getpubtemplatetitles', query);
    const keywords = (tid: number): Promise<Json> => sandbox.read(MP, '/wxaapi/newtmpl/getpubtemplatekeywords', { tid: String(tid) });
    const mine = async (appid: string): Promise<Json[]> =>
      (await sandbox.read(appid, '/wxaapi/newtmpl/gettemplate'))['data'] as Json[];

    it('lists titles by category, one-time and long-term', async () => {
      expect(await sandbox.read(MP, '/wxaapi/newtmpl/getcategory')).toMatchObject({ data: [{ id: 286, name: '政务民生' }] });
      const found = await titles({ ids: '286', start: '0', limit: '30' });
      const types = (found['data'] as { type: number }[]).map(({ type }) => type);
      expect(new Set(types)).toEqual(new Set([2, 3]));
      expect(found['count']).toBe(types.length);
      expect(await titles({ ids: '286', start: '1', limit: '1' })).toMatchObject({ data: [{ tid: 43202, title: '诉求办理进度通知' }] });
      expect(await titles({ ids: '1', start: '0', limit: '30' })).toMatchObject({ count: 0, data: [] });
      expect(await titles({ ids: '286', start: 'x', limit: '30' })).toMatchObject({ errcode: 200016 });
      expect(await titles({ ids: '286', start: '0', limit: '31' })).toMatchObject({ errcode: 200017 });
      expect(await titles({ start: '0', limit: '30' })).toMatchObject({ errcode: 200018 });
    });

    it('lists the keywords of a title', async () => {
      expect(await keywords(TID.oneTime)).toMatchObject({ count: 5, data: [{ kid: 1, name: '诉求编号', rule: 'character_string' }, {}, {}, {}, {}] });
      expect(await keywords(1)).toMatchObject({ errcode: 200014 });
    });

    it('adds a private template with the keywords in the chosen order, and deletes it', async () => {
      const added = await sandbox.ask(MP, '/wxaapi/newtmpl/addtemplate', { tid: TID.longTerm, kidList: [3, 1], sceneDesc: '进度' });
      const template = (await mine(MP)).find((item) => item['priTmplId'] === added['priTmplId']);
      expect(template).toMatchObject({ type: 3, content: '当前状态:{{phrase3.DATA}}\n诉求编号:{{character_string1.DATA}}\n' });
      const remove = (priTmplId: unknown): Promise<Json> => sandbox.ask(MP, '/wxaapi/newtmpl/deltemplate', { priTmplId });
      expect(await remove(added['priTmplId'])).toMatchObject({ errcode: 0 });
      expect(await remove(added['priTmplId'])).toMatchObject({ errcode: 40037 });
      expect(await mine(MP)).toHaveLength(3);
      expect(await mine(OA)).toHaveLength(0);
    });

    it.each([
      [{ tid: 1 }, 200014],
      [{ kidList: [1] }, 200020],
      [{ kidList: [1, 9] }, 200020],
      [{ kidList: [1, 2, 3, 4, 5, 5] }, 200020],
      [{ sceneDesc: '字'.repeat(16) }, 200021],
    ])('refuses %j', async (change, errcode) => {
      const body = { tid: TID.oneTime, kidList: [1, 2], sceneDesc: '通知', ...change };
      expect(await sandbox.ask(MP, '/wxaapi/newtmpl/addtemplate', body)).toMatchObject({ errcode });
    });

    it('allows 50 private templates', async () => {
      for (let count = 3; count < 50; count += 1) await add(TID.oneTime, MP);
      const body = { tid: TID.oneTime, kidList: KIDS, sceneDesc: '' };
      expect(await sandbox.ask(MP, '/wxaapi/newtmpl/addtemplate', body)).toMatchObject({ errcode: 200012 });
    });
  });
});
