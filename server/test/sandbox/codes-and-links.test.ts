import jsqr from 'jsqr';
import sharp from 'sharp';
import { MP, OA, startSandbox, type Json, type TestSandbox } from './support/start-sandbox';

const DAY = 86_400;

/** What a telephone's camera reads in a picture. */
async function readCode(picture: Uint8Array): Promise<string> {
  const { data, info } = await sharp(picture).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return jsqr(new Uint8ClampedArray(data), info.width, info.height)?.data ?? '';
}

describe('codes and links', () => {
  let sandbox: TestSandbox;
  beforeEach(async () => {
    sandbox = await startSandbox();
  });
  afterEach(() => sandbox.stop());

  const create = (body: Json): Promise<Json> => sandbox.ask(OA, '/cgi-bin/qrcode/create', body);
  const scene = (action_name: string, value: Json, extra: Json = {}): Json => ({ action_name, action_info: { scene: value }, ...extra });
  const resolve = (content: string) => sandbox.controlRaw('POST', 'resolve', { content });
  const show = async (ticket: string): Promise<Response> => fetch(`${sandbox.url}/cgi-bin/showqrcode?${new URLSearchParams({ ticket })}`);
  const codeOf = async (body: Json): Promise<Uint8Array> => {
    const query = new URLSearchParams({ access_token: await sandbox.token(MP) });
    const headers = { 'Content-Type': 'application/json' };
    const answer = await fetch(`${sandbox.url}/wxa/getwxacodeunlimit?${query}`, { method: 'POST', headers, body: JSON.stringify(body) });
    return new Uint8Array(await answer.arrayBuffer());
  };

  describe('of the official account', () => {
    it('can be scanned from the picture', async () => {
      const { ticket, url } = await create(scene('QR_LIMIT_STR_SCENE', { scene_str: 'district-1' }));
      const answer = await show(String(ticket));
      expect(answer.headers.get('content-type')).toBe('image/png');
      const content = await readCode(new Uint8Array(await answer.arrayBuffer()));
      expect(content).toBe(url);
      const { body } = await resolve(content);
      expect(body).toMatchObject({ kind: 'scan', scene: 'district-1', act: { type: 'scan', appid: OA, ticket } });
      await sandbox.act('wangfang', body['act'] as Json);
      const openid = await sandbox.openid('wangfang', OA);
      const info = await sandbox.read(OA, '/cgi-bin/user/info', { openid });
      expect(info).toMatchObject({ subscribe: 1, subscribe_scene: 'ADD_SCENE_QR_CODE', qr_scene_str: 'district-1' });
      expect(await (await show('unknown')).json()).toMatchObject({ errcode: 40035 });
    });

    it('is the same for the same permanent scene, and a new one for a temporary scene', async () => {
      const permanent = scene('QR_LIMIT_SCENE', { scene_id: 7 });
      expect(await create(permanent)).toEqual(await create(permanent));
      const temporary = scene('QR_SCENE', { scene_id: 7 });
      const [first, second] = [await create(temporary), await create(temporary)];
      expect(first['ticket']).not.toBe(second['ticket']);
      expect(first['expire_seconds']).toBe(60);
    });

    it.each([
      ['QR_SCENE', { scene_id: 1 }, { scene_id: 0 }],
      ['QR_SCENE', { scene_id: 4_294_967_295 }, { scene_id: 4_294_967_296 }],
      ['QR_LIMIT_SCENE', { scene_id: 100_000 }, { scene_id: 100_001 }],
      ['QR_STR_SCENE', { scene_str: 'a' }, { scene_str: '' }],
      ['QR_LIMIT_STR_SCENE', { scene_str: 'a'.repeat(64) }, { scene_str: 'a'.repeat(65) }],
    ])('takes scenes of %s within their range', async (action, good, bad) => {
      expect(await create(scene(action, good))).toHaveProperty('ticket');
      expect(await create(scene(action, bad))).toMatchObject({ errcode: 40129 });
    });

    it.each([0, 2_592_001, 1.5])('refuses a life of %p seconds and unknown actions', async (expire_seconds) => {
      expect(await create(scene('QR_SCENE', { scene_id: 1 }, { expire_seconds }))).toMatchObject({ errcode: 40035 });
      expect(await create(scene('QR_CARD', { scene_id: 1 }))).toMatchObject({ errcode: 40035 });
    });

    it('ends with its life', async () => {
      const { url } = await create(scene('QR_SCENE', { scene_id: 1 }, { expire_seconds: 60 }));
      expect((await resolve(String(url))).status).toBe(200);
      await sandbox.advance(60_000);
      expect((await resolve(String(url))).status).toBe(410);
    });
  });

  describe('of the mini-program', () => {
    it('opens the page with the scene, from the picture', async () => {
      const content = await readCode(await codeOf({ scene: 't=a/b', page: 'ticket/detail', width: 280 }));
      expect((await resolve(content)).body).toEqual({ kind: 'page', appid: MP, path: 'ticket/detail', query: 'scene=t%3Da%2Fb' });
      const { codes } = await sandbox.control<{ codes: Json[] }>('GET', 'codes');
      expect(codes).toMatchObject([{ kind: 'page', content, path: 'ticket/detail' }]);
    });

    it.each([
      [{ scene: '中文' }, 40129],
      [{ scene: 'a b' }, 40129],
      [{ scene: 'x', page: '/ticket/detail' }, 41030],
      [{ scene: 'x', page: 'ticket/detail?id=1' }, 41030],
      [{ scene: 'x', width: 279 }, 40097],
      [{ scene: 'x', width: 1281 }, 40097],
    ])('answers JSON for %j', async (body, errcode) => {
      expect(JSON.parse(Buffer.from(await codeOf(body)).toString('utf8'))).toMatchObject({ errcode });
    });

    const link = (body: Json): Promise<Json> =>
      sandbox.ask(MP, '/wxa/generate_urllink', { path: 'ticket/detail', query: 'id=1', expire_type: 1, expire_interval: 30, ...body });

    it('opens a page from a link in a text message until the link ends', async () => {
      const { url_link } = await link({});
      expect((await resolve(String(url_link))).body).toEqual({ kind: 'page', appid: MP, path: 'ticket/detail', query: 'id=1' });
      const info = await sandbox.ask(MP, '/wxa/query_urllink', { url_link });
      expect(info).toMatchObject({ errcode: 0, url_link_info: { appid: MP, path: 'ticket/detail', query: 'id=1', env_version: 'release' } });
      await sandbox.advance(30 * DAY * 1_000);
      expect((await resolve(String(url_link))).status).toBe(410);
      expect(await sandbox.ask(MP, '/wxa/query_urllink', { url_link: 'https://wxaurl.cn/x' })).toMatchObject({ errcode: 85402 });
    });

    it('opens a page from a scheme', async () => {
      const jump_wxa = { path: 'ticket/detail', query: 'id=1' };
      const { openlink } = await sandbox.ask(MP, '/wxa/generatescheme', { jump_wxa, expire_type: 1, expire_interval: 1 });
      expect(openlink).toMatch(/^weixin:\/\//);
      expect((await resolve(String(openlink))).body).toMatchObject({ kind: 'page', path: 'ticket/detail' });
      expect(await sandbox.ask(MP, '/wxa/generatescheme', { jump_wxa: { path: '/a' } })).toMatchObject({ errcode: 40165 });
    });

    it.each([
      [{ path: '/ticket/detail' }, 40165],
      [{ path: 'no/such' }, 40165],
      [{ query: 'q='.padEnd(1_025, 'x') }, 40212],
      [{ query: '名=1' }, 40212],
      [{ expire_interval: 31 }, 85401],
      [{ expire_interval: 0 }, 85401],
      [{ expire_type: 0 }, 85401],
      [{ env_version: 'beta' }, 40097],
    ])('refuses the link %j', async (change, errcode) => {
      expect(await link(change)).toMatchObject({ errcode });
    });

    it('takes the longest query and an exact end', async () => {
      const query = 'q='.padEnd(1_024, 'x');
      const expire_time = Math.floor(Date.UTC(2026, 2, 2, 1) / 1_000) + DAY;
      expect(await link({ query, expire_type: 0, expire_time })).toMatchObject({ errcode: 0 });
    });
  });

  it('knows web addresses and nothing else', async () => {
    expect((await resolve('https://hotline.example/h5')).body).toEqual({ kind: 'web', url: 'https://hotline.example/h5' });
    expect((await resolve('12345')).status).toBe(404);
  });
});
