import { inspect } from 'node:util';
import { AppError } from '../../src/platform/errors';
import { WechatError } from '../../src/wechat';
import { failure, reset, rig, status } from './fake-api';
import { closeAll } from './support';

afterAll(closeAll);

const paths = {
  menu: '/cgi-bin/menu/get',
  custom: '/cgi-bin/message/custom/send',
  template: '/cgi-bin/message/template/send',
  subscribe: '/cgi-bin/message/subscribe/send',
  login: '/sns/jscode2session',
  oauth: '/sns/oauth2/access_token',
  phone: '/wxa/business/getuserphonenumber',
  media: '/cgi-bin/media/get',
};
const template = { openid: 'o1', templateId: 't1', values: { thing1: '路灯维修' }, clientMessageId: 'T1-accepted-1' };
const subscribe = { openid: 'o1', templateId: 't1', values: { phrase1: '已受理' } };

const caught = async (work: Promise<unknown>): Promise<WechatError> => work.then(() => Promise.reject(new Error('no error')), (error: unknown) => error as WechatError);

describe('classes of errors', () => {
  test.each([
    [40003, 'recipient'], [43101, 'recipient'], [47003, 'content'], [45015, 'window'], [48001, 'capability'], [40164, 'config'], [45009, 'quota'], [45011, 'minuteLimit'], [99999, 'rejected'],
  ])('%d is %s', async (errcode, kind) => {
    const { api, wechat, reports } = await rig();
    api.on(paths.custom, failure(errcode));
    const error = await caught(wechat.officialAccount.customerMessages.sendText('o1', '您好'));
    expect(error).toMatchObject({ class: kind, errcode, rid: '65a1-b2c3-d4', path: paths.custom, code: 'wechat.unavailable' });
    expect(reports.at(-1)).toMatchObject({ outcome: kind, errcode, rid: '65a1-b2c3-d4', path: paths.custom });
    expect(api.calls(paths.custom)).toHaveLength(1);
  });

  test('a bad login code and a risky account have texts of their own', async () => {
    const { api, wechat } = await rig();
    api.on(paths.login, failure(40029), failure(40226));
    expect(await caught(wechat.miniProgram.login('x'))).toMatchObject({ class: 'login', code: 'login.codeInvalid' });
    expect(await caught(wechat.miniProgram.login('x'))).toMatchObject({ class: 'login', code: 'login.riskBlocked' });
  });
});

describe('no answer', () => {
  test.each([['-1', failure(-1)], ['HTTP 502', status(502)], ['a cut connection', reset], ['HTML', status(200)]] as const)('%s: what is idempotent is repeated', async (_, fault) => {
    const { api, wechat, reports } = await rig();
    api.on(paths.template, fault, fault, { errcode: 0, errmsg: 'ok', msgid: 1 }).on('/x');
    expect((await wechat.officialAccount.templateMessages.send(template)).messageId).toBe('1');
    expect(api.calls(paths.template)).toHaveLength(3);
    expect(reports.filter(({ path }) => path === paths.template).map(({ outcome }) => outcome)).toEqual(['busy', 'busy', 'ok']);
  });

  test.each([['-1', failure(-1)], ['HTTP 502', status(502)], ['a cut connection', reset], ['HTML', status(200)]] as const)('%s: what is not is reported unknown', async (_, fault) => {
    const { api, wechat } = await rig();
    api.on(paths.subscribe, fault);
    expect(await caught(wechat.miniProgram.subscribeMessages.send(subscribe))).toMatchObject({ class: 'unknown', path: paths.subscribe });
    expect(api.calls(paths.subscribe)).toHaveLength(1);
  });

  test('four attempts at most', async () => {
    const { api, wechat } = await rig();
    api.on(paths.menu, reset);
    expect(await caught(wechat.officialAccount.menu.get())).toMatchObject({ class: 'busy', errcode: null });
    expect(api.calls(paths.menu)).toHaveLength(4);
  });

  test('a send whose token could not be had did certainly not happen', async () => {
    const { api, wechat } = await rig();
    api.on('/cgi-bin/stable_token', status(503));
    expect(await caught(wechat.miniProgram.subscribeMessages.send(subscribe))).toMatchObject({ class: 'busy', path: '/cgi-bin/stable_token' });
    expect(api.calls(paths.subscribe)).toHaveLength(0);
  });

  test('a collision is tried again even for a send', async () => {
    const { api, wechat } = await rig();
    api.on(paths.subscribe, failure(43108), { errcode: 0, msgid: '7' });
    expect((await wechat.miniProgram.subscribeMessages.send(subscribe)).messageId).toBe('7');
  });
});

