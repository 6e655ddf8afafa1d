import { ProductStub } from './support/product-stub';
import { MP, OA, startSandbox, type Json, type TestSandbox } from './support/start-sandbox';

describe('wx on the telephone', () => {
  let sandbox: TestSandbox;
  beforeEach(async () => {
    sandbox = await startSandbox();
  });
  afterEach(() => sandbox.stop());

  const wx = (api: string, call: Json = {}): Promise<Json> => sandbox.wx('zhangwei', { api, ...call });

  it('asks for privacy consent where the mini-program must have it', async () => {
    await sandbox.account(MP, { privacyRequired: true });
    for (const api of ['getPhoneNumber', 'chooseLocation']) expect(await wx(api)).toMatchObject({ errno: 104 });
    expect(await wx('agreePrivacy', { choice: 'reject' })).toMatchObject({ errMsg: 'agreePrivacy:fail user deny' });
    expect(await wx('agreePrivacy', { choice: 'accept' })).toMatchObject({ errMsg: 'agreePrivacy:ok' });
    expect(await wx('getPhoneNumber')).toHaveProperty('code');
    expect(await wx('chooseLocation', { args: { name: '桃园路' } })).toMatchObject({ errMsg: 'chooseLocation:ok', name: '桃园路', latitude: 37.87 });
    expect(await wx('chooseLocation', { choice: 'reject' })).toMatchObject({ errMsg: 'chooseLocation:fail cancel' });
  });

  it('has no numbers to give when the quota is used up', async () => {
    await sandbox.account(MP, { quotas: { 'wx.getPhoneNumber': 1 } });
    expect(await wx('getPhoneNumber')).toHaveProperty('code');
    expect(await wx('getPhoneNumber')).toMatchObject({ errno: 1400001 });
  });

  it('remembers 总是保持以上选择: no dialog, no event, shown in the settings', async () => {
    const product = new ProductStub();
    await sandbox.account(MP, { pushUrl: await product.start() });
    const [yes, no] = [await sandbox.template(MP, '诉求受理通知'), await sandbox.template(MP, '诉求办结通知')];
    const ask = (choice: Json, keep = false): Promise<Json> =>
      wx('requestSubscribeMessage', { args: { tmplIds: [yes, no] }, choice, keep, waitPush: true });
    await ask({ [yes]: 'accept', [no]: 'reject' }, true);
    expect(product.pushes).toHaveLength(1);
    expect(await ask({ [yes]: 'reject', [no]: 'accept' })).toMatchObject({ [yes]: 'accept', [no]: 'reject' });
    expect(product.pushes).toHaveLength(1);
    const { chats } = await sandbox.control<{ chats: { appid: string; ledger: Json }[] }>('GET', 'users/zhangwei/inbox');
    expect(chats.find(({ appid }) => appid === MP)?.ledger).toEqual({ [yes]: 2 });
    expect(await wx('getSetting')).toEqual({ errMsg: 'getSetting:ok', authSetting: {} });
    expect(await wx('getSetting', { args: { withSubscriptions: true } })).toMatchObject({
      subscriptionsSetting: { mainSwitch: true, itemSettings: { [yes]: 'accept', [no]: 'reject' } },
    });
    await product.stop();
  });

  it('asks for one of two templates with the same title', async () => {
    const first = await sandbox.template(MP, '诉求受理通知');
    const added = await sandbox.ask(MP, '/wxaapi/newtmpl/addtemplate', { tid: 43201, kidList: [1, 2], sceneDesc: '受理' });
    const second = String(added['priTmplId']);
    expect(await wx('requestSubscribeMessage', { args: { tmplIds: [first, second] } })).toMatchObject({ [first]: 'accept', [second]: 'filter' });
  });

  it('does not mix one-time and long-term templates', async () => {
    const one = await sandbox.template(MP, '诉求受理通知');
    const { id } = await sandbox.control<{ id: string }>('POST', `accounts/${MP}/templates`, { shortId: '43301' });
    expect(await wx('requestSubscribeMessage', { args: { tmplIds: [one, id] } })).toMatchObject({ errCode: 20002 });
    expect(await wx('requestSubscribeMessage', { args: { tmplIds: [] } })).toMatchObject({ errCode: 10001 });
    expect(await wx('requestSubscribeMessage', { args: { tmplIds: [id] } })).toMatchObject({ [id]: 'accept' });
  });

  it('is only known to mini-programs, and not every name', async () => {
    expect((await sandbox.controlRaw('POST', 'users/zhangwei/wx', { api: 'fly' })).status).toBe(400);
    expect((await sandbox.controlRaw('POST', 'users/zhangwei/wx', { api: 'login', appid: OA })).status).toBe(400);
  });
});
