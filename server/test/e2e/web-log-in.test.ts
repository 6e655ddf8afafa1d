import type { Page } from 'playwright-core';
import { axeFindings } from '../support/axe';
import { launchBrowser, noHorizontalOverflow, type PageOptions, type TestBrowser, type WatchedPage } from '../support/browser';
import { openHotline, type Hotline } from '../support/hotline';
import { openTextProvider, type TextProvider } from '../support/text-provider';

/** The website outside WeChat, where a code by text message logs in; WeChat's own page would not open here. */
let texts: TextProvider;
let hotline: Hotline;
let browser: TestBrowser;

beforeAll(async () => {
  texts = await openTextProvider();
  hotline = await openHotline('sqlite', { ...texts.settings, WECHAT_OPEN_BASE: 'https://open.weixin.qq.com' });
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await hotline?.stop();
  await texts?.stop();
});

const phoneSize = { width: 390, height: 844, mobile: true };

async function open(options: PageOptions, route: string): Promise<WatchedPage> {
  const watched = await browser.openPage(options);
  watched.page.setDefaultTimeout(15_000);
  await watched.page.goto(`${hotline.url}/h5/#${route}`);
  return watched;
}

async function readable(page: Page): Promise<void> {
  await noHorizontalOverflow(page);
  expect(await axeFindings(page)).toEqual([]);
}

/** A code to a number, and in with it. */
async function enter(page: Page, phone: string): Promise<void> {
  await page.fill('#phone input', phone);
  // The screen below has a consent of its own.
  await page.click('#consent:visible');
  await page.click('#send-code');
  await page.waitForSelector('#code-sent');
  await page.fill('#textCode input', texts.codeFor(phone));
  await page.click('#enter');
}

test.each([['on a phone', phoneSize, '13912350001'], ['on a phone in the dark', { ...phoneSize, darkMode: true }, '13912350002'], ['at a desk', { width: 1366, height: 768 }, '13912350003']] as const)('%s: number, code, consent, and one is where one was', async (_, size, phone) => {
  const watched = await open(size, '/pages/mine/index');
  const { page } = watched;
  await page.click('#login');
  await page.waitForSelector('#phone');
  await page.click('#send-code');
  await page.getByText('请填写11位手机号').waitFor();
  await page.getByText('请先阅读并同意告知书').waitFor();
  await readable(page);
  await page.fill('#phone input', phone);
  await page.click('#consent');
  await page.click('#send-code');
  await page.getByText(/^\d+ 秒后可重新获取$/).waitFor();
  await page.fill('#textCode input', String((Number(texts.codeFor(phone)) + 1) % 1_000_000).padStart(6, '0'));
  await page.click('#enter');
  await page.waitForSelector('#textCode-error');
  await readable(page);
  await page.fill('#textCode input', texts.codeFor(phone));
  await page.click('#enter');
  await page.waitForSelector('#my-data');
  expect(await page.locator('#my-phone').innerText()).toContain(`${phone.slice(0, 3)}****${phone.slice(-4)}`);
  await readable(page);
  watched.assertClean([/401/]);
  await watched.close();
});

test('in the elder look everything is large enough and the form says how', async () => {
  const watched = await open(phoneSize, '/pages/mine/index');
  const { page } = watched;
  await page.click('#care');
  await page.click('#login');
  await page.waitForSelector('#phone');
  await readable(page);
  const heights = await page.locator('#send-code, #enter, #login-later, #consent').evaluateAll((elements) => elements.map((element) => element.getBoundingClientRect().height));
  expect(Math.min(...heights)).toBeGreaterThanOrEqual(56);
  watched.assertClean();
  await watched.close();
});

test('who begins a request is asked first, may put it off, and finds the draft when the log-in comes at the end', async () => {
  const watched = await open(phoneSize, '/pages/home/index');
  const { page } = watched;
  await page.click('#go-submit');
  await page.waitForSelector('#login-later');
  await page.click('#login-later');
  await page.click('#type-assistance');
  await page.fill('#content textarea', '小区门口的路灯坏了三天，晚上看不清路，请安排维修。');
  await page.click('#next');
  await page.click('#next');
  await page.fill('#contactPhone input', '13912350004');
  await page.click('#consent');
  await page.click('#submit');
  await page.click('#submit-login');
  await page.waitForSelector('#phone');
  await enter(page, '13912350004');
  await page.click('#submit');
  await page.waitForSelector('#ticket-no');
  expect(await hotline.server.platform.db.source.query('SELECT channel FROM ticket')).toEqual([{ channel: 'website' }]);
  watched.assertClean([/401/]);
  await watched.close();
});
