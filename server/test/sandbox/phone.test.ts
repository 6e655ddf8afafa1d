import http from 'node:http';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createSandbox, type Sandbox } from '../../sandbox';

/** What the page's phone needs from the sandbox's server: the mini-program's package, its way to its server, and the web door. */
const MP = 'wx00000000000000aa';
const BUILT_FOR = 'https://hotline.example';
const KEY = 'test-key';

const files = {
  'app.json': '{"pages":["pages/home"]}',
  'app.js': 'App({});',
  'app.wxss': 'page{color:red}@media (min-width: 1px){.a button, .text{width:75rpx}}',
  'pages/home.json': '{"usingComponents":{}}',
  'pages/home.wxml': '<view bindtap="go">{{a}}</view>',
  'pages/home.wxss': '.b{margin:1.5rpx}',
  'pages/home.js': 'Page({ go() {} });',
  'assets/tab.png': 'picture',
};

function writePackage(): string {
  const folder = mkdtempSync(join(tmpdir(), 'hotline-weapp-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

/** The product's server: says what it was asked, and like any careful site wants to be in nobody's frame. */
async function openProduct(): Promise<http.Server> {
  const server = http.createServer((request, response) => {
    const { method, url, headers } = request;
    response.setHeader('content-type', 'application/json');
    response.setHeader('x-frame-options', 'DENY');
    response.setHeader('content-security-policy', "default-src 'self'; frame-ancestors 'none'");
    if (url === '/leave') response.writeHead(302, { location: `http://${String(headers.host)}/h5/` });
    response.end(JSON.stringify({ method, url, headers }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

let folder: string;
let product: http.Server;
let productUrl: string;
let sandbox: Sandbox;

beforeAll(async () => {
  folder = writePackage();
  product = await openProduct();
  productUrl = `http://127.0.0.1:${(product.address() as AddressInfo).port}`;
  const account = { appid: MP, kind: 'mp', secret: 'mp-secret-0001', token: 'AAAAA', aesKey: 'A'.repeat(43), format: 'json', pushUrl: `${productUrl}/push` };
  sandbox = await createSandbox({ port: 0, key: KEY, accounts: [account], weapp: { folder, server: BUILT_FOR } });
});
afterAll(async () => {
  await sandbox?.stop();
  product?.closeAllConnections();
  product?.close();
  rmSync(folder, { recursive: true, force: true });
});

const key = { 'x-sandbox-key': KEY };
const weapp = (path: string, init: RequestInit = {}): Promise<Response> => fetch(`${sandbox.url}/console/weapp/${MP}/${path}`, init);
const forward = (url: string, init: RequestInit = {}): Promise<Response> => weapp(`forward?url=${encodeURIComponent(url)}`, { ...init, headers: { ...key, ...init.headers } });
const findings = async (): Promise<{ rule: string; path: string }[]> => ((await (await fetch(`${sandbox.url}/__sandbox/lint`, { headers: key })).json()) as { findings: { rule: string; path: string }[] }).findings;

describe('the package in the phone', () => {
  it('is a page whose scripts come from files alone', async () => {
    const page = await weapp('');
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'self'");
    expect(policy).not.toMatch(/unsafe-eval|script-src[^;]*unsafe-inline/);
    expect(policy).toContain("frame-ancestors 'self'");
    expect(await page.text()).not.toMatch(/<script>|onload=/);
  });

  it('is one script in which no file sees the browser', async () => {
    const script = await (await weapp('package.js')).text();
    const world: { weappPackage?: { configs: Record<string, unknown>; templates: Record<string, unknown>; logic: Record<string, (...scope: unknown[]) => void> } } = {};
    new Function('globalThis', script)(world);
    const { configs, templates, logic } = world.weappPackage!;
    expect(configs['app']).toEqual({ pages: ['pages/home'] });
    expect(typeof templates['pages/home']).toBe('function');
    expect(Object.keys(logic).sort()).toEqual(['app', 'pages/home']);
    expect(logic['app']!.toString()).toMatch(/^function \(require, module, exports, .*globalThis, window, document/);
  });

  it('has styles with WeChat’s own tags, lengths of the phone, and each page’s for itself', async () => {
    const styles = await (await weapp('package.css')).text();
    expect(styles).toContain('wx-page{color:red}');
    expect(styles).toContain('.a wx-button, .text{width:10vw}');
    expect(styles).toMatch(/@scope \(\[data-page="pages\/home"\]\) \{\s*\.b\{margin:0\.2vw\}/);
  });

  it('hands out pictures and nothing else, from nowhere else', async () => {
    expect(await (await weapp('files/assets/tab.png')).text()).toBe('picture');
    for (const path of ['files/app.json', 'files/..%2Fapp.png', 'files/assets/none.png']) expect((await weapp(path)).status).toBe(404);
    expect((await fetch(`${sandbox.url}/console/weapp/wx0000000000000000/package.js`)).status).toBe(404);
  });
});

describe('its way to its server', () => {
  it('leads to the account’s server, as a mini-program', async () => {
    const answer = await forward(`${BUILT_FOR}/api/me?a=1`, { method: 'POST', body: '{}', headers: { authorization: 'Bearer x', 'content-type': 'application/json', cookie: 'sandbox=1' } });
    const asked = (await answer.json()) as { method: string; url: string; headers: Record<string, string> };
    expect(asked).toMatchObject({ method: 'POST', url: '/api/me?a=1', headers: { authorization: 'Bearer x', referer: `https://servicewechat.com/${MP}/1/page-frame.html` } });
    expect(asked.headers).not.toHaveProperty('cookie');
    expect(asked.headers).not.toHaveProperty('x-sandbox-key');
    expect((await forward(`${productUrl}/x`)).status).toBe(200);
    expect(await findings()).toEqual([]);
  });

  it('leads nowhere else, and the attempt is a finding', async () => {
    for (const url of ['https://other.example/x', `${BUILT_FOR}.evil.example/x`, 'file:///etc/passwd', '']) {
      expect((await forward(url)).headers.get('x-sandbox-refusal')).toBe('domain');
    }
    expect((await findings()).filter(({ rule }) => rule === 'weapp.domain').map(({ path }) => path)).toContain('https://other.example');
  });

  it('is for the console and those with the key', async () => {
    expect((await weapp(`forward?url=${encodeURIComponent(`${BUILT_FOR}/api/me`)}`)).status).toBe(401);
  });
});

describe('the in-app browser', () => {
  const open = (url: string): Promise<Response> =>
    fetch(`${sandbox.url}/__sandbox/open?user=zhangwei&url=${encodeURIComponent(url)}`, { redirect: 'manual', headers: { ...key, 'sec-fetch-dest': 'iframe' } });

  it('reaches the product by a door behind which the console alone may frame it', async () => {
    const address = (await open(`${productUrl}/h5/#/a`)).headers.get('location') ?? '';
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/h5\/#\/a$/);
    expect(address).not.toContain(productUrl);
    const page = await fetch(address, { headers: { origin: new URL(address).origin } });
    expect(page.headers.get('x-frame-options')).toBeNull();
    expect(page.headers.get('content-security-policy')).toBe(`default-src 'self'; frame-ancestors ${sandbox.url}`);
    const { headers } = (await page.json()) as { headers: Record<string, string> };
    expect(headers).toMatchObject({ host: new URL(productUrl).host, origin: productUrl });
    const back = await fetch(new URL('/leave', address), { redirect: 'manual' });
    expect(back.headers.get('location')).toBe(new URL('/h5/', address).href);
  });

  it('leaves other addresses, and other ways of opening, as they are', async () => {
    expect((await open('https://other.example/x')).headers.get('location')).toBe('https://other.example/x');
    const plain = await fetch(`${sandbox.url}/__sandbox/open?user=zhangwei&url=${encodeURIComponent(`${productUrl}/h5/`)}`, { redirect: 'manual', headers: key });
    expect(plain.headers.get('location')).toBe(`${productUrl}/h5/`);
  });
});