describe('limits', () => {
  test('a spent quota closes its path until midnight in Beijing, and no other', async () => {
    const { api, wechat, clock } = await rig();
    api.on(paths.subscribe, failure(45009, 'reach max api daily quota limit'), { errcode: 0, msgid: '1' });
    await caught(wechat.miniProgram.subscribeMessages.send(subscribe));
    expect(await caught(wechat.miniProgram.subscribeMessages.send(subscribe))).toMatchObject({ class: 'quota' });
    expect(api.calls(paths.subscribe)).toHaveLength(1);
    await wechat.miniProgram.subscribeMessages.listTemplates();
    clock.ms = Date.parse('2026-03-02T16:00:01Z');
    await wechat.miniProgram.subscribeMessages.send(subscribe);
    expect(api.calls(paths.subscribe)).toHaveLength(2);
  });

  test('one person’s minute limit at login closes nothing for others', async () => {
    const { api, wechat } = await rig();
    api.on(paths.login, failure(45011), { openid: 'o2', session_key: 'K' });
    expect(await caught(wechat.miniProgram.login('a'))).toMatchObject({ class: 'minuteLimit' });
    expect(await wechat.miniProgram.login('b')).toEqual({ openid: 'o2' });
  });
});

test('errors and reports hold no secret', async () => {
  const { api, wechat, reports } = await rig();
  api.on(paths.oauth, reset).on(paths.menu, reset);
  const errors = [await caught(wechat.officialAccount.oauth.exchange('CODE')), await caught(wechat.officialAccount.menu.get())];
  const told = inspect([errors, reports], { depth: 9 });
  for (const secret of ['SECRETSECRET', 'T1&', 'access_token=', 'CODE']) expect(told).not.toContain(secret);
});

