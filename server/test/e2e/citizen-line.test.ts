import { resolve } from 'node:path';
import { openHotline, type Hotline } from '../support/hotline';
import { openLine, type Line } from '../support/proxy';
import { createFakeWx, createWeapp, type FakeWx, type Weapp } from '../support/weapp';

/** The built mini-program on a bad line to the real server. */
const dist = resolve(__dirname, '../../../miniprogram/dist/weapp');
const userId = 'wangfang';
const content = '家里停暖三天，老人感冒了，请尽快安排维修人员上门检查。';

let hotline: Hotline;
let line: Line;
let wx: FakeWx;
let weapp: Weapp;
let taps: string[] = [];

beforeAll(async () => {
  hotline = await openHotline('sqlite');
  line = await openLine(hotline.url);
});
beforeEach(async () => {
  line.mode = 'pass';
  taps = [];
  await open();
});
afterEach(() => {
  weapp.assertClean();
  weapp.close();
});
afterAll(async () => {
  await line?.stop();
  await hotline?.stop();
});

/** From dead: only what the phone has stored is left. */
async function open(stored: Iterable<readonly [string, unknown]> = []): Promise<void> {
  const { WECHAT_MP_APPID: appid } = hotline.server.platform.config;
  wx = createFakeWx({ serverUrl: line.url, sandbox: { url: hotline.sandbox.url, key: hotline.sandbox.key, userId, appid }, privacyAgreed: true });
  for (const [key, value] of stored) wx.storage.set(key, value);
  weapp = createWeapp({ dist, wx });
  await weapp.launch();
}

async function killAndOpen(): Promise<void> {
  weapp.assertClean();
  weapp.close();
  await open([...wx.storage]);
}

const tap = async (id: string): Promise<void> => {
  taps.push(id);
  weapp.tap(await weapp.waitFor(() => weapp.findById(id), `#${id}`));
};
const type = async (id: string, text: string): Promise<void> => {
  const box = await weapp.waitFor(() => weapp.findById(id).querySelector('input, textarea') ?? weapp.findById(id), `#${id}`);
  weapp.input(box, text);
};
const seen = (text: string | RegExp): Promise<unknown> => weapp.waitFor(() => (typeof text === 'string' ? weapp.text().includes(text) : text.test(weapp.text())), String(text));
const tickets = async (): Promise<{ content: string }[]> => hotline.server.platform.db.source.query('SELECT content FROM ticket');

/** Everything up to the last tap. */
async function fillIn(words: string): Promise<void> {
  await tap('go-submit');
  await tap('type-assistance');
  await weapp.waitFor(() => weapp.query('.choices__item--on'), 'the type is chosen');
  await type('content', words);
  await seen(`${[...words].length}/3000`);
  await tap('next');
  await seen('详细地址');
  await tap('next');
  await type('contactPhone', '13800005678');
  await tap('consent');
  await weapp.waitFor(() => weapp.query('.check--on'), 'the notice is agreed to');
  await seen('已保存');
}

interface Kept {
  sendAt: number | null;
}

/** The time that was to be waited has passed. */
function letTimePass(): void {
  const draft = wx.storage.get('submit.draft') as Kept;
  expect(draft.sendAt).toBeGreaterThan(Date.now());
  wx.storage.set('submit.draft', { ...draft, sendAt: Date.now() });
}

const receipt = (): Promise<unknown> => weapp.waitFor(() => weapp.findById('ticket-no'), 'the receipt');

test('a first-time user has a stored ticket after at most nine taps; the home page asked the server twice at most', async () => {
  expect(line.requests.length).toBeLessThanOrEqual(2);
  await fillIn(content);
  await tap('submit');
  await receipt();
  expect(taps.length).toBeLessThanOrEqual(9);
  expect(await tickets()).toHaveLength(1);
});

test('a busy server is waited out while the page is open, and the words say so', async () => {
  await fillIn(`一、${content}`);
  line.mode = 'busy';
  await tap('submit');
  await seen(/已保存，约 \d+ 秒后自动提交/);
  line.mode = 'pass';
  await receipt();
  expect(await tickets()).toHaveLength(2);
});

test('without a network the draft waits through a kill and goes when the app is opened again', async () => {
  await fillIn(`二、${content}`);
  line.mode = 'drop';
  await tap('submit');
  await seen('网络中断，内容已保存在本机');
  await seen('后自动提交');
  await weapp.waitFor(() => (wx.storage.get('submit.draft') as Kept).sendAt, 'the waiting is kept');
  letTimePass();
  line.mode = 'pass';
  await killAndOpen();
  await receipt();
  expect(await tickets()).toHaveLength(3);
});

test('killed in the middle of sending it goes on by itself when it is opened again', async () => {
  await fillIn(`四、${content}`);
  line.mode = 'hang';
  await tap('submit');
  await seen('正在提交');
  await weapp.waitFor(() => (wx.storage.get('submit.draft') as Kept).sendAt, 'the sending is kept');
  letTimePass();
  line.mode = 'pass';
  await killAndOpen();
  await receipt();
  expect((await tickets()).filter((ticket) => ticket.content.startsWith('四、'))).toHaveLength(1);
});

test('what its person is changing does not go off by itself', async () => {
  await fillIn(`五、${content}`);
  line.mode = 'drop';
  await tap('submit');
  await seen('后自动提交');
  await tap('back');
  await seen('详细地址');
  await weapp.waitFor(() => (wx.storage.get('submit.draft') as Kept).sendAt === null, 'it no longer goes by itself');
  line.mode = 'pass';
  await tap('next');
  await tap('submit');
  await receipt();
});
