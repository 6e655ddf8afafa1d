import { MP, OA, startSandbox, type Json, type TestSandbox } from './support/start-sandbox';

describe('city service', () => {
  let sandbox: TestSandbox;
  beforeEach(async () => {
    sandbox = await startSandbox();
  });
  afterEach(() => sandbox.stop());

  const send = async (change: Json = {}): Promise<Json> =>
    sandbox.ask(OA, '/cityservice/sendmsgdata', {
      openid: await sandbox.openid('wangfang', MP),
      biz_template_id: 'progress-1',
      order_no: 'SQ20260302000017',
      url: 'https://hotline.example/h5/t/1',
      data: { state: { value: '办理中', color: '#07c160' } },
      ...change,
    });

  it('reaches the mini-program’s people with the account’s token; messages of one order are merged', async () => {
    expect(await send()).toEqual({ errcode: 0, errmsg: 'ok' });
    expect(await send({ data: { state: { value: '已办结' } }, result_page_style_id: 's1' })).toMatchObject({ result_page_url: expect.stringMatching(/^https:/) });
    await send({ order_no: 'SQ20260302000024' });
    expect(await sandbox.notices('wangfang')).toMatchObject([
      { kind: 'cityService', orderNo: 'SQ20260302000017', fields: [{ key: 'state', value: '已办结' }] },
      { kind: 'cityService', orderNo: 'SQ20260302000024' },
    ]);
    const bulk = await sandbox.control<{ items: Json[] }>('GET', 'inboxes?since=0');
    expect(bulk.items).toHaveLength(3);
  });

  it.each([
    [{ openid: 'nobody' }, 40003],
    [{ order_no: '' }, 40097],
    [{ url: 'hotline' }, 40035],
    [{ data: {} }, 47003],
    [{ data: { state: { value: '' } } }, 47003],
    [{ biz_template_id: '' }, 40037],
  ])('refuses %j', async (change, errcode) => {
    expect(await send(change)).toMatchObject({ errcode });
  });

  it('knows the templates it was given, if it was given any', async () => {
    await sandbox.account(OA, { cityTemplates: ['result-1'] });
    expect(await send()).toMatchObject({ errcode: 40037 });
    expect(await send({ biz_template_id: 'result-1' })).toMatchObject({ errcode: 0 });
  });

  it('tells where it can be opened', async () => {
    const path = (body: Json): Promise<Json> => sandbox.ask(OA, '/cityservice/getservicepath', { src_channel: 0, ...body });
    expect(await path({ page_type: 0, service_id: 12 })).toMatchObject({ errcode: 0, query_string: 'service_id=12' });
    expect(await path({ page_type: 1, city_name: '太原市' })).toMatchObject({ errcode: 0, path: expect.any(String) });
    expect(await path({ page_type: 1 })).toMatchObject({ errcode: 40097 });
    expect(await path({ page_type: 0, service_id: 12, src_channel: 9 })).toMatchObject({ errcode: 40097 });
  });
});
