import { resolve } from 'node:path';
import { readFileSync } from 'node:fs';
import { submitTicket } from '@hotline/shared/contracts/tickets.citizen';
import { openHotline, type Hotline } from '../support/hotline';
import { citizenFrom, draft } from '../support/people';
import { createFakeWx, createWeapp, type FakeWx, type Weapp } from '../support/weapp';

/** Every page of the built mini-program, as somebody hears it who does not see it. */
const dist = resolve(__dirname, '../../../miniprogram/dist/weapp');
const userId = 'wangfang';

interface App {
  readonly pages: readonly string[];
  readonly subPackages: readonly { readonly root: string; readonly pages: readonly string[] }[];
}
const { pages, subPackages } = JSON.parse(readFileSync(`${dist}/app.json`, 'utf8')) as App;
const everyPage = [...pages, ...subPackages.flatMap(({ root, pages: own }) => own.map((page) => `${root}/${page}`))];

let hotline: Hotline;
let wx: FakeWx;
let weapp: Weapp;
let ticketId: string;

beforeAll(async () => {
  hotline = await openHotline('sqlite');
  ticketId = (await (await citizenFrom(hotline, userId)).person.call(submitTicket, { body: await draft(hotline) })).id;
  const { WECHAT_MP_APPID: appid } = hotline.server.platform.config;
  wx = createFakeWx({ serverUrl: hotline.url, sandbox: { url: hotline.sandbox.url, key: hotline.sandbox.key, userId, appid }, privacyAgreed: true, textFactor: 1.4 });
  weapp = createWeapp({ dist, wx });
  await weapp.launch();
});
afterAll(async () => {
  weapp?.close();
  await hotline?.stop();
});

interface Drawn {
  readonly _$eventTarget: { readonly listeners: Readonly<Record<string, unknown>> } | null;
}

/** What listens to a tap: glass-easel knows, the DOM does not. */
const isTappable = (node: Element): boolean => Boolean((node as unknown as { __wxElement?: Drawn }).__wxElement?._$eventTarget?.listeners['tap']);

/** An empty label is none: then the text is read. */
const nameOf = (node: Element): string => `${node.getAttribute('aria-label') ?? ''}${node.textContent ?? ''}`.trim();
/** A mask behind a sheet is closed by its button, too. */
const isMask = (node: Element): boolean => node.className.includes('weui-mask');

function nameless(): string[] {
  return weapp.queryAll('*').filter((node) => isTappable(node) && !isMask(node) && nameOf(node) === '').map((node) => `${weapp.page().path}: ${node.outerHTML.slice(0, 120)}`);
}
const namelessBoxes = (): string[] => weapp.queryAll('input, textarea').filter((node) => !node.getAttribute('aria-label') && !node.getAttribute('placeholder')).map((node) => node.outerHTML.slice(0, 120));

test.each(everyPage)('%s opens where text cannot become code, and everything to be touched on it has a name', async (page) => {
  weapp.reLaunch(`/${page}?id=${ticketId}`);
  await weapp.waitFor(() => weapp.text().trim() !== '' && weapp.queryAll('*').some(isTappable), 'something to touch');
  expect(nameless()).toEqual([]);
  expect(namelessBoxes()).toEqual([]);
  expect(nameOf(weapp.findById('call-hotline'))).toContain('拨打12345');
  // As large as WeChat's own text.
  expect(weapp.query('.wx-root')?.getAttribute('style')).toMatch(/--scale: ?1\.4/);
  weapp.assertClean();
});

test('one tap calls the hotline; large print goes up to 30, and at least to what WeChat is set to', async () => {
  weapp.reLaunch(`/ticket/detail/index?id=${ticketId}`);
  weapp.tap(await weapp.waitFor(() => weapp.findById('call-hotline'), 'the line to call'));
  await weapp.waitFor(() => wx.journal.phoneCalls.length, 'the telephone');
  expect(wx.journal.phoneCalls).toEqual(['12345']);
  weapp.reLaunch('/pages/mine/index');
  const scale = (): number => Number(/--scale: ?([\d.]+)/.exec(weapp.query('.wx-root')?.getAttribute('style') ?? '')?.[1]);
  weapp.tap(await weapp.waitFor(() => weapp.findById('care'), 'the switch'));
  // 17 × 1.4 is more than the 22 it begins with.
  await weapp.waitFor(() => Math.abs(scale() - (17 * 1.4) / 22) < 0.001, 'as large as WeChat');
  weapp.tap(weapp.findById('size-largest'));
  await weapp.waitFor(() => Math.abs(scale() - 30 / 22) < 0.001, 'the largest');
});

test('the look finds a control without a name', () => {
  const node = weapp.queryAll('*').find(isTappable);
  node?.replaceChildren();
  node?.removeAttribute('aria-label');
  expect(nameless()).toHaveLength(1);
});
