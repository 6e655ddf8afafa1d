import { resolve } from 'node:path';
import { launchProduct, type Product } from '../product';
import { createFakeWx, createWeapp, type FakeWx, type Weapp } from '.';

const dist = resolve(__dirname, '../../../../miniprogram/dist/weapp');

async function newUser({ sandboxUrl, settings }: Product): Promise<string> {
  const response = await fetch(`${sandboxUrl}/__sandbox/users`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-sandbox-key': settings['SANDBOX_KEY'] ?? '' },
    body: JSON.stringify({ nick: '王女士' }),
  });
  return ((await response.json()) as { id: string }).id;
}

async function phoneOf(product: Product): Promise<FakeWx> {
  const { serverUrl, sandboxUrl, settings } = product;
  const sandbox = { url: sandboxUrl, key: settings['SANDBOX_KEY'] ?? '', userId: await newUser(product), appid: settings['WECHAT_MP_APPID'] ?? '' };
  return createFakeWx({ serverUrl, sandbox, ...(process.env.PUBLIC_URL && { builtBase: process.env.PUBLIC_URL }) });
}

describe('the built mini-program on a phone', () => {
  let product: Product;
  let wx: FakeWx;
  let weapp: Weapp;

  beforeAll(async () => {
    product = await launchProduct();
  });
  afterAll(() => product?.stop());
  beforeEach(async () => {
    wx = await phoneOf(product);
    weapp = createWeapp({ dist, wx });
    await weapp.launch();
  });
  afterEach(() => weapp?.close());

  it('shows what the server says', async () => {
    await weapp.waitFor(() => weapp.text().includes('太原'), 'the city’s name');
    weapp.assertClean();
    expect(weapp.largestSetData()).toBeLessThan(64 * 1024);
  });

  it('logs in through WeChat', async () => {
    weapp.reLaunch('/pages/mine/index');
    await weapp.waitFor(() => weapp.findByText('微信登录'));
    weapp.tap(weapp.findByText('微信登录'));
    await weapp.waitFor(() => !weapp.text().includes('微信登录'), 'logged in');
    expect([...wx.storage.keys()]).toContain('session.token');
    weapp.assertClean();
  });

  it('keeps tab pages alive and refuses what WeChat refuses', async () => {
    const api = wx.api as { navigateTo(options: object): void; switchTab(options: object): void; notThere(): void };
    const home = weapp.page();
    api.switchTab({ url: '/pages/mine/index' });
    await weapp.waitFor(() => weapp.route()[0] === 'pages/mine/index');
    api.switchTab({ url: '/pages/home/index' });
    await weapp.waitFor(() => weapp.page() === home);
    const refusal = await new Promise<object>((fail) => api.navigateTo({ url: '/pages/mine/index', fail }));
    expect(refusal).toEqual({ errMsg: expect.stringMatching(/^navigateTo:fail/) });
    expect(() => api.notThere()).toThrow(/wx\.notThere is not known/);
  });
});
