import http from 'node:http';
import { createSandbox } from '../../sandbox';
import { ProductStub } from './support/product-stub';
import { MP, OA, START, startSandbox, type Json, type TestSandbox } from './support/start-sandbox';

/** The status of a GET with headers that fetch would not send. */
function statusWith(url: string, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    http.get(url, { headers }, (answer) => resolve(answer.resume().statusCode ?? 0)).on('error', reject);
  });
}

describe('control plane', () => {
  let sandbox: TestSandbox;
  beforeEach(async () => {
    sandbox = await startSandbox();
  });
  afterEach(() => sandbox.stop());

  it('opens to the key and to the console page only', async () => {
    const users = `${sandbox.url}/__sandbox/users`;
    expect((await fetch(users)).status).toBe(401);
    expect((await fetch(users, { headers: { 'X-Sandbox-Key': 'wrong' } })).status).toBe(401);
    const console = await fetch(sandbox.url);
    expect(await console.text()).toContain('微信沙箱');
    const cookie = console.headers.get('set-cookie')?.split(';')[0] ?? '';
    expect((await fetch(users, { headers: { cookie } })).status).toBe(200);
    expect(await statusWith(users, { cookie, 'sec-fetch-site': 'cross-site' })).toBe(401);
    expect(await statusWith(users, { cookie, host: 'rebound.example' })).toBe(403);
  });

  it('serves every file the console names', async () => {
    const page = await (await fetch(sandbox.url)).text();
    const files = [...page.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map((match) => match[1] ?? '');
    expect(files.length).toBeGreaterThan(4);
    for (const file of files) expect((await fetch(sandbox.url + file)).status).toBe(200);
    expect((await fetch(`${sandbox.url}/console/console-routes.ts`)).status).toBe(404);
  });

  it('creates people with ids of the caller’s choice', async () => {
    const made = await sandbox.control('POST', 'users', { id: 'zhaomin', nick: '赵敏', phone: '13900000009', follow: [OA] });
    const again = await sandbox.control('POST', 'users', { id: 'zhaomin' });
    expect(again).toEqual(made);
    const access_token = await sandbox.token(OA);
    const info = await sandbox.get('/cgi-bin/user/info', { access_token, openid: await sandbox.openid('zhaomin', OA) });
    expect(info).toMatchObject({ subscribe: 1, unionid: made['unionid'] });
    expect((await sandbox.controlRaw('POST', 'users', { name: 'x' })).status).toBe(400);
  });

  it('restores a snapshot', async () => {
    expect((await sandbox.controlRaw('POST', 'restore')).status).toBe(409);
    await sandbox.control('POST', 'snapshot');
    await sandbox.act('zhangwei', { type: 'unfollow' });
    await sandbox.control('POST', 'restore');
    const { chats } = await sandbox.control<{ chats: { following: boolean }[] }>('GET', 'users/zhangwei/inbox');
    expect(chats[0]?.following).toBe(true);
  });

  it('restores everything a city did since, and a reset forgets it', async () => {
    const openid = await sandbox.openid('zhangwei', OA);
    const seen = async (): Promise<unknown[]> => [
      await sandbox.read(OA, '/cgi-bin/tags/get'),
      await sandbox.read(OA, '/cgi-bin/user/info', { openid }),
      (await sandbox.control<{ codes: Json[] }>('GET', 'codes')).codes,
      (await sandbox.control<{ templates: Json[] }>('GET', `accounts/${OA}/templates`)).templates,
      (await sandbox.control<{ chats: { menu: unknown }[] }>('GET', 'users/zhangwei/inbox')).chats[0]?.menu,
    ];
    const before = await seen();
    await sandbox.control('POST', 'snapshot');
    const { tag } = (await sandbox.ask(OA, '/cgi-bin/tags/create', { tag: { name: '志愿者' } })) as { tag: { id: number } };
    await sandbox.ask(OA, '/cgi-bin/tags/members/batchtagging', { openid_list: [openid], tagid: tag.id });
    await sandbox.ask(OA, '/cgi-bin/user/info/updateremark', { openid, remark: '热心' });
    await sandbox.ask(OA, '/cgi-bin/menu/create', { button: [{ type: 'click', name: '默认', key: 'K' }] });
    const special = { button: [{ type: 'click', name: '志愿', key: 'K' }], matchrule: { tag_id: tag.id } };
    await sandbox.ask(OA, '/cgi-bin/menu/addconditional', special);
    await sandbox.ask(OA, '/cgi-bin/qrcode/create', { action_name: 'QR_STR_SCENE', action_info: { scene: { scene_str: 'a' } } });
    await sandbox.ask(MP, '/wxa/generate_urllink', { path: 'ticket/detail', expire_type: 1, expire_interval: 1 });
    await sandbox.control('POST', `accounts/${OA}/templates`, { shortId: '43302', use: 'subscribe' });
    const after = await seen();
    after.forEach((part, index) => expect(part).not.toEqual(before[index]));
    await sandbox.control('POST', 'restore');
    expect(await seen()).toEqual(before);
    await sandbox.ask(OA, '/cgi-bin/tags/create', { tag: { name: '志愿者' } });
    await sandbox.control('POST', 'reset');
    expect(await seen()).toEqual(before);
  });

  it('keeps templates for an account', async () => {
    const path = `accounts/${MP}/templates`;
    const { library } = await sandbox.control<{ library: { shortId: string; type: number }[] }>('GET', path);
    expect(library.filter(({ type }) => type === 3).length).toBeGreaterThan(0);
    const { id, type } = await sandbox.control<{ id: string; type: number }>('POST', path, { shortId: '43301' });
    expect(type).toBe(3);
    await sandbox.control('DELETE', `${path}/${id}`);
    expect((await sandbox.controlRaw('DELETE', `${path}/${id}`)).status).toBe(404);
    expect((await sandbox.controlRaw('POST', path, { shortId: '1' })).status).toBe(404);
    expect((await sandbox.controlRaw('POST', path, { shortId: '43301', use: 'all' })).status).toBe(400);
    expect((await sandbox.controlRaw('GET', 'accounts/wx0/templates')).status).toBe(404);
  });

  it('moves the clock there and back; pushes keep real time', async () => {
    const product = new ProductStub();
    await sandbox.account(OA, { pushUrl: await product.start() });
    expect(await sandbox.control('POST', 'clock', { advanceMs: 86_400_000 })).toMatchObject({ offsetMs: 86_400_000 });
    await sandbox.act('zhangwei', { type: 'text', content: '明天' });
    expect(product.pushes[0]?.query.get('timestamp')).toBe(String(START / 1_000));
    expect(product.pushes[0]?.plain).toContain(`<CreateTime>${START / 1_000}</CreateTime>`);
    expect(await sandbox.control('POST', 'clock', { reset: true })).toEqual({ now: START, offsetMs: 0 });
    expect((await sandbox.controlRaw('POST', 'clock', {})).status).toBe(400);
    await product.stop();
  });

  it('changes people', async () => {
    const changed = await sandbox.control('PATCH', 'users/zhangwei', { phone: '13900000077', platform: 'iOS' });
    expect(changed).toMatchObject({ phone: '13900000077', platform: 'iOS', nick: '张伟' });
    expect((await sandbox.controlRaw('PATCH', 'users/zhangwei', { unionid: 'x' })).status).toBe(400);
  });

  it('counts what was done', async () => {
    await sandbox.get('/cgi-bin/getcallbackip');
    expect(await sandbox.control('GET', 'metrics')).toMatchObject({ counts: { 'api /cgi-bin/getcallbackip 41001': 1 }, users: 3, pendingPushes: 0 });
  });

  it('resets people and tokens but keeps the accounts, unless told', async () => {
    const access_token = await sandbox.token(OA);
    await sandbox.control('POST', 'users', { id: 'zhaomin' });
    await sandbox.control('POST', 'reset');
    expect(await sandbox.control('GET', 'users')).toMatchObject({ total: 3 });
    expect(await sandbox.get('/cgi-bin/menu/get', { access_token })).toMatchObject({ errcode: 40001 });
    expect(await sandbox.token(OA)).not.toBe(access_token);
    await sandbox.control('POST', 'reset', { accounts: 'drop' });
    expect(await sandbox.control('GET', 'accounts')).toEqual({ accounts: [] });
  });

  it.each([
    [{ aesKey: 'short' }],
    [{ format: 'json' }],
    [{ kind: 'mp' }],
    [{ colour: 'blue' }],
  ])('refuses the account setting %j', async (settings) => {
    expect((await sandbox.controlRaw('PUT', `accounts/${OA}`, settings)).status).toBe(400);
  });

  it('logs raw exchanges from a point on', async () => {
    await sandbox.token(OA);
    const { next } = await sandbox.control<{ next: number }>('GET', 'log');
    await sandbox.get('/cgi-bin/getcallbackip', { access_token: 'x' });
    const { entries } = await sandbox.control<{ entries: Json[] }>('GET', `log?since=${next}`);
    expect(entries).toMatchObject([{ dir: 'api', path: '/cgi-bin/getcallbackip' }]);
  });

  it('lists the notices of many people in bulk', async () => {
    const access_token = await sandbox.token(MP);
    const list = await sandbox.get('/wxaapi/newtmpl/gettemplate', { access_token });
    const id = (list['data'] as { priTmplId: string }[])[0]?.priTmplId ?? '';
    const data = {
      character_string1: { value: 'SQ1' }, thing2: { value: '噪声' }, phrase3: { value: '已受理' },
      time4: { value: '09:00' }, thing5: { value: '请留意' },
    };
    for (let index = 0; index < 50; index += 1) {
      const user = await sandbox.control('POST', 'users', { id: `citizen${index}` });
      await sandbox.wx(`citizen${index}`, { api: 'requestSubscribeMessage', args: { tmplIds: [id] } });
      const touser = (user['openids'] as Record<string, string>)[MP];
      await sandbox.post('/cgi-bin/message/subscribe/send', { touser, template_id: id, data }, { access_token });
    }
    const first = await sandbox.control<{ next: number; more: boolean; items: Json[] }>('GET', 'inboxes?since=0&limit=30');
    expect([first.items.length, first.more]).toEqual([30, true]);
    const rest = await sandbox.control<{ next: number; more: boolean; items: Json[] }>('GET', `inboxes?since=${first.next}`);
    expect([rest.items.length, rest.more]).toEqual([20, false]);
    expect(rest.items[19]).toMatchObject({ userId: 'citizen49', appid: MP, templateTitle: '诉求受理通知' });
    expect((await sandbox.control<{ items: Json[] }>('GET', `inboxes?since=${rest.next}`)).items).toEqual([]);
    expect(await sandbox.lintRules()).toEqual([]);
  });

  it('says when the port is taken', async () => {
    const port = Number(new URL(sandbox.url).port);
    await expect(createSandbox({ port, key: 'k' })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});
