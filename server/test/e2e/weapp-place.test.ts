import { resolve } from 'node:path';
import { listTickets, revealContact } from '@hotline/shared/contracts/tickets.staff';
import { purposes } from '@hotline/shared/rules/purposes';
import { assertCleanWechat } from '../support/clean-wechat';
import { openHotline, type Hotline } from '../support/hotline';
import { staffOf } from '../support/people';
import { attributeOf } from '../../sandbox/weapp-host/touch';
import { createFakeWx, createWeapp, type FakeWx, type Weapp } from '../support/weapp';

/** 地图选点 in the built mini-program, by somebody who has agreed to nothing yet. */
const dist = resolve(__dirname, '../../../miniprogram/dist/weapp');
const square = { name: '五一广场', address: '山西省太原市迎泽区迎泽大街', latitude: 37.8632, longitude: 112.5605 };

let hotline: Hotline;
let wx: FakeWx;
let weapp: Weapp;
const asked: string[] = [];

beforeAll(async () => {
  hotline = await openHotline('sqlite');
  const { WECHAT_MP_APPID: appid } = hotline.server.platform.config;
  wx = createFakeWx({ serverUrl: hotline.url, sandbox: { url: hotline.sandbox.url, key: hotline.sandbox.key, userId: 'wangfang', appid }, privacyAgreed: false, asked: async (name) => void asked.push(name) });
  weapp = createWeapp({ dist, wx });
  await weapp.launch();
});
afterEach(async () => {
  weapp.assertClean();
  await assertCleanWechat(hotline);
});
afterAll(async () => {
  weapp?.close();
  await hotline?.stop();
});

const tap = async (id: string): Promise<void> => weapp.tap(await weapp.waitFor(() => weapp.findById(id), `#${id}`));
const box = (id: string): Element => weapp.findById(id).querySelector('input, textarea') ?? weapp.findById(id);
const written = (id: string): string => String(attributeOf(box(id), 'value'));
const type = async (id: string, text: string): Promise<void> => {
  await weapp.waitFor(() => weapp.findById(id), `#${id}`);
  weapp.input(box(id), text);
  await weapp.waitFor(() => written(id) === text, `#${id} holds it`);
};
const seen = (text: string): Promise<unknown> => weapp.waitFor(() => weapp.text().includes(text), text);

test('whoever refuses the privacy guide is told, and types', async () => {
  weapp.reLaunch('/pages/submit/index');
  await tap('type-complaint');
  await type('content', '广场东侧的路灯坏了三天，晚上看不清台阶。');
  await tap('next');
  await tap('pick-place');
  // In the words of the list.
  await seen(`${purposes.place.name}：${purposes.place.purpose}`);
  await tap('privacy-refuse');
  await weapp.waitFor(() => wx.journal.toasts.length, 'a sentence');
  expect(wx.journal.toasts).toEqual(['没有选到地点，请直接填写地址']);
  await type('address', '东侧台阶');
});

test('the place chosen on the map, and what was typed, are the address of the ticket; its district is the area', async () => {
  await tap('pick-place');
  // They agree, look at the map and turn back.
  weapp.fire(await weapp.waitFor(() => weapp.findById('privacy-agree'), 'the question'), 'agreeprivacyauthorization');
  await weapp.waitFor(() => asked.includes('chooseLocation'), 'the map');
  wx.place = square;
  await tap('pick-place');
  const address = `${square.address}${square.name} 东侧台阶`;
  await weapp.waitFor(() => written('address') === address, 'the address');
  // Of the first look nothing was said.
  expect(wx.journal.toasts).toHaveLength(1);
  await seen('迎泽区');
  await tap('next');
  await type('contactPhone', '13800005678');
  await tap('consent');
  await weapp.waitFor(() => weapp.findById('consent').className.includes('--on'), 'the consent');
  await tap('submit');
  await tap('view-progress');
  const operator = await staffOf(hotline, 'operator');
  const { items } = await operator.call(listTickets, { query: { desk: 'all' } });
  expect(items).toHaveLength(1);
  expect(items[0]).toMatchObject({ areaName: '迎泽区' });
  expect(await operator.call(revealContact, { params: { id: items[0]?.id ?? '' }, body: { reason: '核对地址' } })).toMatchObject({ address });
});

test('what is collected can be read, and WeChat’s own guide opened', async () => {
  weapp.reLaunch('/me/privacy/index');
  for (const { name, purpose, from, kept } of Object.values(purposes)) for (const words of [name, purpose, from, kept]) await seen(words);
  await tap('privacy-guide');
  await weapp.waitFor(() => asked.includes('openPrivacyContract'), 'the guide');
});
