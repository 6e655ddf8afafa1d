import { createHash } from 'node:crypto';
import { FormData } from 'node-easywechat';
import { miniProgramAt, officialAccountAt, servePushes } from './support/easywechat-product';
import { MP, OA, startSandbox, type Json, type TestSandbox } from './support/start-sandbox';

const RECEIVED = {
  character_string1: { value: 'SQ1' }, thing2: { value: '路灯不亮' }, phrase3: { value: '已受理' }, time4: { value: '09:00' }, thing5: { value: '请留意' },
};
const PICTURE = Buffer.from('a picture');

// node-easywechat knows nothing of this project: what it and the sandbox agree on is WeChat.
describe('node-easywechat against the sandbox', () => {
  let sandbox: TestSandbox;
  let official: ReturnType<typeof officialAccountAt>;
  let mini: ReturnType<typeof miniProgramAt>;
  beforeEach(async () => {
    sandbox = await startSandbox();
    [official, mini] = [officialAccountAt(sandbox.url), miniProgramAt(sandbox.url)];
  });
  afterEach(() => sandbox.stop());

  const post = async (app: typeof official | typeof mini, path: string, body: object): Promise<Json> =>
    (await app.getClient().postJson(path, body)).toObject() as Json;
  const get = async (app: typeof official | typeof mini, path: string, params: Json = {}): Promise<Json> =>
    (await app.getClient().get(path, { params })).toObject() as Json;

  it('gets tokens', async () => {
    const token = await official.getAccessToken().getToken();
    expect(token).toBe(await sandbox.token(OA));
    expect(await mini.getAccessToken().getToken()).toBe(await sandbox.token(MP));
    expect(await get(official, 'cgi-bin/getcallbackip')).toMatchObject({ ip_list: ['127.0.0.1'] });
  });

  it('makes the menu', async () => {
    const button = [{ type: 'click', name: '查进度', key: 'PROGRESS' }];
    expect(await post(official, 'cgi-bin/menu/create', { button })).toMatchObject({ errcode: 0 });
    expect(await get(official, 'cgi-bin/menu/get')).toMatchObject({ menu: { button: [{ name: '查进度' }] } });
  });

  it('sends template, customer-service and subscribe messages', async () => {
    const touser = await sandbox.openid('zhangwei', OA);
    const template_id = await sandbox.template(OA, '诉求受理通知');
    expect(await post(official, 'cgi-bin/message/template/send', { touser, template_id, data: RECEIVED })).toMatchObject({ errcode: 0 });
    await sandbox.act('zhangwei', { type: 'text', content: '在吗' });
    const text = { touser, msgtype: 'text', text: { content: '您好' } };
    expect(await post(official, 'cgi-bin/message/custom/send', text)).toMatchObject({ errcode: 0 });
    const subscribe = await sandbox.template(MP, '诉求受理通知');
    await sandbox.wx('zhangwei', { api: 'requestSubscribeMessage', args: { tmplIds: [subscribe] } });
    const notice = { touser: await sandbox.openid('zhangwei', MP), template_id: subscribe, page: 'ticket/detail', data: RECEIVED };
    expect(await post(mini, 'cgi-bin/message/subscribe/send', notice)).toMatchObject({ errcode: 0 });
    expect((await sandbox.notices('zhangwei')).map(({ kind }) => kind)).toEqual(['template', 'subscribe']);
  });

  it('uploads and fetches media', async () => {
    const media = new FormData();
    media.append('media', PICTURE, { filename: 'photo.png', contentType: 'image/png' });
    const uploaded = await official.getClient().post('cgi-bin/media/upload', { params: { type: 'image' }, data: media });
    const { media_id } = uploaded.toObject() as Json;
    const fetched = await official.getClient().get('cgi-bin/media/get', { params: { media_id }, responseType: 'arraybuffer' });
    expect(Buffer.from(fetched.toDataUrl().split(',')[1] ?? '', 'base64')).toEqual(PICTURE);
  });

  it('makes codes and reads followers', async () => {
    const action = { action_name: 'QR_LIMIT_STR_SCENE', action_info: { scene: { scene_str: 'district-1' } } };
    const { ticket } = await post(official, 'cgi-bin/qrcode/create', action);
    const picture = await official.getHttpClient().request('get', 'cgi-bin/showqrcode', { params: { ticket }, responseType: 'arraybuffer' });
    expect(picture.is('image')).toBe(true);
    const code = await mini.getClient().postJson('wxa/getwxacodeunlimit', { scene: 't=1', page: 'ticket/detail' }, { responseType: 'arraybuffer' });
    expect(code.is('image')).toBe(true);
    const openid = await sandbox.openid('zhangwei', OA);
    expect(await get(official, 'cgi-bin/user/info', { openid })).toMatchObject({ subscribe: 1, openid });
    expect(await get(official, 'cgi-bin/user/get')).toMatchObject({ total: 2 });
  });

  it('signs pages for the JSSDK', async () => {
    const config = (await official.getUtils().buildJsSdkConfig('https://hotline.example/h5/')) as unknown as Record<string, string>;
    const { ticket } = await sandbox.read(OA, '/cgi-bin/ticket/getticket', { type: 'jsapi' });
    const text = `jsapi_ticket=${String(ticket)}&noncestr=${config['nonceStr']}&timestamp=${config['timestamp']}&url=https://hotline.example/h5/`;
    expect(config['signature']).toBe(createHash('sha1').update(text).digest('hex'));
  });

  it('logs people of the mini-program in and learns their number', async () => {
    const { code } = await sandbox.wx('zhangwei', { api: 'login' });
    const session = (await mini.getUtils().codeToSession(String(code))) as unknown as Json;
    expect(session).toMatchObject({ openid: await sandbox.openid('zhangwei', MP) });
    const phone = await sandbox.wx('zhangwei', { api: 'getPhoneNumber' });
    expect(await post(mini, 'wxa/business/getuserphonenumber', { code: phone['code'] })).toMatchObject({ phone_info: { purePhoneNumber: '13900000001' } });
  });

  it('authorises people of web pages', async () => {
    const oauth = official.getOAuth();
    Object.assign(oauth, { _baseUrl: `${sandbox.url}/sns` });
    const address = new URL(oauth.redirect('https://hotline.example/h5/callback'));
    expect(address.origin + address.pathname).toBe('https://open.weixin.qq.com/connect/oauth2/authorize');
    const authorizeUrl = `${sandbox.url}${address.pathname}${address.search}`;
    const { location } = await sandbox.control<{ location: string }>('POST', 'oauth/approve', { user: 'zhangwei', authorizeUrl });
    const user = await oauth.userFromCode(new URL(location).searchParams.get('code') ?? '');
    expect(user.getId()).toBe(await sandbox.openid('zhangwei', OA));
  });

  it('verifies and decrypts pushes, and its encrypted reply is shown', async () => {
    const heard: unknown[] = [];
    const pushes = await servePushes((message) => {
      heard.push(message['Content']);
      return `您说：${String(message['Content'])}`;
    });
    expect(await sandbox.account(OA, { pushUrl: pushes.url })).toMatchObject({ handshake: { ok: true } });
    for (const mode of ['safe', 'compat']) {
      await sandbox.account(OA, { mode });
      const { shown } = await sandbox.act('zhangwei', { type: 'text', content: '路灯不亮 🙂' });
      expect(shown).toMatchObject([{ from: 'account', type: 'text', text: '您说：路灯不亮 🙂' }]);
    }
    expect(heard).toEqual(['路灯不亮 🙂', '路灯不亮 🙂']);
    expect(await sandbox.lintRules()).toEqual([]);
    await pushes.stop();
  });
});
