import { resolve } from 'node:path';
import * as editing from '@hotline/shared/contracts/knowledge-editing.staff';
import { searchPolicies } from '@hotline/shared/contracts/knowledge';
import { endOfShanghaiDay, shanghaiDay } from '../../src/platform/clock';
import { launchBrowser, type TestBrowser, type WatchedPage } from '../support/browser';
import { eventually } from '../support/eventually';
import { newFollower, type Follower } from '../support/follower';
import { openHotline, type Hotline } from '../support/hotline';
import { publish, type Editors } from '../support/knowledge';
import { newStaff, Person, staffOf } from '../support/people';
import { createFakeWx, createWeapp, type Weapp } from '../support/weapp';

/** Story 7, the same question, differently each time: settled at two in the morning, the new answer stands everywhere at once and the old one nowhere. */
const question = '健康码变黄码怎么办';
const settled = '今夜起，黄码人员凭一次核酸阴性结果，两小时内自动转为绿码，不需要任何人工申请。';
/** How the first answer begins that stood there before. */
let former: string;

let hotline: Hotline;
let browser: TestBrowser;
let phone: WatchedPage;
let weapp: Weapp;
let follower: Follower;
let editors: Editors;
let itemId: string;

beforeAll(async () => {
  hotline = await openHotline('sqlite');
  // The coming night: what is followed by time must not see it run backwards.
  hotline.clock.set(endOfShanghaiDay(shanghaiDay(Date.now())) + 2 * 3600_000);
  editors = { author: await staffOf(hotline, 'editor'), reviewer: await newStaff(hotline, { role: 'editor', department: null }) };
  itemId = (await new Person(hotline.url, {}).call(searchPolicies, { query: { q: question } })).items[0]?.id ?? '';
  former = ((await record()).published?.text.body ?? '').slice(0, 20);
  browser = await launchBrowser();
  phone = await browser.openPage({ width: 390, height: 844, mobile: true });
  const { WECHAT_MP_APPID: appid } = hotline.server.platform.config;
  weapp = createWeapp({ dist: resolve(__dirname, '../../../miniprogram/dist/weapp'), wx: createFakeWx({ serverUrl: hotline.url, sandbox: { url: hotline.sandbox.url, key: hotline.sandbox.key, userId: 'wangfang', appid }, privacyAgreed: true }) });
  await weapp.launch();
  follower = await newFollower(hotline);
});
afterAll(async () => {
  weapp?.close();
  await browser?.close();
  await hotline?.stop();
});

const record = () => editors.author.call(editing.getKnowledge, { params: { id: itemId } });

/** The answer as a citizen comes to read it in the browser. */
async function inBrowser(): Promise<string> {
  await phone.page.goto('about:blank');
  await phone.page.goto(`${hotline.url}/h5/#/knowledge/item/index?id=${itemId}`);
  return phone.page.locator('#answer').innerText();
}

/** The same in the package of the mini-program, from its search on. */
async function inWeapp(): Promise<string> {
  weapp.reLaunch('/pages/policy/index?q=' + encodeURIComponent(question));
  weapp.tap(await weapp.waitFor(() => weapp.findById('hit-1'), 'the first result'));
  return (await weapp.waitFor(() => weapp.findById('answer').textContent, 'the answer')) ?? '';
}

const inChat = (): Promise<string> => follower.say(question);
const plain = (text: string): string => text.replace(/\s/g, '');

/** Every door answers this, and none that. */
async function everywhere(wanted: string, unwanted: string): Promise<void> {
  // The chat shows the best passage of what its replica has indexed, within a second.
  await eventually(inChat, (reply) => reply.includes(wanted.slice(0, 12)));
  for (const door of [inBrowser, inWeapp, inChat]) {
    const text = plain(await door());
    expect([door.name, text.includes(plain(wanted.slice(0, 12))), text.includes(plain(unwanted.slice(0, 12)))]).toEqual([door.name, true, false]);
  }
}

test('an answer settled at night stands in the browser, the mini-program and the chat at once, and the old one nowhere', async () => {
  const { published } = await record();
  if (!published) throw new Error('not published');
  await publish(editors, { ...published.text, body: settled }, { id: itemId, kind: 'approvedAnswer', note: '专班凌晨商定' });
  await everywhere(settled, former);
});

test('a rollback brings the earlier answer back everywhere', async () => {
  const { versions } = await record();
  await editors.reviewer.call(editing.restoreKnowledgeVersion, { params: { id: itemId }, body: { version: versions[0]?.version ?? 0, restore: 1, reason: '新口径有误，恢复原答复' } });
  // Of a long answer the chat shows a passage, which need not be its beginning.
  await eventually(inChat, (reply) => !reply.includes(settled.slice(0, 12)));
  for (const door of [inBrowser, inWeapp]) {
    const text = plain(await door());
    expect([door.name, text.includes(plain(former)), text.includes(settled.slice(0, 12))]).toEqual([door.name, true, false]);
  }
  phone.assertClean();
  weapp.assertClean();
});
