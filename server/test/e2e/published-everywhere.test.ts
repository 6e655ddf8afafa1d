import { join, resolve } from 'node:path';
import * as editing from '@hotline/shared/contracts/knowledge-editing.staff';
import { endOfShanghaiDay, shanghaiDay } from '../../src/platform/clock';
import { createLog } from '../../src/platform/log';
import { startServer, type RunningServer } from '../../src/server';
import { launchBrowser, type TestBrowser, type WatchedPage } from '../support/browser';
import { hook, takeSeat } from '../support/desk-page';
import { eventually } from '../support/eventually';
import { newFollower, type Follower } from '../support/follower';
import { accountSettings, configure, openHotline, type Hotline } from '../support/hotline';
import { policyText, publish, type Editors } from '../support/knowledge';
import { newStaff, staffOf } from '../support/people';
import { createFakeWx, createWeapp, type Weapp } from '../support/weapp';

/** One replica serves the desk, another on the same MariaDB every door of the citizens: what is published on the one is found on the other. */
const ceilingMs = 1000;
const root = resolve(__dirname, '../../..');

let hotline: Hotline;
let replica: RunningServer;
let browser: TestBrowser;
let desk: WatchedPage;
let phone: WatchedPage;
let weapp: Weapp;
let follower: Follower;
let editors: Editors;

/** The accounts' pushes and the website's address of the second replica. */
async function openReplica(): Promise<RunningServer> {
  const { config } = hotline.server.platform;
  const own = { ...config, PORT: 0, DATA_DIR: join(config.DATA_DIR, 'second') };
  const server = await startServer({ config: own, log: createLog('fatal'), clock: hotline.clock, root });
  own.PUBLIC_URL = server.url;
  for (const { appid, ...settings } of accountSettings(config as unknown as Record<string, string>, server.url)) await configure(hotline.sandbox, appid, settings);
  return server;
}

beforeAll(async () => {
  hotline = await openHotline('mariadb');
  // Tomorrow at ten, and not before the demo city's old rules are over: what is followed by time must not see it run backwards.
  hotline.clock.set(Math.max(Date.parse('2026-11-21T10:00:00+08:00'), endOfShanghaiDay(shanghaiDay(Date.now())) + 10 * 3600_000));
  replica = await openReplica();
  // The reviewer is the demo city's editor, who sits at the desk; what is reviewed is somebody else's.
  editors = { author: await newStaff(hotline, { role: 'editor', department: null }), reviewer: await staffOf(hotline, 'editor') };
  follower = await newFollower(hotline);
  browser = await launchBrowser();
  desk = await takeSeat(browser, hotline, { role: 'editor', path: 'knowledge-desk/items' });
  phone = await browser.openPage({ width: 390, height: 844, mobile: true });
  await phone.page.goto(`${replica.url}/h5/#/pages/policy/index`);
  const { WECHAT_MP_APPID: appid } = hotline.server.platform.config;
  weapp = createWeapp({ dist: join(root, 'miniprogram/dist/weapp'), wx: createFakeWx({ serverUrl: replica.url, sandbox: { url: hotline.sandbox.url, key: hotline.sandbox.key, userId: 'wangfang', appid }, privacyAgreed: true }) });
  await weapp.launch();
});
afterAll(async () => {
  weapp?.close();
  await browser?.close();
  await replica?.stop();
  await hotline?.stop();
});

/** What each door answers to a question, result by result. */
const doors = {
  h5: async (question: string): Promise<string[]> => {
    const { page } = phone;
    await page.fill('#search:visible input', question);
    const answered = page.waitForResponse((response) => response.url().includes('/api/citizen/policies?'));
    await page.click('#search-go:visible');
    await answered;
    await page.locator('#hit-1:visible, #no-hits:visible').waitFor();
    return page.locator('[id^="hit-"]:visible').allInnerTexts();
  },
  weapp: async (question: string): Promise<string[]> => {
    weapp.reLaunch(`/pages/policy/index?q=${encodeURIComponent(question)}`);
    await weapp.waitFor(() => weapp.query('.hit') ?? weapp.text().includes('没有找到相关政策'), 'results');
    return weapp.queryAll('.hit').map((card) => card.textContent ?? '');
  },
  officialAccount: async (question: string): Promise<string[]> => [await follower.say(question)],
} as const;
type Door = keyof typeof doors;
const doorNames = Object.keys(doors) as Door[];

/** The first answer that is given as current. */
const over = /已失效|已停止执行/;
const current = async (door: Door, question: string): Promise<string> => (await doors[door](question)).find((text) => !over.test(text)) ?? '';

