import { createHash } from 'node:crypto';
import { ProductStub } from './support/product-stub';
import { MP, OA, startSandbox, type Json, type TestSandbox } from './support/start-sandbox';

const md5 = (text: string): string => createHash('md5').update(text).digest('hex');
const base64 = (text: string): string => Buffer.from(text).toString('base64');

describe('what people do in WeChat', () => {
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
    await sandbox.account(MP, { pushUrl });
  });
  afterEach(() => sandbox.stop());

  const act = (body: Json) => sandbox.act('zhangwei', body);
  const field = (name: string, index = 0): string =>
    new RegExp(`<${name}>(?:<!\\[CDATA\\[)?(.*?)(?:]]>)?</${name}>`).exec(product.pushes[index]?.plain ?? '')?.[1] ?? '';
  const types = (): string[] => product.pushes.map((_push, index) => field('Event', index) || field('MsgType', index));

  it.each([
    [{ type: 'text', content: '12345' }, 'text', { Content: '12345' }],
    [{ type: 'voice', recognition: '路灯坏了' }, 'voice', { Format: 'amr', Recognition: '路灯坏了' }],
    [{ type: 'location', latitude: 37.5, longitude: 112.5, label: '桃园路' }, 'location', { Location_X: '37.5', Location_Y: '112.5', Label: '桃园路' }],
    [{ type: 'link', title: '新闻', url: 'https://news.example/1' }, 'link', { Title: '新闻', Url: 'https://news.example/1' }],
  ])('sends %j', async (body, type, fields) => {
    await act(body);
    expect(field('MsgType')).toBe(type);
    expect(BigInt(field('MsgId'))).toBeGreaterThan(0n);
    for (const [name, value] of Object.entries(fields)) expect(field(name)).toBe(value);
  });

  it.each(['video', 'shortvideo'])('sends a %s with a small picture', async (type) => {
    await act({ type, dataBase64: base64('film') });
    expect(field('MsgType')).toBe(type);
    expect(field('MediaId')).not.toBe(field('ThumbMediaId'));
    expect(field('ThumbMediaId')).not.toBe('');
  });

  it.each(['pic_sysphoto', 'pic_photo_or_album', 'pic_weixin'])('%s: the event, then the pictures', async (type) => {
    await act({ type, key: 'PHOTOS', pictures: [base64('one'), base64('two')] });
    expect(types()).toEqual([type, 'image', 'image']);
    expect([field('EventKey'), field('Count')]).toEqual(['PHOTOS', '2']);
    expect(product.pushes[0]?.plain).toContain(`<item><PicMd5Sum><![CDATA[${md5('one')}]]></PicMd5Sum></item><item>`);
    const picture = await fetch(field('PicUrl', 2));
    expect(await picture.text()).toBe('two');
    expect((await sandbox.controlRaw('POST', 'users/zhangwei/act', { type, key: 'K', pictures: [] })).status).toBe(400);
  });

  it('location_select: the event, then the place', async () => {
    await act({ type: 'location_select', key: 'PLACE', latitude: 37.5, longitude: 112.5, label: '桃园路', poiname: '公园' });
    expect(types()).toEqual(['location_select', 'location']);
    expect([field('EventKey'), field('Poiname'), field('Label', 1)]).toEqual(['PLACE', '公园', '桃园路']);
  });

  it('reportLocation gives a follower’s position away, to which nothing is said', async () => {
    await act({ type: 'reportLocation', latitude: 37.5, longitude: 112.5 });
    expect([field('Event'), field('Latitude'), field('Longitude'), field('Precision')]).toEqual(['LOCATION', '37.500000', '112.500000', '40.000000']);
  });

  it.each([
    [{ type: 'click', key: 'PROGRESS' }, 'CLICK', 'PROGRESS'],
    [{ type: 'view', url: 'https://hotline.example/h5' }, 'VIEW', 'https://hotline.example/h5'],
    [{ type: 'view_miniprogram', page: 'ticket/detail' }, 'view_miniprogram', 'ticket/detail'],
    [{ type: 'scancode_push', key: 'SCAN', result: 'x' }, 'scancode_push', 'SCAN'],
    [{ type: 'scancode_waitmsg', key: 'SCAN', result: 'x' }, 'scancode_waitmsg', 'SCAN'],
    [{ type: 'scan', scene: '0012' }, 'SCAN', '0012'],
    [{ type: 'unfollow' }, 'unsubscribe', ''],
  ])('%j arrives as an event', async (body, event, key) => {
    await act(body);
    expect([field('MsgType'), field('Event'), field('EventKey')]).toEqual(['event', event, key]);
  });

  it('chooses from a menu message by number', async () => {
    await act({ type: 'text', content: '在吗' });
    const msgmenu = { head_content: '满意吗', list: [{ id: '101', content: '满意' }], tail_content: '' };
    await sandbox.ask(OA, '/cgi-bin/message/custom/send', { touser: await sandbox.openid('zhangwei', OA), msgtype: 'msgmenu', msgmenu });
    await act({ type: 'msgmenu', id: '101' });
    expect([field('MsgType', 1), field('Content', 1), field('bizmsgmenuid', 1)]).toEqual(['text', '满意', '101']);
  });

  it('follows by hand', async () => {
    await sandbox.act('wangfang', { type: 'follow' });
    expect([field('Event'), field('EventKey')]).toEqual(['subscribe', '']);
    expect((await sandbox.controlRaw('POST', 'users/wangfang/act', { type: 'follow' })).status).toBe(409);
  });

  it('switches an account’s messages off and on without telling', async () => {
    expect((await act({ type: 'block' })).pushes).toEqual([]);
    expect((await act({ type: 'unblock' })).pushes).toEqual([]);
  });

  describe('towards the mini-program', () => {
    const pushed = (index = 0): Json => JSON.parse(product.pushes[index]?.plain ?? '{}') as Json;

    it('sends a card of a page in its customer-service chat only', async () => {
      await act({ type: 'miniprogrampage', title: '我的诉求', page: 'ticket/detail?id=1' });
      expect(pushed()).toMatchObject({ MsgType: 'miniprogrampage', Title: '我的诉求', AppId: MP, PagePath: 'ticket/detail?id=1' });
      const wrong = { type: 'miniprogrampage', page: 'a', appid: OA };
      expect((await sandbox.controlRaw('POST', 'users/zhangwei/act', wrong)).status).toBe(409);
    });

    it('enters, changes and takes back', async () => {
      await act({ type: 'enter', sessionFrom: 'ticket' });
      await act({ type: 'infoModified', appid: MP });
      await act({ type: 'revoke', revokeInfo: '1,201' });
      const openid = await sandbox.openid('zhangwei', MP);
      expect([pushed(), pushed(1), pushed(2)]).toMatchObject([
        { Event: 'user_enter_tempsession', SessionFrom: 'ticket' },
        { Event: 'user_info_modified', openid, appid: MP },
        { Event: 'user_authorization_revoke', OpenID: openid, AppID: MP, RevokeInfo: '1,201' },
      ]);
    });

    it('ends a subscription in the settings', async () => {
      const id = await sandbox.template(MP, '诉求受理通知');
      await sandbox.wx('zhangwei', { api: 'requestSubscribeMessage', args: { tmplIds: [id] }, waitPush: true });
      await act({ type: 'subscribeChange', templates: [id], appid: MP });
      expect(pushed(1)).toMatchObject({ Event: 'subscribe_msg_change_event', List: [{ TemplateId: id, SubscribeStatusString: 'reject' }] });
      const { chats } = await sandbox.control<{ chats: { appid: string; ledger: Json }[] }>('GET', 'users/zhangwei/inbox');
      expect(chats.find(({ appid }) => appid === MP)?.ledger).toEqual({});
    });
  });
});
