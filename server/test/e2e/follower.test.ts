import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { launchBrowser, noHorizontalOverflow, type TestBrowser } from '../support/browser';
import { assertCleanWechat } from '../support/clean-wechat';
import { openHotline, type Hotline } from '../support/hotline';
import { act, gatherCrew, member, type Crew } from '../support/journey';
import { listTickets } from '@hotline/shared/contracts/tickets.staff';

/** A follower with nothing but the chat: the sandbox's page stands for WeChat, everything else is real. */
const follower = 'zhangwei';

let hotline: Hotline;
let browser: TestBrowser;
let crew: Crew;

beforeAll(async () => {
  hotline = await openHotline('sqlite');
  crew = await gatherCrew(hotline);
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await hotline?.stop();
});

/** Sends a message in the chat and waits for the answer. */
async function say(page: Page, text: string, answer: string): Promise<void> {
  await page.fill('.dock input:not([type=file])', text);
  await page.press('.dock input:not([type=file])', 'Enter');
  await page.getByText(answer).last().waitFor();
}

async function openChat(page: Page): Promise<void> {
  await page.addInitScript((user) => localStorage.setItem('sandbox-user', user), follower);
  await page.goto(`${hotline.sandbox.url}/`);
  await page.getByText('市民热线公众号').first().click();
}

test('a question is answered, a dialogue with a photo becomes a ticket, and its resolution is told in the chat', async () => {
  const { page, assertClean } = await browser.openPage({ width: 390, height: 844, mobile: true });
  await openChat(page);
  await say(page, '暖气放气后还不热怎么办', '查看全文');
  await say(page, '提交诉求', '请问属于哪一类');
  await say(page, '投诉', '请说说是什么事');
  await say(page, '楼道堆满杂物挡住消防通道，和物业反映两周没有人管。', '已记下');
  const photo = await sharp({ create: { width: 80, height: 60, channels: 3, background: '#667755' } }).jpeg().toBuffer();
  await page.click('button.more');
  await page.setInputFiles('.extras input[type=file]', { name: 'stairs.jpg', mimeType: 'image/jpeg', buffer: photo });
  await page.getByText('照片已记下').last().waitFor();
  await say(page, '好了', '事情发生在哪里');
  await say(page, '迎泽区桃园四巷6号院', '请留一个联系电话');
  await say(page, '13800001111', '请核对');
  await say(page, '1', '已提交，诉求编号');
  await noHorizontalOverflow(page);

  const { items } = await member(crew, 'operator').call(listTickets, { query: { desk: 'intake' } });
  const [ticket] = items;
  expect(ticket).toMatchObject({ channel: 'officialAccount', requestType: 'complaint' });
  await act(crew, ['operator', 'answerDirectly'], ticket?.id ?? '');
  await page.getByText('诉求办结通知').first().waitFor();
  await say(page, '我的', '已答复，请您评价');
  assertClean();
  await assertCleanWechat(hotline);
}, 90_000);
