import { isTemplateValue } from '../../sandbox/api/check-template-data';
import { ProductStub } from './support/product-stub';
import { OA, MP, startSandbox, type Json, type TestSandbox } from './support/start-sandbox';

const GOOD = {
  character_string1: { value: 'SQ20260302000017' },
  thing2: { value: '小区路灯不亮' },
  thing3: { value: '路灯已修复并恢复照明' },
  time4: { value: '2026年3月6日 10:30' },
  thing5: { value: '点击查看办理详情' },
};

describe('official-account template messages', () => {
  const product = new ProductStub();
  let sandbox: TestSandbox;
  let pushUrl: string;
  let template: string;
  let openid: string;
  beforeAll(async () => {
    pushUrl = await product.start();
  });
  afterAll(() => product.stop());
  beforeEach(async () => {
    product.reset();
    sandbox = await startSandbox();
    const access_token = await sandbox.token(OA);
    const list = await sandbox.get('/cgi-bin/template/get_all_private_template', { access_token });
    const templates = list['template_list'] as { title: string; template_id: string }[];
    template = templates.find((item) => item.title === '诉求办结通知')?.template_id ?? '';
    openid = await sandbox.openid('zhangwei', OA);
  });
  afterEach(() => sandbox.stop());

  async function sendText(change: Json = {}): Promise<string> {
    const body = { touser: openid, template_id: template, url: 'https://hotline.example/h5/t/1', data: GOOD, ...change };
    return sandbox.postText('/cgi-bin/message/template/send', body, { access_token: await sandbox.token(OA) });
  }
  const send = async (change?: Json): Promise<Json> => JSON.parse(await sendText(change)) as Json;
  const msgidIn = (text: string): string => /"msgid":(\d+)/.exec(text)?.[1] ?? '';
  const inbox = async (): Promise<Json[]> =>
    (await sandbox.control<{ notices: Json[] }>('GET', 'users/zhangwei/inbox')).notices;

  it('delivers, then reports the finish with the same 64-bit id', async () => {
    await sandbox.account(OA, { pushUrl });
    const msgid = msgidIn(await sendText());
    await sandbox.control('POST', 'drain');
    expect(await inbox()).toMatchObject([{ kind: 'template', url: 'https://hotline.example/h5/t/1', msgid }]);
    expect(product.pushes).toHaveLength(1);
    expect(product.pushes[0]?.plain).toContain('<Event><![CDATA[TEMPLATESENDJOBFINISH]]></Event>');
    expect(product.pushes[0]?.plain).toContain(`<MsgID>${msgid}</MsgID>`);
    expect(product.pushes[0]?.plain).toContain('<Status><![CDATA[success]]></Status>');
  });

  it('ends with "failed:user block" for a person who switched messages off', async () => {
    await sandbox.account(OA, { pushUrl });
    await sandbox.act('zhangwei', { type: 'block' });
    expect(await send()).toMatchObject({ errcode: 0 });
    await sandbox.control('POST', 'drain');
    expect(product.pushes[0]?.plain).toContain('failed:user block');
    expect(await inbox()).toHaveLength(0);
  });

  it('sends the same client_msg_id to a person once within 10 minutes', async () => {
    const first = msgidIn(await sendText({ client_msg_id: 'T1-accepted' }));
    expect(msgidIn(await sendText({ client_msg_id: 'T1-accepted' }))).toBe(first);
    expect(await inbox()).toHaveLength(1);
    expect(msgidIn(await sendText({ client_msg_id: 'T1-resolved' }))).not.toBe(first);
    await sandbox.advance(599_999);
    expect(msgidIn(await sendText({ client_msg_id: 'T1-accepted' }))).toBe(first);
    await sandbox.advance(1);
    expect(msgidIn(await sendText({ client_msg_id: 'T1-accepted' }))).not.toBe(first);
    expect(await inbox()).toHaveLength(3);
    expect(await sandbox.lintRules()).toEqual([]);
  });

  it('notes another message under a used client_msg_id, which is lost', async () => {
    await send({ client_msg_id: 'T1' });
    await send({ client_msg_id: 'T1', data: { ...GOOD, thing2: { value: '另一件' } } });
    expect(await inbox()).toHaveLength(1);
    expect(await sandbox.lintRules()).toEqual(['template.client-msg-id']);
  });

  it('refuses strangers, non-followers and unknown templates', async () => {
    expect(await send({ touser: 'nobody' })).toMatchObject({ errcode: 40003 });
    expect(await send({ touser: await sandbox.openid('zhangwei', MP) })).toMatchObject({ errcode: 40003 });
    expect(await send({ touser: await sandbox.openid('wangfang', OA) })).toMatchObject({ errcode: 43004 });
    expect(await send({ template_id: 'x' })).toMatchObject({ errcode: 40037 });
  });

  it('refuses missing and over-long values, and notes them', async () => {
    const { thing5: _tip, ...lacking } = GOOD;
    expect(await send({ data: lacking })).toMatchObject({ errcode: 47003 });
    expect(await send({ data: { ...GOOD, thing2: { value: '字'.repeat(21) } } })).toMatchObject({ errcode: 47003 });
    expect(await sandbox.lintRules()).toEqual(['template.value']);
    expect(await send({ data: { ...GOOD, thing9: { value: '多余' } } })).toMatchObject({ errcode: 0 });
    expect(await sandbox.lintRules()).toContain('template.unknown-key');
  });

  it('adds library templates up to 25 and refuses the old library', async () => {
    const access_token = await sandbox.token(OA);
    const add = (id: string): Promise<Json> =>
      sandbox.post('/cgi-bin/template/api_add_template', { template_id_short: id, keyword_name_list: ['诉求编号'] }, { access_token });
    expect(await add('TM00015')).toMatchObject({ errcode: 40247 });
    expect(await add('99999')).toMatchObject({ errcode: 40037 });
    for (let count = 0; count < 22; count += 1) expect(await add('43201')).toMatchObject({ errcode: 0 });
    expect(await add('43201')).toMatchObject({ errcode: 45026 });
    const remove = { template_id: template };
    expect(await sandbox.post('/cgi-bin/template/del_private_template', remove, { access_token })).toMatchObject({ errcode: 0 });
    expect(await send()).toMatchObject({ errcode: 40037 });
  });

  it.each([
    ['thing2', '字'.repeat(20), true],
    ['thing2', '😀'.repeat(20), true],
    ['thing2', '字'.repeat(21), false],
    ['thing2', '两\n行', false],
    ['thing2', ' ', false],
    ['character_string1', 'A'.repeat(32), true],
    ['character_string1', 'A'.repeat(33), false],
    ['character_string1', '诉求1', false],
    ['phrase3', '已受理', true],
    ['phrase3', '六个汉字太长', false],
    ['phrase3', '已转办(二次)', false],
    ['time4', '14:05', true],
    ['time4', '2026-03-02 14:05:59', true],
    ['time4', '2026年3月2日 14:05~2026年3月3日 09:00', true],
    ['time4', '2026年3月2日', false],
    ['time4', '25:00', false],
    ['date1', '2026年3月2日', true],
    ['number1', '12.5', true],
    ['number1', '十二', false],
    ['amount1', '￥1234567890.12元', true],
    ['phone_number1', '010-12345', true],
    ['phone_number1', '1'.repeat(18), false],
    ['car_number1', '晋A12345', true],
    ['name1', '欧阳', true],
    ['name1', '欧'.repeat(11), false],
    ['unknown1', 'x', false],
  ])('%s %j → %s', (key, value, good) => {
    expect(isTemplateValue(key, value, 'mp')).toBe(good);
  });
});
