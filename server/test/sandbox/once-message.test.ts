import { OA, startSandbox, type Json, type TestSandbox } from './support/start-sandbox';

describe('one-off subscriptions of the official account', () => {
  let sandbox: TestSandbox;
  let template_id: string;
  let touser: string;
  beforeEach(async () => {
    sandbox = await startSandbox();
    template_id = String((await sandbox.control('GET', `accounts/${OA}/templates`))['onceTemplateId']);
    touser = await sandbox.openid('wangfang', OA);
  });
  afterEach(() => sandbox.stop());

  function query(change: Record<string, string> = {}): string {
    const redirect_url = 'https://hotline.example/h5/back?from=once';
    return new URLSearchParams({ action: 'get_confirm', appid: OA, scene: '7', template_id, redirect_url, reserved: 'r1', ...change }).toString();
  }
  const page = async (change?: Record<string, string>): Promise<string> =>
    (await fetch(`${sandbox.url}/mp/subscribemsg?${query(change)}`)).text();
  async function decide(decision: 'allow' | 'deny', change?: Record<string, string>): Promise<URL> {
    const body = new URLSearchParams({ query: query(change), user: 'wangfang', decision });
    const answer = await fetch(`${sandbox.url}/mp/subscribemsg/confirm`, { method: 'POST', body, redirect: 'manual' });
    expect(answer.status).toBe(302);
    return new URL(answer.headers.get('location') ?? '');
  }
  const send = (change: Json = {}): Promise<Json> =>
    sandbox.ask(OA, '/cgi-bin/message/template/subscribe', {
      touser, template_id, url: 'https://hotline.example/h5/t/1', scene: '7', title: '办理结果', data: { content: { value: '路灯已修好', color: 'red' } }, ...change,
    });

  it('asks the person and sends them back with what they chose', async () => {
    expect(await page()).toContain('申请向您发送一条消息');
    const back = await decide('allow');
    expect(Object.fromEntries(back.searchParams)).toEqual({ from: 'once', openid: touser, template_id, action: 'confirm', scene: '7', reserved: 'r1' });
    expect((await decide('deny', { scene: '8' })).searchParams.get('action')).toBe('cancel');
    expect(await send({ scene: '8' })).toMatchObject({ errcode: 43101 });
  });

  it('allows one message for each confirmed scene', async () => {
    expect(await send()).toMatchObject({ errcode: 43101 });
    await decide('allow');
    await decide('allow');
    expect(await send()).toMatchObject({ errcode: 0 });
    expect(await send()).toMatchObject({ errcode: 43101 });
    expect(await sandbox.notices('wangfang')).toMatchObject([
      { kind: 'once', templateTitle: '办理结果', fields: [{ value: '路灯已修好' }], url: 'https://hotline.example/h5/t/1' },
    ]);
  });

  it.each([
    [{ appid: 'wx0' }, '40013'],
    [{ action: 'confirm' }, '40097'],
    [{ template_id: 'x' }, '40037'],
    [{ scene: '10001' }, '40035'],
    [{ redirect_url: 'https://evil.example/' }, '10003'],
  ])('shows WeChat’s error page for %j', async (change, errcode) => {
    expect(await page(change)).toContain(errcode);
  });

  it.each([
    [{ touser: 'nobody' }, 40003],
    [{ template_id: 'x' }, 40037],
    [{ scene: '10001' }, 40035],
    [{ title: '' }, 44004],
    [{ title: '字'.repeat(16) }, 45002],
    [{ data: { content: { value: '' } } }, 47003],
    [{ data: { content: { value: '字'.repeat(201) } } }, 47003],
  ])('refuses %j without using the subscription', async (change, errcode) => {
    await decide('allow');
    expect(await send(change)).toMatchObject({ errcode });
    expect(await send()).toMatchObject({ errcode: 0 });
  });
});
