import { addReplyTemplate, changeReplyTemplate, listReplyTemplates } from '@hotline/shared/contracts/reply-templates.staff';
import { type Hotline, oneDatabase, openHotline } from '../support/hotline';
import { staffOf, type Person } from '../support/people';

describe.each(oneDatabase('sqlite'))('reply templates on %s', (kind) => {
  let hotline: Hotline;
  let editor: Person;
  let desk: Person;
  let category: string;
  const titles = async (query: object = {}) => (await desk.call(listReplyTemplates, { query })).items.map(({ title }) => title);

  beforeAll(async () => {
    hotline = await openHotline(kind);
    editor = await staffOf(hotline, 'editor');
    desk = await staffOf(hotline, 'handler');
    category = (await hotline.server.api.city.listCategories()).items.find(({ parent }) => parent !== null)?.code ?? '';
  });
  afterAll(() => hotline?.stop());

  test('come with the city and fit by request type and state', async () => {
    expect(await titles()).toContain('咨询直接答复');
    expect(await titles({ requestType: 'complaint' })).not.toContain('咨询直接答复');
    expect(await titles({ requestType: 'inquiry', state: 'accepted' })).toContain('咨询直接答复');
    expect(await titles({ state: 'resolved' })).not.toContain('咨询直接答复');
  });

  test('fit a category with all below it', async () => {
    const top = (await hotline.server.api.city.categoryPath(category)).at(-1) ?? '';
    await editor.call(addReplyTemplate, { body: { title: '测试模板', body: '{工单编号}由{承办单位}办理。', requestTypes: [], states: ['in_progress'], categories: [top] } });
    expect(await titles({ category, state: 'in_progress' })).toContain('测试模板');
    const other = (await hotline.server.api.city.listCategories()).items.find((one) => one.parent === null && one.code !== top)?.code;
    expect(await titles({ category: other })).not.toContain('测试模板');
  });

  test('are changed one after the other, retired and brought back', async () => {
    const [made] = (await editor.call(listReplyTemplates, { query: {} })).items.filter(({ title }) => title === '测试模板');
    if (!made) throw new Error('no template');
    const { id, title, body, requestTypes, states, categories } = made;
    const change = (version: number, retired: boolean) => editor.call(changeReplyTemplate, { params: { id }, body: { version, retired, title, body: `${body}谢谢。`, requestTypes, states, categories } });
    await change(1, true);
    await expect(change(1, false)).rejects.toMatchObject({ status: 409, body: { code: 'replyTemplate.changed' } });
    expect(await titles()).not.toContain('测试模板');
    expect(await titles({ all: '1' })).toContain('测试模板');
    await change(2, false);
    expect((await editor.call(listReplyTemplates, { query: {} })).items.find((one) => one.id === id)).toMatchObject({ version: 3, body: '{工单编号}由{承办单位}办理。谢谢。', editedBy: '孙丽', retiredAt: null });
  });

  test('are kept by editors, and name categories there are', async () => {
    const fields = { title: '越权', body: '越权', requestTypes: [], states: [], categories: [] };
    await expect(desk.call(addReplyTemplate, { body: fields })).rejects.toMatchObject({ body: { code: 'permission.denied' } });
    await expect(editor.call(addReplyTemplate, { body: { ...fields, categories: ['no-such'] } })).rejects.toMatchObject({ body: { code: 'ticket.unknownCategory' } });
  });
});
