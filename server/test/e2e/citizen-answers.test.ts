import type { Page } from 'playwright-core';
import { listTickets, uploadEvidence } from '@hotline/shared/contracts/tickets.staff';
import { axeFindings } from '../support/axe';
import { launchBrowser, noHorizontalOverflow, type TestBrowser, type WatchedPage } from '../support/browser';
import { assertCleanWechat } from '../support/clean-wechat';
import { newFollower, talk } from '../support/follower';
import { openHotline, type Hotline } from '../support/hotline';
import { act, gatherCrew, member, publicReply, type Crew } from '../support/journey';
import { photo } from '../support/pictures';
import { lookAt } from '../support/ticket-look';

/** From the chat to the web page of the ticket: the hotline asks, the requester answers, adds, hurries and reads. */
let hotline: Hotline;
let crew: Crew;
let browser: TestBrowser;
let phone: WatchedPage;

beforeAll(async () => {
  hotline = await openHotline('sqlite');
  crew = await gatherCrew(hotline);
  browser = await launchBrowser();
  phone = await browser.openPage({ width: 390, height: 844, mobile: true });
});
afterAll(async () => {
  await browser?.close();
  await hotline?.stop();
});

/** A request made in the chat; the person reads it on the web page under the same name. */
async function requestedInChat(): Promise<{ readonly id: string; readonly user: string; readonly say: (text: string) => Promise<string> }> {
  const { user, say } = await newFollower(hotline);
  const ticketNo = /\d{15}/.exec(await talk({ say }, '我要投诉', '供暖一周了，家里只有十四度，请尽快来看看。', '好了', '跳过', '13800001234', '1'))?.[0] ?? '';
  const { items } = await member(crew, 'operator').call(listTickets, { query: { desk: 'all', ticketNo } });
  return { id: items[0]?.id ?? '', user, say };
}

/** Fills the screen of the phone, is read by assistive software, and asks for no sideways scrolling. */
async function looksRight(page: Page): Promise<void> {
  await noHorizontalOverflow(page);
  expect(await axeFindings(page)).toEqual([]);
}

const timeline = (page: Page, text: string) => page.locator('#timeline', { hasText: text }).waitFor();

test('asked in the chat, answered on the page without losing a word, hurried once a day, and shown the proof', async () => {
  const { id, user, say } = await requestedInChat();
  await act(crew, ['operator', 'requestInfo'], id);
  const { page } = phone;
  page.setDefaultTimeout(15_000);
  await page.goto(/href="([^"]+)"/.exec(await say('我的'))?.[1] ?? '');
  await page.check(`input[name="user"][value="${user}"]`);
  await page.click('button[value="allow"]');
  await page.locator('#question', { hasText: '请补充小区名称和楼号' }).waitFor();
  await looksRight(page);

  await page.fill('#supplyInfo-text textarea', '阳光小区三号楼');
  await page.reload();
  await page.locator('.text-area__count', { hasText: '7/3000' }).waitFor();
  await phone.context.setOffline(true);
  await page.click('#supplyInfo-send');
  await page.locator('#supplyInfo-text-error', { hasText: '网络中断，内容已保存在本机' }).waitFor();
  await phone.context.setOffline(false);
  await page.locator('#supplyInfo-send', { hasText: '继续提交' }).click();
  await timeline(page, '已收到补充材料，继续办理');
  expect(await page.locator('#question').count()).toBe(0);

  await page.click('#remind');
  await page.locator('#remind-send').waitFor();
  await looksRight(page);
  await page.click('#remind-send');
  await timeline(page, '已转告负责单位加快办理');
  await page.click('#remind');
  await page.click('#remind-send');
  await page.locator('#remind-text-error', { hasText: '您今天已经催办过' }).waitFor();
  await page.click('#remind-sheet-close');
  await page.click('#supplement');
  await page.fill('#supplement-text textarea', '今天室温只有十三度');
  await page.click('#supplement-send');
  await timeline(page, '您补充了说明');
  expect((await lookAt(crew, id)).messages.map(({ kind }) => kind).sort()).toEqual(['answer', 'question', 'reminder', 'supplement']);

  for (const [role, action] of [['operator', 'accept'], ['dispatcher', 'dispatch'], ['handler', 'acknowledge'], ['handler', 'recordContact']] as const) await act(crew, [role, action], id);
  await member(crew, 'handler').callWithFile(uploadEvidence, { params: { id } }, { bytes: await photo('jpeg'), name: 'valve.jpg' });
  await act(crew, ['handler', 'submitResolution'], id);
  await act(crew, ['supervisor', 'approveResolution'], id);
  await page.reload();
  await page.locator('#reply', { hasText: publicReply }).waitFor();
  await page.waitForFunction(() => (document.querySelector<HTMLImageElement>('#evidence-1 img')?.naturalWidth ?? 0) > 0);
  await looksRight(page);
  // Served as a file to be saved: the page opened for it may close again by itself.
  const picture = phone.context.waitForEvent('response', (answer) => answer.url().includes('/files/'));
  await page.click('#evidence-1');
  expect((await picture).status()).toBe(200);

  // Asked before logging in who one is, cut off, refused the second reminder.
  phone.assertClean([/Failed to load resource.*(401|409|429|ERR_INTERNET_DISCONNECTED)/]);
  await assertCleanWechat(hotline);
}, 90_000);
