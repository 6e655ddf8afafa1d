import { MP, OA, startSandbox, type Json, type TestSandbox } from './support/start-sandbox';

const HOUR = 3_600_000;

describe('customer-service messages', () => {
  let sandbox: TestSandbox;
  beforeEach(async () => {
    sandbox = await startSandbox();
  });
  afterEach(() => sandbox.stop());

  async function send(appid = OA, message: Json = { msgtype: 'text', text: { content: '您好' } }): Promise<unknown> {
    const body = { touser: await sandbox.openid('zhangwei', appid), ...message };
    return (await sandbox.post('/cgi-bin/message/custom/send', body, { access_token: await sandbox.token(appid) }))['errcode'];
  }
  const sendTimes = async (count: number, appid = OA): Promise<unknown[]> => {
    const codes: unknown[] = [];
    for (let index = 0; index < count; index += 1) codes.push(await send(appid));
    return codes;
  };
  const say = (appid = OA) => sandbox.act('zhangwei', { type: 'text', content: '在吗', appid });

  it('needs a window', async () => {
    expect(await send()).toBe(45015);
  });

  it('allows five within 48 hours of a message; a new message resets both', async () => {
    await say();
    expect(await sendTimes(6)).toEqual([0, 0, 0, 0, 0, 45047]);
    await say();
    expect(await send()).toBe(0);
    await sandbox.advance(48 * HOUR - 1);
    expect(await send()).toBe(0);
    await sandbox.advance(1);
    expect(await send()).toBe(45015);
  });

  it('allows three within a minute of a menu click', async () => {
    await sandbox.act('zhangwei', { type: 'click', key: 'PROGRESS' });
    expect(await sendTimes(4)).toEqual([0, 0, 0, 45047]);
    await sandbox.advance(60_000);
    expect(await send()).toBe(45015);
  });

  it('closes with the end of following', async () => {
    await say();
    await sandbox.act('zhangwei', { type: 'unfollow' });
    expect(await send()).toBe(45015);
    expect((await sandbox.controlRaw('POST', 'users/zhangwei/act', { type: 'text', content: '还在吗' })).status).toBe(409);
  });

  it('allows two within a minute of entering a mini-program’s chat', async () => {
    await sandbox.act('zhangwei', { type: 'enter', appid: MP });
    expect(await sendTimes(3, MP)).toEqual([0, 0, 45047]);
    await say(MP);
    expect(await send(MP)).toBe(0);
  });

  it('carries the chosen option of a menu message back', async () => {
    await say();
    const list = [{ id: 'good', content: '满意' }, { id: 'bad', content: '不满意' }];
    expect(await send(OA, { msgtype: 'msgmenu', msgmenu: { head_content: '是否满意', list, tail_content: '谢谢' } })).toBe(0);
    expect((await sandbox.controlRaw('POST', 'users/zhangwei/act', { type: 'msgmenu', id: 'none' })).status).toBe(409);
    await sandbox.act('zhangwei', { type: 'msgmenu', id: 'bad' });
    const { chats } = await sandbox.control<{ chats: { entries: Json[] }[] }>('GET', 'users/zhangwei/inbox');
    expect(chats[0]?.entries.at(-1)).toMatchObject({ from: 'user', text: '不满意', detail: { menuId: 'bad' } });
  });

  it('refuses empty, over-long and unknown content without using the window', async () => {
    await say();
    expect(await send(OA, { msgtype: 'text', text: { content: '' } })).toBe(44004);
    expect(await send(OA, { msgtype: 'text', text: { content: '字'.repeat(683) } })).toBe(45002);
    expect(await send(OA, { msgtype: 'image', image: { media_id: 'none' } })).toBe(40007);
    expect(await send(OA, { msgtype: 'dance', dance: {} })).toBe(40008);
    expect(await sendTimes(5)).toEqual([0, 0, 0, 0, 0]);
  });

  it('sends media of its own type, cards with a picture, and to mini-programs what they know', async () => {
    await say();
    await sandbox.act('zhangwei', { type: 'enter', appid: MP });
    const upload = (appid: string): Promise<Json> =>
      sandbox.upload(appid, '/cgi-bin/media/upload', { bytes: Buffer.from('picture'), name: 'photo.png', query: { type: 'image' } });
    const { media_id } = await upload(OA);
    expect(await send(OA, { msgtype: 'voice', voice: { media_id } })).toBe(40007);
    const card = { title: '我的诉求', appid: MP, pagepath: 'ticket/detail' };
    expect(await send(OA, { msgtype: 'miniprogrampage', miniprogrampage: card })).toBe(40007);
    expect(await send(OA, { msgtype: 'miniprogrampage', miniprogrampage: { ...card, thumb_media_id: media_id } })).toBe(0);
    expect(await send(OA, { msgtype: 'mpnewsarticle', mpnewsarticle: { article_id: 'a1' } })).toBe(0);
    const music = { title: '市民之歌', musicurl: 'https://hotline.example/a.mp3', thumb_media_id: media_id };
    expect(await send(OA, { msgtype: 'music', music })).toBe(0);
    const news = { articles: [{ title: '通知', url: 'https://hotline.example/1' }] };
    expect(await send(OA, { msgtype: 'news', news })).toBe(0);
    expect(await send(OA, { msgtype: 'news', news: { articles: [...news.articles, ...news.articles] } })).toBe(45002);
    const link = { title: '办事指南', description: '', url: 'https://hotline.example/g', thumb_url: '' };
    expect(await send(OA, { msgtype: 'link', link })).toBe(40008);
    expect(await send(MP, { msgtype: 'link', link })).toBe(0);
    expect(await send(MP, { msgtype: 'msgmenu', msgmenu: {} })).toBe(40008);
    const staff = { msgtype: 'text', text: { content: '您好' }, customservice: { kf_account: 'a@b' } };
    expect(await send(OA, staff)).toBe(65401);
  });

  it('sends an uploaded picture', async () => {
    await say();
    const form = new FormData();
    form.append('media', new Blob(['picture']), 'photo.png');
    const query = new URLSearchParams({ access_token: await sandbox.token(OA), type: 'image' });
    const answer = await fetch(`${sandbox.url}/cgi-bin/media/upload?${query}`, { method: 'POST', body: form });
    const { media_id } = (await answer.json()) as Json;
    expect(await send(OA, { msgtype: 'image', image: { media_id } })).toBe(0);
  });

  it('types only within 30 s of a message, and not twice', async () => {
    const typing = async (command: string): Promise<unknown> => {
      const body = { touser: await sandbox.openid('zhangwei', OA), command };
      return (await sandbox.post('/cgi-bin/message/custom/typing', body, { access_token: await sandbox.token(OA) }))['errcode'];
    };
    expect(await typing('Typing')).toBe(45080);
    await say();
    expect([await typing('Typing'), await typing('Typing'), await typing('CancelTyping')]).toEqual([0, 45081, 0]);
    await sandbox.advance(31_000);
    expect(await typing('Typing')).toBe(45080);
  });
});
