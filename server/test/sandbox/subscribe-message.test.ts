import { ProductStub } from './support/product-stub';
import { MP, startSandbox, type Json, type TestSandbox } from './support/start-sandbox';

const GOOD = {
  character_string1: { value: 'SQ20260302000017' },
  thing2: { value: '小区路灯不亮' },
  phrase3: { value: '已受理' },
  time4: { value: '2026年3月2日 14:05' },
  thing5: { value: '点击查看办理详情' },
};

describe('mini-program subscribe messages', () => {
  let sandbox: TestSandbox;
  let ids: string[];
  let openid: string;
  beforeEach(async () => {
    sandbox = await startSandbox();
    const list = await sandbox.get('/wxaapi/newtmpl/gettemplate', { access_token: await sandbox.token(MP) });
    ids = (list['data'] as { priTmplId: string }[]).map((template) => template.priTmplId);
    openid = await sandbox.openid('zhangwei', MP);
  });
  afterEach(() => sandbox.stop());

  const ask = (tmplIds: string[], choice: unknown = 'accept'): Promise<Json> =>
    sandbox.wx('zhangwei', { api: 'requestSubscribeMessage', args: { tmplIds }, choice });
  async function send(change: Json = {}, data: Json = GOOD): Promise<Json> {
    const body = { touser: openid, template_id: ids[0], page: 'ticket/detail?id=1', data, ...change };
    return sandbox.post('/cgi-bin/message/subscribe/send', body, { access_token: await sandbox.token(MP) });
  }

  it('lists the three templates with typed places', async () => {
    const list = await sandbox.get('/wxaapi/newtmpl/gettemplate', { access_token: await sandbox.token(MP) });
    const templates = list['data'] as { title: string; type: number; content: string; priTmplId: string }[];
    expect(templates.map((template) => template.title)).toEqual(['诉求受理通知', '诉求办理进度通知', '诉求办结通知']);
    expect(templates[0]?.content.split('\n')[0]).toBe('诉求编号:{{character_string1.DATA}}');
    expect(templates.every((template) => template.type === 2 && template.priTmplId.length === 43)).toBe(true);
  });

  it('sends one message per accept, then 43101', async () => {
    expect(await send()).toMatchObject({ errcode: 43101 });
    await ask([ids[0] ?? '']);
    await ask([ids[0] ?? '']);
    expect(await send()).toMatchObject({ errcode: 0 });
    expect(await send()).toMatchObject({ errcode: 0 });
    expect(await send()).toMatchObject({ errcode: 43101 });
    const inbox = await sandbox.control<{ notices: Json[] }>('GET', 'users/zhangwei/inbox');
    expect(inbox.notices).toHaveLength(2);
    expect(inbox.notices[0]).toMatchObject({ templateTitle: '诉求受理通知', page: 'ticket/detail?id=1' });
    expect(inbox.notices[0]?.['fields']).toContainEqual({ key: 'thing2', label: '诉求标题', value: '小区路灯不亮' });
  });

  it('counts a reject as nothing', async () => {
    const [first = '', second = ''] = ids;
    const result = await ask([first, second], { [first]: 'reject', [second]: 'accept' });
    expect(result).toMatchObject({ [first]: 'reject', [second]: 'accept' });
    expect(await send()).toMatchObject({ errcode: 43101 });
  });

  it('keeps the ledger when a value is refused', async () => {
    await ask([ids[0] ?? '']);
    expect(await send({}, { ...GOOD, thing2: { value: '字'.repeat(21) } })).toMatchObject({ errcode: 47003 });
    expect(await send()).toMatchObject({ errcode: 0 });
  });

  it('takes at most three ids, five with the newer client', async () => {
    const added = [...ids, ids[0] ?? ''];
    expect(await ask(added)).toMatchObject({ errMsg: 'requestSubscribeMessage:ok' });
    expect(await ask([...ids, 'unknown-template'])).toMatchObject({ errCode: 20003 });
    await sandbox.account(MP, { subscribeIdLimit: 5 });
    expect(await ask([...ids, 'unknown-template'])).toMatchObject({ errCode: 20001 });
    await sandbox.control('PATCH', 'users/zhangwei', { subscribeSwitch: false });
    expect(await ask(ids)).toMatchObject({ errCode: 20004 });
  });

  it.each([
    [{ touser: 'nobody' }, 40003],
    [{ template_id: 'x' }, 40037],
    [{ page: '/ticket/detail' }, 41030],
    [{ page: 'no/such' }, 41030],
  ])('refuses %j', async (change, errcode) => {
    await ask([ids[0] ?? '']);
    expect(await send(change)).toMatchObject({ errcode });
  });

  it('tells the product of the popup and of the delivery, with lossless ids', async () => {
    const product = new ProductStub();
    await sandbox.account(MP, { pushUrl: await product.start() });
    await sandbox.wx('zhangwei', { api: 'requestSubscribeMessage', args: { tmplIds: ids }, choice: 'accept', waitPush: true });
    const sent = await sandbox.postText(
      '/cgi-bin/message/subscribe/send',
      { touser: openid, template_id: ids[0], data: GOOD },
      { access_token: await sandbox.token(MP) },
    );
    const msgid = /"msgid":(\d+)/.exec(sent)?.[1] ?? '';
    await sandbox.control('POST', 'drain');
    const [popup, delivery] = product.pushes.map((push) => push.plain);
    expect(JSON.parse(popup ?? '')).toMatchObject({ Event: 'subscribe_msg_popup_event', List: [{ TemplateId: ids[0] }, {}, {}] });
    expect(BigInt(msgid) > BigInt(Number.MAX_SAFE_INTEGER)).toBe(true);
    expect(delivery).toContain(`"MsgID":${msgid}`);
    expect(JSON.parse(delivery ?? '')).toMatchObject({ Event: 'subscribe_msg_sent_event', List: { ErrorStatus: 'success' } });
    await product.stop();
  });
});