/** Written and handed over, and published by the second person with a click at the desk; the instant of the answer to it. */
async function publishAtDesk(title: string, question: string): Promise<number> {
  const { author } = editors;
  const { id } = await author.call(editing.addKnowledge, { body: { kind: 'policy', text: policyText({ title, documentNo: null, questions: [question] }), replaces: null } });
  await author.call(editing.submitKnowledgeDraft, { params: { id }, body: { version: 1, note: '新增' } });
  const { page } = desk;
  await page.goto(`${hotline.url}/admin/knowledge-desk/items/${id}`);
  const published = page.waitForResponse((response) => response.request().method() === 'POST' && response.url().includes(id));
  await page.click(hook('approve-draft'));
  expect((await published).status()).toBe(200);
  return performance.now();
}

/** Publishes, and looks at a door until it is found there: how long that took, in milliseconds. */
async function timeToBeFound(door: Door, title: string, question: string): Promise<number> {
  const began = await publishAtDesk(title, question);
  await eventually(() => current(door, question), (found) => found.includes(title), 5000);
  return Math.round(performance.now() - began);
}

/** A machine with everything else going on may be late by itself. */
const tries = ['', '补充', '再次补充'];

test.each([
  ['h5', '雪后客运车辆临时停靠站点', '下雪以后长途车在哪里停'],
  ['weapp', '低温天气共享单车回收安排', '天冷共享单车收走了吗'],
  ['officialAccount', '冬季公厕开放时段调整', '公厕冬天几点关门'],
] as const)('what is published at the desk is found within a second: %s', async (door, title, question) => {
  await current(door, '暖气不热怎么办');
  const spent: number[] = [];
  for (const more of tries) if (!spent.some((ms) => ms < ceilingMs)) spent.push(await timeToBeFound(door, title + more, `${question}${more}`));
  // Told with the result of the run.
  process.stdout.write(`published, found through ${door} after ${spent.join(', ')} ms\n`);
  expect(Math.min(...spent)).toBeLessThan(ceilingMs);
  for (const other of doorNames.filter((name) => name !== door)) expect([other, await current(other, question)]).toEqual([other, expect.stringContaining(title)]);
});

test('a rollback brings the earlier answer back at every door', async () => {
  const [title, question] = ['地下停车场除雪除冰责任', '车库坡道结冰谁来铲'];
  const first = policyText({ title, documentNo: null, questions: [question], body: '车库坡道由物业服务企业负责铲冰。' });
  const id = await publish(editors, first);
  await publish(editors, { ...first, body: '车库坡道由街道办事处负责铲冰。' }, { id, note: '责任调整' });
  for (const door of doorNames) await eventually(() => current(door, question), (found) => found.includes('街道办事处'), 5000);
  await editors.reviewer.call(editing.restoreKnowledgeVersion, { params: { id }, body: { version: 2, restore: 1, reason: '发布有误' } });
  const began = performance.now();
  await eventually(() => current('officialAccount', question), (found) => found.includes('物业服务企业'), ceilingMs);
  process.stdout.write(`restored, found through officialAccount after ${Math.round(performance.now() - began)} ms\n`);
  for (const door of doorNames) {
    const found = (await doors[door](question)).find((text) => text.includes(title)) ?? '';
    expect([door, found.includes('物业服务企业'), found.includes('街道办事处')]).toEqual([door, true, false]);
  }
});

test('what is over is never given as current, from the end of its last day on', async () => {
  // Sessions of staff end with the day.
  desk.assertClean();
  await desk.close();
  const [title, question] = ['寒潮期间临时避寒场所', '太冷了去哪里避寒'];
  await publish(editors, policyText({ title, documentNo: null, questions: [question], effectiveTo: shanghaiDay(hotline.clock.now()) }));
  for (const door of doorNames) await eventually(() => current(door, question), (found) => found.includes(title), 5000);
  hotline.clock.set(endOfShanghaiDay(shanghaiDay(hotline.clock.now())) + 60_000);
  for (const door of doorNames) {
    expect([door, await current(door, question)]).toEqual([door, expect.not.stringContaining(title)]);
    expect([door, await current(door, '九月份的返并规定还有效吗')]).toEqual([door, expect.not.stringContaining('2026年9月版')]);
  }
  // Shown all the same where results are listed, marked and last.
  const listed = await doors.h5(question);
  expect([listed.at(-1)?.includes(title), over.test(listed.at(-1) ?? '')]).toEqual([true, true]);
});

test('nothing went wrong on the screens meanwhile', () => {
  for (const screen of [phone, weapp]) screen.assertClean();
});
