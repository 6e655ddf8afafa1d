import { OA, startSandbox, type Json, type TestSandbox } from './support/start-sandbox';
import { ProductStub } from './support/product-stub';

const PICTURE = Buffer.from('a picture');

describe('media', () => {
  const product = new ProductStub();
  let sandbox: TestSandbox;
  let pushUrl: string;
  beforeAll(async () => {
    pushUrl = await product.start();
  });
  afterAll(() => product.stop());
  beforeEach(async () => {
    product.reset();
    sandbox = await startSandbox();
    await sandbox.account(OA, { pushUrl });
  });
  afterEach(() => sandbox.stop());

  const upload = (type: string, name: string, bytes: Uint8Array = PICTURE): Promise<Json> =>
    sandbox.upload(OA, '/cgi-bin/media/upload', { bytes, name, query: { type } });
  const field = (name: string): string =>
    new RegExp(`<${name}><!\\[CDATA\\[(.*?)]]>`).exec(product.pushes[0]?.plain ?? '')?.[1] ?? '';
  const fetchMedia = async (path: string, media_id: string): Promise<Response> =>
    fetch(`${sandbox.url}${path}?${new URLSearchParams({ access_token: await sandbox.token(OA), media_id })}`);

  it.each([
    { type: 'image', name: 'photo.png', limit: 10 * 1024 * 1024, errcode: 40009 },
    { type: 'voice', name: 'voice.amr', limit: 2 * 1024 * 1024, errcode: 40010 },
    { type: 'video', name: 'film.mp4', limit: 10 * 1024 * 1024, errcode: 40011 },
    { type: 'thumb', name: 'small.jpg', limit: 64 * 1024, errcode: 40012 },
  ])('takes $type up to its size', async ({ type, name, limit, errcode }) => {
    const idField = type === 'thumb' ? 'thumb_media_id' : 'media_id';
    expect(await upload(type, name, Buffer.alloc(limit, 1))).toHaveProperty(idField);
    expect(await upload(type, name, Buffer.alloc(limit + 1, 1))).toMatchObject({ errcode });
    expect(await upload(type, 'file.exe')).toMatchObject({ errcode: 40004 });
  });

  it('gives back what was uploaded, a video as an address, nothing unknown', async () => {
    const { media_id: id } = await upload('image', 'photo.png');
    expect(Buffer.from(await (await fetchMedia('/cgi-bin/media/get', String(id))).arrayBuffer())).toEqual(PICTURE);
    const film = await upload('video', 'film.mp4');
    expect(await (await fetchMedia('/cgi-bin/media/get', String(film['media_id']))).json()).toHaveProperty('video_url');
    expect(await (await fetchMedia('/cgi-bin/media/get', 'unknown')).json()).toMatchObject({ errcode: 40007 });
  });

  it('hands a voice out in high quality, and only a voice', async () => {
    const bytes = Buffer.from('#!AMR spoken');
    await sandbox.act('zhangwei', { type: 'voice', dataBase64: bytes.toString('base64') });
    const fine = await fetchMedia('/cgi-bin/media/get/jssdk', field('MediaId16K'));
    expect(fine.headers.get('content-type')).toBe('audio/speex');
    expect(Buffer.from(await fine.arrayBuffer())).toEqual(bytes);
    const { media_id: picture } = await upload('image', 'photo.png');
    expect(await (await fetchMedia('/cgi-bin/media/get/jssdk', String(picture))).json()).toMatchObject({ errcode: 40007 });
  });

  it('keeps pictures for articles under an address', async () => {
    const send = (name: string, bytes: Uint8Array): Promise<Json> => sandbox.upload(OA, '/cgi-bin/media/uploadimg', { bytes, name });
    const { url } = await send('photo.jpg', PICTURE);
    expect(Buffer.from(await (await fetch(String(url))).arrayBuffer())).toEqual(PICTURE);
    expect(await send('photo.gif', PICTURE)).toMatchObject({ errcode: 40005 });
    expect(await send('photo.jpg', Buffer.alloc(1024 * 1024 + 1, 1))).toMatchObject({ errcode: 40009 });
  });

  it('hears what was said in a voice', async () => {
    const bytes = Buffer.from('#!AMR the lamp is broken');
    await sandbox.act('zhangwei', { type: 'voice', dataBase64: bytes.toString('base64'), speech: '路灯坏了' });
    expect(product.pushes[0]?.plain).not.toContain('路灯坏了');
    const submit = (query: Record<string, string>, file = bytes): Promise<Json> =>
      sandbox.upload(OA, '/cgi-bin/media/voice/addvoicetorecofortext', { bytes: file, name: 'v.mp3', query: { format: 'mp3', ...query } });
    const result = async (voice_id: string): Promise<Json> =>
      sandbox.post('/cgi-bin/media/voice/queryrecoresultfortext', {}, { access_token: await sandbox.token(OA), voice_id, lang: 'zh_CN' });
    expect(await result('v1')).toMatchObject({ errcode: 40007 });
    expect(await submit({ voice_id: 'v1', lang: 'zh_CN' })).toMatchObject({ errcode: 0 });
    expect(await result('v1')).toMatchObject({ result: '路灯坏了' });
    expect(await submit({ voice_id: 'v2' }, Buffer.from('other'))).toMatchObject({ errcode: 0 });
    expect((await result('v2'))['result']).toBeTruthy();
    expect(await submit({})).toMatchObject({ errcode: 40097 });
    expect(await submit({ voice_id: 'v3', lang: 'fr' })).toMatchObject({ errcode: 40097 });
    expect(await submit({ voice_id: 'v3', format: 'amr' })).toMatchObject({ errcode: 40097 });
    expect(await submit({ voice_id: 'v3' }, Buffer.alloc(1024 * 1024 + 1, 1))).toMatchObject({ errcode: 40010 });
  });
});
