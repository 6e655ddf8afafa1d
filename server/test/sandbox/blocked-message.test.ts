import { ProductStub } from './support/product-stub';
import { OA, startSandbox, type Json, type TestSandbox } from './support/start-sandbox';

const data = (title: string): Json => ({
  character_string1: { value: 'SQ1' }, thing2: { value: title }, phrase3: { value: '已受理' }, time4: { value: '09:00' }, thing5: { value: '请留意' },
});

describe('template messages that WeChat holds back', () => {
  it('end with "system failed" and are listed', async () => {
    const product = new ProductStub();
    const sandbox: TestSandbox = await startSandbox();
    await sandbox.account(OA, { pushUrl: await product.start() });
    const template_id = await sandbox.template(OA, '诉求受理通知');
    const touser = await sandbox.openid('zhangwei', OA);
    const send = (title: string): Promise<Json> =>
      sandbox.ask(OA, '/cgi-bin/message/template/send', { touser, template_id, data: data(title) });
    const list = (change: Json = {}): Promise<Json> =>
      sandbox.ask(OA, '/wxa/sec/queryblocktmplmsg', { tmpl_msg_id: template_id, largest_id: 0, limit: 100, ...change });
    expect(await list()).toMatchObject({ msginfo: [] });
    for (const title of ['大减价 [blocked]', '又减价 [blocked]', '路灯不亮']) expect(await send(title)).toMatchObject({ errcode: 0 });
    await sandbox.control('POST', 'drain');
    expect(product.pushes.filter(({ plain }) => plain.includes('failed: system failed'))).toHaveLength(2);
    expect(await sandbox.notices('zhangwei')).toHaveLength(1);
    expect(await list()).toMatchObject({ msginfo: [{ id: 1, tmpl_msg_id: template_id, title: '诉求受理通知', openid: touser }, { id: 2 }] });
    expect(await list({ largest_id: 1 })).toMatchObject({ msginfo: [{ id: 2 }] });
    expect(await list({ limit: 1 })).toMatchObject({ msginfo: [{ id: 1 }] });
    expect(await list({ limit: 101 })).toMatchObject({ errcode: 40097 });
    await sandbox.stop();
    await product.stop();
  });
});
