import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { FrameLocator, Page } from 'playwright-core';
import { createSandbox, type Sandbox } from '../../sandbox';
import { findings } from '../support/clean-wechat';
import { launchBrowser, type TestBrowser, type WatchedPage } from '../support/browser';

/** Everything WeChat's phone asks its person for a mini-program, by one that does nothing but ask. */
const appid = 'wx00000000000000aa';

const calls = {
  chooseLocation: 'wx.chooseLocation({ success: ({ name }) => say(name), fail: ({ errMsg }) => say(errMsg) })',
  showModal: "wx.showModal({ title: '要继续吗', content: '说明', success: ({ confirm }) => say(`confirm ${confirm}`) })",
  showActionSheet: "wx.showActionSheet({ itemList: ['甲', '乙'], success: ({ tapIndex }) => say(`item ${tapIndex}`), fail: ({ errMsg }) => say(errMsg) })",
  showLoading: "wx.showLoading({ title: '加载中' })",
  hideLoading: 'wx.hideLoading()',
  makePhoneCall: "wx.makePhoneCall({ phoneNumber: '12345', fail: ({ errMsg }) => say(errMsg) })",
  request: "wx.request({ url: 'https://other.example/x', fail: ({ errMsg }) => say(errMsg) })",
  setTitle: "wx.setNavigationBarTitle({ title: '改过的标题' })",
  globals: "say([typeof window, typeof document, typeof fetch, typeof globalThis.document].join())",
  next: "wx.navigateTo({ url: '/pages/second?a=%20b' })",
};

const files = {
  'app.json': JSON.stringify({ pages: ['pages/home', 'pages/second'], window: { navigationBarTitleText: '询问' }, requiredPrivateInfos: ['chooseLocation'], __usePrivacyCheck__: true }),
  'app.js': 'App({})',
  'pages/home.json': JSON.stringify({ enablePullDownRefresh: true }),
  'pages/home.wxml': `<view class="said">{{said}}</view>${Object.keys(calls).map((name) => `<button bindtap="${name}">${name}</button>`).join('')}
    <button open-type="getPhoneNumber" bindgetphonenumber="gotNumber">getPhoneNumber</button><button disabled="{{true}}" bindtap="showModal">disabled</button>
    <input class="line" value="{{line}}" bindinput="typed" bindconfirm="confirmed" />`,
  'pages/home.wxss': '.said { min-height: 40rpx; }',
  'pages/home.js': `const bound = (page) => (said) => page.setData({ said });
Page({ data: { said: '', line: '' },
${Object.entries(calls).map(([name, code]) => `${name}() { const say = bound(this); ${code}; },`).join('\n')}
gotNumber({ detail }) { this.setData({ said: detail.code ? 'code' : detail.errMsg }); },
typed({ detail }) { this.setData({ said: detail.value + detail.cursor }); }, confirmed({ detail }) { this.setData({ said: 'confirmed ' + detail.value }); },
onPullDownRefresh() { this.setData({ said: 'pulled' }); } });`,
  'pages/second.json': '{}',
  'pages/second.wxml': '<view>second {{a}}</view>',
  'pages/second.js': 'Page({ data: { a: 0 }, onLoad({ a }) { this.setData({ a }); } });',
};

let folder: string;
let sandbox: Sandbox;
let browser: TestBrowser;
let watched: WatchedPage;
let page: Page;
let app: FrameLocator;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hotline-weapp-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  const account = { appid, kind: 'mp', name: '询问小程序', secret: 'mp-secret-0001', token: 'AAAAA', aesKey: 'A'.repeat(43), privacyRequired: true };
  sandbox = await createSandbox({ port: 0, key: 'test-key', accounts: [account], weapp: { folder, server: 'https://hotline.example' } });
  browser = await launchBrowser();
  watched = await browser.openPage({ width: 1366, height: 768 });
  ({ page } = watched);
  page.setDefaultTimeout(10_000);
  await page.goto(sandbox.url);
  await button('发现').click();
  await page.locator('.row', { hasText: '询问小程序' }).click();
  app = page.frameLocator('#mini-program iframe');
});
afterAll(async () => {
  await browser?.close();
  await sandbox?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const button = (name: string) => page.getByRole('button', { name, exact: true });
const press = (name: string): Promise<void> => app.getByRole('button', { name, exact: true }).click();
const said = (text: string): Promise<void> => app.locator('.said', { hasText: text }).waitFor();

test('location and phone number come after WeChat’s own privacy sheet', async () => {
  await press('chooseLocation');
  await page.getByRole('dialog', { name: '隐私保护指引' }).getByRole('button', { name: '拒绝' }).click();
  await said('chooseLocation:fail privacy permission is not authorized');
  await press('getPhoneNumber');
  await button('同意').click();
  await page.getByText('139****0001').waitFor();
  await button('不允许').click();
  await said('getPhoneNumber:fail user deny');
  await press('getPhoneNumber');
  await button('允许').click();
  await said('code');
  await press('chooseLocation');
  await page.getByRole('button', { name: /柳巷/ }).click();
  await said('柳巷');
});

test('modal, choices, loading and the telephone', async () => {
  await press('showModal');
  await button('取消').click();
  await said('confirm false');
  await press('showActionSheet');
  await button('乙').click();
  await said('item 1');
  await press('showActionSheet');
  await button('甲').waitFor();
  await page.keyboard.press('Escape');
  await said('showActionSheet:fail cancel');
  await press('showLoading');
  await page.getByText('加载中…').waitFor();
  await press('hideLoading');
  await page.getByText('加载中…').waitFor({ state: 'hidden' });
  await press('makePhoneCall');
  await page.getByRole('dialog', { name: '拨打 12345' }).getByRole('button', { name: '取消' }).click();
  await said('makePhoneCall:fail cancel');
});

test('fields, bars, pages and pulling down', async () => {
  await app.getByRole('textbox').fill('你好');
  await said('你好2');
  await app.getByRole('textbox').press('Enter');
  await said('confirmed 你好');
  await press('setTitle');
  await page.getByRole('heading', { name: '改过的标题' }).waitFor();
  await press('next');
  await app.getByText('second %20b').waitFor();
  await page.getByRole('heading', { name: '询问', exact: true }).waitFor();
  await button('返回').click();
  await page.getByRole('heading', { name: '改过的标题' }).waitFor();
  const stage = await page.locator('#mini-program iframe').boundingBox();
  const x = (stage?.x ?? 0) + 300;
  const y = (stage?.y ?? 0) + 10;
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x, y + 90, { steps: 4 });
  await page.mouse.up();
  await said('pulled');
  expect(await app.getByRole('button', { name: 'disabled' }).isDisabled()).toBe(true);
});

test('a mini-program sees no browser and no server but its own, and what it tried is a finding', async () => {
  await press('globals');
  await said('undefined,undefined,undefined,undefined');
  await press('request');
  await said('request:fail url not in domain list: https://other.example/x');
  await page.getByRole('tab', { name: /规范检查/ }).click();
  await page.getByText('weapp.domain').waitFor();
  expect((await findings({ sandbox })).map(({ rule }) => rule)).toEqual(['weapp.domain']);
  watched.assertClean([/502 \(Bad Gateway\)/]);
});
