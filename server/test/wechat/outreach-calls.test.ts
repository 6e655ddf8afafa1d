import type { ServerResponse } from 'node:http';
import { WechatError } from '../../src/wechat';
import { jssdkSignature } from '../../src/wechat/official-account/jssdk';
import { failure, rig, status } from './fake-api';
import { closeAll } from './support';

afterAll(closeAll);

const caught = async (work: Promise<unknown>): Promise<WechatError> => work.then(() => Promise.reject(new Error('no error')), (error: unknown) => error as WechatError);
const picture = (mime: string) => (response: ServerResponse) => void response.setHeader('content-type', mime).end(Buffer.from([1, 2, 3]));
const openid = 'oMini-1';

describe('JS-SDK', () => {
  test('the example of the official page', () => {
    const ticket = 'sM4AOVdWfPE4DxkXGEs8VMCPGGVi4C3VM0P37wVUCFvkVAy_90u5h9nbSlYy3-Sl-HhTdfl2fzFy1AOcHKP7qg';
    const signed = { ticket, nonceStr: 'Wm3WZYTPz0wzccnW', timestamp: 1414587457 };
    expect(jssdkSignature({ ...signed, url: 'http://mp.weixin.qq.com?params=value' })).toBe('0f9de62fce790f9a083d5c99e95740ceb90c27ed');
    expect(jssdkSignature({ ...signed, url: 'http://mp.weixin.qq.com?params=value#/pages/home/index' })).toBe('0f9de62fce790f9a083d5c99e95740ceb90c27ed');
  });

  test('one ticket serves all callers and replicas until it runs out', async () => {
    const first = await rig();
    first.api.on('/cgi-bin/ticket/getticket', { errcode: 0, ticket: 'K1', expires_in: 7200 }, { errcode: 0, ticket: 'K2', expires_in: 7200 });
    const second = await rig(first);
    await Promise.all(Array.from({ length: 20 }, () => first.wechat.officialAccount.jssdk.sign('https://12345.example.gov.cn/h5/')));
    const { timestamp, nonceStr, signature, appId } = await second.wechat.officialAccount.jssdk.sign('https://12345.example.gov.cn/h5/');
    expect(first.api.calls('/cgi-bin/ticket/getticket')).toHaveLength(1);
    expect(first.api.calls('/cgi-bin/ticket/getticket')[0]?.query.get('type')).toBe('jsapi');
    expect(appId).toBe('wx0123456789abcdef');
    expect(signature).toBe(jssdkSignature({ ticket: 'K1', nonceStr, timestamp, url: 'https://12345.example.gov.cn/h5/' }));
    first.clock.ms += 7200_000;
    await second.wechat.officialAccount.jssdk.sign('https://12345.example.gov.cn/h5/');
    expect(first.api.calls('/cgi-bin/ticket/getticket')).toHaveLength(2);
  });

  test('a ticket without its lifetime is none', async () => {
    const { api, wechat } = await rig();
    api.on('/cgi-bin/ticket/getticket', { errcode: 0, ticket: 'K1' });
    expect(await caught(wechat.officialAccount.jssdk.sign('https://x/'))).toMatchObject({ class: 'rejected' });
  });
});

describe('QR codes', () => {
  test('permanent ones', async () => {
    const { api, wechat } = await rig();
    api.on('/cgi-bin/qrcode/create', { ticket: 'gQ==', url: 'http://weixin.qq.com/q/1' });
    expect(await wechat.officialAccount.qrCodes.create('a-street')).toEqual({ ticket: 'gQ==', url: 'http://weixin.qq.com/q/1' });
    expect(api.calls('/cgi-bin/qrcode/create').map(({ body }) => body)).toEqual([{ action_name: 'QR_LIMIT_STR_SCENE', action_info: { scene: { scene_str: 'a-street' } } }]);
  });

  test.each(['', 'x'.repeat(65)])('%j is not asked for', async (scene) => {
    const { api, wechat } = await rig();
    await expect(wechat.officialAccount.qrCodes.create(scene)).rejects.toThrow(RangeError);
    expect(api.seen).toHaveLength(0);
  });

  test('the picture comes from the platform, without a token', async () => {
    const { api, wechat } = await rig();
    api.on('/cgi-bin/showqrcode', picture('image/jpg'), status(404), picture('text/html'));
    expect(await wechat.officialAccount.qrCodes.download('gQ==')).toEqual({ bytes: Buffer.from([1, 2, 3]), mime: 'image/jpg' });
    expect(Object.fromEntries(api.calls('/cgi-bin/showqrcode')[0]?.query ?? [])).toEqual({ ticket: 'gQ==' });
    expect(await caught(wechat.officialAccount.qrCodes.download('gQ=='))).toMatchObject({ class: 'rejected' });
    expect(await caught(wechat.officialAccount.qrCodes.download('gQ=='))).toMatchObject({ class: 'busy' });
  });
});

test('media go up as a form', async () => {
  const { api, wechat } = await rig();
  api.on('/cgi-bin/media/upload', { type: 'image', media_id: 'M1', created_at: 1 }, { type: 'thumb', thumb_media_id: 'M2' }, failure(40004));
  const file = { bytes: Buffer.from('bytes'), mime: 'image/jpeg', name: 'a.jpg' };
  expect(await wechat.officialAccount.media.upload({ ...file, type: 'image' })).toBe('M1');
  expect(await wechat.officialAccount.media.upload({ ...file, type: 'thumb' })).toBe('M2');
  expect(await caught(wechat.officialAccount.media.upload({ ...file, type: 'video' }))).toMatchObject({ errcode: 40004 });
  const [sent] = api.calls('/cgi-bin/media/upload');
  expect(sent?.query.get('type')).toBe('image');
  expect(sent?.raw).toMatch(/name="media"; filename="a\.jpg"[\s\S]*bytes/);
});

