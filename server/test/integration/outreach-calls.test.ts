import pino from 'pino';
import { createWechat, type Wechat } from '../../src/wechat';
import { openHotline, type Hotline } from '../support/hotline';
import { citizenFrom, sandboxAsks } from '../support/people';
import { photo } from '../support/pictures';

/** Calls of the WeChat layer that other modules build upon, against a WeChat that shares nothing with it. */
let hotline: Hotline;
let wechat: Wechat;

beforeAll(async () => {
  hotline = await openHotline();
  const { config, db, clock, seal } = hotline.server.platform;
  const keys = (prefix: 'OA' | 'MP') => ({
    appid: config[`WECHAT_${prefix}_APPID`], secret: config[`WECHAT_${prefix}_SECRET`], token: config[`WECHAT_${prefix}_TOKEN`], aesKey: config[`WECHAT_${prefix}_AES_KEY`], mode: config[`WECHAT_${prefix}_MODE`],
  });
  const bases = { apiBase: config.WECHAT_API_BASE, openBase: config.WECHAT_OPEN_BASE, platformBase: config.WECHAT_PLATFORM_BASE };
  wechat = createWechat({ db, clock, seal, log: pino({ level: 'silent' }), config: { ...bases, officialAccount: keys('OA'), miniProgram: { ...keys('MP'), format: 'json' } } } as Parameters<typeof createWechat>[0]);
});
afterAll(() => hotline?.stop());

const openidOf = async (user: string): Promise<string> =>
  ((await hotline.server.platform.db.source.query("SELECT subject FROM citizen_identity WHERE kind = 'miniProgram' ORDER BY createdAt DESC")) as { subject: string }[])[0]?.subject ?? user;

test('a picture goes up and comes back as it was', async () => {
  const bytes = await photo('jpeg');
  const mediaId = await wechat.officialAccount.media.upload({ type: 'image', bytes, mime: 'image/jpeg', name: 'a.jpg' });
  expect(await wechat.officialAccount.media.download(mediaId)).toEqual({ bytes, mime: 'image/jpeg' });
});

test('media of a kind that does not fit are refused', async () => {
  await expect(wechat.officialAccount.media.upload({ type: 'image', bytes: Buffer.from('no picture'), mime: 'text/plain', name: 'a.txt' })).rejects.toMatchObject({ class: expect.stringMatching(/content|rejected/) });
});

test('a link for a text message, good for thirty days', async () => {
  expect(await wechat.miniProgram.links.create({ path: 'ticket/detail/index', query: 'id=01ARZ3NDEKTSV4RRFFQ69G5FAV', expiresInDays: 30 })).toMatch(/^https:\/\//);
});

test('a code for a page of the mini-program', async () => {
  expect((await wechat.miniProgram.codes.create({ scene: '01ARZ3NDEKTSV4RRFFQ69G5FAV', page: 'ticket/detail/index' })).length).toBeGreaterThan(100);
});

test('a code and its picture', async () => {
  const { ticket, url } = await wechat.officialAccount.qrCodes.create('fair-2026');
  expect(url).toMatch(/^https?:\/\//);
  expect((await wechat.officialAccount.qrCodes.download(ticket)).mime).toMatch(/^image\//);
  await expect(wechat.officialAccount.qrCodes.download('unknown')).rejects.toMatchObject({ class: 'rejected' });
});

test('a text and a picture of somebody who is there', async () => {
  const { user } = await citizenFrom(hotline);
  const openid = await openidOf(user);
  expect(await wechat.miniProgram.checkText({ openid, scene: 'forum', content: '路灯坏了' })).toEqual({ suggestion: 'pass', label: '100' });
  expect((await wechat.miniProgram.checkMedia({ openid, scene: 'forum', url: `${hotline.url}/h5/`, type: 'image' })).traceId).not.toBe('');
});

test('the menu comes, is read back and goes', async () => {
  await wechat.officialAccount.menu.create([{ type: 'click', name: '我的诉求', key: 'MINE' }]);
  expect(await wechat.officialAccount.menu.get()).toEqual([{ type: 'click', name: '我的诉求', target: 'MINE', entries: [] }]);
  await wechat.officialAccount.menu.delete();
  expect(await wechat.officialAccount.menu.get()).toEqual([]);
});

test('WeChat had nothing to object to but what was meant to be wrong', async () => {
  const lint = await sandboxAsks<unknown>(hotline, 'GET /lint');
  expect(JSON.stringify(lint)).not.toMatch(/menu|qrcode\/create|urllink|wxacode|msg_sec|getticket/);
});