describe('calls', () => {
  test('authorisation address and exchange', async () => {
    const { api, wechat } = await rig();
    const url = wechat.officialAccount.oauth.authorizeUrl({ redirectUri: 'https://12345.example.gov.cn/cb?a=1', state: 'abc' });
    expect(url).toBe('https://open.weixin.qq.com/connect/oauth2/authorize?appid=wx0123456789abcdef&redirect_uri=https%3A%2F%2F12345.example.gov.cn%2Fcb%3Fa%3D1&response_type=code&scope=snsapi_base&state=abc#wechat_redirect');
    expect(() => wechat.officialAccount.oauth.authorizeUrl({ redirectUri: 'https://x', state: 'a b' })).toThrow(RangeError);
    api.on(paths.oauth, { access_token: 'x', openid: 'o1', unionid: 'u1', is_snapshotuser: 1 }, { openid: 'o1' }, {});
    expect(await wechat.officialAccount.oauth.exchange('c')).toEqual({ openid: 'o1', unionid: 'u1', isSnapshotUser: true });
    expect(await wechat.officialAccount.oauth.exchange('c')).toEqual({ openid: 'o1', isSnapshotUser: false });
    expect(await caught(wechat.officialAccount.oauth.exchange('c'))).toBeInstanceOf(WechatError);
    expect(Object.fromEntries(api.calls(paths.oauth)[0]?.query ?? [])).toEqual({ appid: 'wx0123456789abcdef', secret: 'SECRETSECRETSECRETSECRETSECRETSE', code: 'c', grant_type: 'authorization_code' });
  });

  test('login keeps the session key to itself', async () => {
    const { api, wechat } = await rig();
    api.on(paths.login, { openid: 'o1', unionid: 'u1', session_key: 'K' });
    expect(await wechat.miniProgram.login('c')).toEqual({ openid: 'o1', unionid: 'u1' });
    expect(api.calls(paths.login)[0]?.query.get('js_code')).toBe('c');
  });

  test('a phone number must be made for this mini-program', async () => {
    const { api, wechat } = await rig();
    const info = (appid: string) => ({ errcode: 0, phone_info: { phoneNumber: '+8613800001111', purePhoneNumber: '13800001111', countryCode: '86', watermark: { timestamp: 1, appid } } });
    api.on(paths.phone, info('wxfedcba9876543210'), info('wxother'));
    expect(await wechat.miniProgram.phoneNumber('c')).toBe('13800001111');
    expect(await caught(wechat.miniProgram.phoneNumber('c'))).toMatchObject({ class: 'rejected' });
  });

  test('templates list their keys, values are fitted', async () => {
    const { api, wechat } = await rig();
    api.on('/wxaapi/newtmpl/gettemplate', { errcode: 0, data: [{ priTmplId: 'p1', title: '受理', content: '编号:{{character_string1.DATA}}\n状态:{{phrase2.DATA}}\n', example: '编号:1', type: 3 }] });
    expect(await wechat.miniProgram.subscribeMessages.listTemplates()).toEqual([{ id: 'p1', title: '受理', keys: ['character_string1', 'phrase2'], content: expect.any(String), example: '编号:1', type: 'longTerm' }]);
    api.on(paths.subscribe, { errcode: 0, msgid: 6272960105994287618n.toString() });
    await wechat.miniProgram.subscribeMessages.send({ openid: 'o1', templateId: 'p1', page: 'pages/x', values: { phrase2: '已转办(二次)', thing3: '长'.repeat(30) } });
    expect(api.calls(paths.subscribe)[0]?.body).toEqual({ touser: 'o1', template_id: 'p1', page: 'pages/x', data: { phrase2: { value: '已转办' }, thing3: { value: `${'长'.repeat(19)}…` } }, miniprogram_state: 'formal', lang: 'zh_CN' });
  });

  test('template messages carry their id', async () => {
    const { api, wechat } = await rig();
    api.on('/cgi-bin/template/get_all_private_template', { template_list: [{ template_id: 't1', title: '通知', content: '{{thing1.DATA}}', example: '' }] });
    expect(await wechat.officialAccount.templateMessages.listTemplates()).toEqual([{ id: 't1', title: '通知', keys: ['thing1'], content: '{{thing1.DATA}}' }]);
    await wechat.officialAccount.templateMessages.send({ ...template, miniProgram: { appid: 'wxm', page: 'p' } });
    expect(api.calls(paths.template)[0]?.body).toMatchObject({ client_msg_id: 'T1-accepted-1', miniprogram: { appid: 'wxm', pagepath: 'p' } });
  });

  test('media are bytes, errors in their place are errors', async () => {
    const { api, wechat } = await rig();
    const picture = (bytes: number) => (response: import('node:http').ServerResponse) => void response.setHeader('content-type', 'image/jpeg').end(Buffer.alloc(bytes, 1));
    api.on(paths.media, picture(3), failure(40007), picture(10 * 1024 * 1024 + 1));
    expect(await wechat.officialAccount.media.download('m')).toEqual({ bytes: Buffer.alloc(3, 1), mime: 'image/jpeg' });
    expect(await caught(wechat.officialAccount.media.download('m'))).toMatchObject({ class: 'content', errcode: 40007 });
    const large = await caught(wechat.officialAccount.media.download('m'));
    expect(large).toBeInstanceOf(AppError);
    expect(large.code).toBe('attachment.tooLarge');
  });

  test('menus keep to their sizes', async () => {
    const { api, wechat } = await rig();
    const entry = { type: 'click', name: '查进度', key: 'progress' } as const;
    await wechat.officialAccount.menu.create([{ name: '办事', sub_button: [entry] }, entry]);
    expect(api.calls('/cgi-bin/menu/create')[0]?.body).toEqual({ button: [{ name: '办事', sub_button: [entry] }, entry] });
    await expect(wechat.officialAccount.menu.create([{ ...entry, name: '我要反映问题' }])).rejects.toThrow(RangeError);
    await expect(wechat.officialAccount.menu.create([entry, entry, entry, entry])).rejects.toThrow(RangeError);
  });

  test('customer-service messages', async () => {
    const { api, wechat } = await rig();
    await wechat.officialAccount.customerMessages.sendMenu('o1', { head: '满意吗', options: [{ id: '1', label: '满意' }], tail: '谢谢' });
    expect(api.calls(paths.custom)[0]?.body).toEqual({ touser: 'o1', msgtype: 'msgmenu', msgmenu: { head_content: '满意吗', list: [{ id: '1', content: '满意' }], tail_content: '谢谢' } });
  });
});