describe('the menu as WeChat holds it', () => {
  test('whatever its kinds', async () => {
    const { api, wechat } = await rig();
    api.on('/cgi-bin/menu/get', {
      menu: { button: [{ name: '办事', sub_button: [{ type: 'view', name: '网站', url: 'https://x/', sub_button: [] }, { type: 'scancode_push', name: '扫码', key: 'S' }] }, { type: 'miniprogram', name: '小程序', appid: 'wxm', pagepath: 'p', url: 'https://y/' }] },
    });
    expect(await wechat.officialAccount.menu.get()).toEqual([
      { name: '办事', type: '', target: '', entries: [{ name: '网站', type: 'view', target: 'https://x/', entries: [] }, { name: '扫码', type: 'scancode_push', target: 'S', entries: [] }] },
      { name: '小程序', type: 'miniprogram', target: 'p', entries: [] },
    ]);
  });

  test('none is none, not a failure', async () => {
    const { api, wechat } = await rig();
    api.on('/cgi-bin/menu/get', failure(46003, 'menu no exist'), failure(48001));
    expect(await wechat.officialAccount.menu.get()).toEqual([]);
    expect(await caught(wechat.officialAccount.menu.get())).toMatchObject({ class: 'capability' });
  });

  test('it can be taken away', async () => {
    const { api, wechat } = await rig();
    await wechat.officialAccount.menu.delete();
    expect(api.calls('/cgi-bin/menu/delete')).toHaveLength(1);
  });
});

describe('links and codes of the mini-program', () => {
  test('a link', async () => {
    const { api, wechat } = await rig();
    api.on('/wxa/generate_urllink', { errcode: 0, url_link: 'https://wxaurl.cn/1' });
    expect(await wechat.miniProgram.links.create({ path: 'ticket/detail/index', query: 'id=1', expiresInDays: 30 })).toBe('https://wxaurl.cn/1');
    expect(api.calls('/wxa/generate_urllink')[0]?.body).toEqual({ path: 'ticket/detail/index', query: 'id=1', expire_type: 1, expire_interval: 30, env_version: 'release' });
  });

  test.each([[{ query: 'x'.repeat(1025), expiresInDays: 1 }], [{ query: '', expiresInDays: 0 }], [{ query: '', expiresInDays: 31 }]])('no link for %j', async (target) => {
    const { wechat } = await rig();
    await expect(wechat.miniProgram.links.create({ path: 'p', ...target })).rejects.toThrow(RangeError);
  });

  test('a code is a picture or an error', async () => {
    const { api, wechat } = await rig();
    api.on('/wxa/getwxacodeunlimit', picture('image/jpeg'), failure(41030, 'invalid page'));
    const target = { scene: 't=01ABC~._-', page: 'ticket/detail/index' };
    expect(await wechat.miniProgram.codes.create(target)).toEqual(Buffer.from([1, 2, 3]));
    expect(await caught(wechat.miniProgram.codes.create(target))).toMatchObject({ class: 'content', errcode: 41030 });
    expect(api.calls('/wxa/getwxacodeunlimit')[0]?.body).toEqual({ ...target, env_version: 'release' });
  });

  test.each([[{ scene: '', page: 'p' }], [{ scene: 'x'.repeat(33), page: 'p' }], [{ scene: '中', page: 'p' }], [{ scene: 'a%b', page: 'p' }], [{ scene: 'a', page: '/p' }]])('no code for %j', async (target) => {
    const { wechat } = await rig();
    await expect(wechat.miniProgram.codes.create(target)).rejects.toThrow(RangeError);
  });
});

describe('content security', () => {
  test('what WeChat thinks of a text; what is unclear goes to a person', async () => {
    const { api, wechat } = await rig();
    api.on('/wxa/msg_sec_check', { errcode: 0, result: { suggest: 'risky', label: 20001 }, trace_id: 't' }, { errcode: 0, result: { suggest: 'pass', label: '100' } }, { errcode: 0 }, failure(61010));
    const check = { openid, scene: 'forum', content: '内容' } as const;
    expect(await wechat.miniProgram.checkText(check)).toEqual({ suggestion: 'risky', label: '20001' });
    expect(await wechat.miniProgram.checkText(check)).toEqual({ suggestion: 'pass', label: '100' });
    expect(await wechat.miniProgram.checkText(check)).toEqual({ suggestion: 'review', label: '' });
    expect(await caught(wechat.miniProgram.checkText(check))).toMatchObject({ errcode: 61010 });
    expect(api.calls('/wxa/msg_sec_check')[0]?.body).toEqual({ version: 2, openid, scene: 3, content: '内容' });
  });

  test('a text has 2,500 characters at most, counted as people count', async () => {
    const { wechat } = await rig();
    await expect(wechat.miniProgram.checkText({ openid, scene: 'forum', content: '😀'.repeat(2501) })).rejects.toThrow(RangeError);
    await wechat.miniProgram.checkText({ openid, scene: 'forum', content: '😀'.repeat(2500) });
  });

  test('a picture is asked about and answered later', async () => {
    const { api, wechat } = await rig();
    api.on('/wxa/media_check_async', { errcode: 0, trace_id: 'trace-1' });
    expect(await wechat.miniProgram.checkMedia({ openid, scene: 'forum', url: 'https://x/1.jpg', type: 'image' })).toEqual({ traceId: 'trace-1' });
    expect(api.calls('/wxa/media_check_async')[0]?.body).toEqual({ media_url: 'https://x/1.jpg', media_type: 2, version: 2, scene: 3, openid });
  });
});
