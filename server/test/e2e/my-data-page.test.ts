import type { Page } from 'playwright-core';
import { axeFindings } from '../support/axe';
import { launchBrowser, noHorizontalOverflow, type TestBrowser, type WatchedPage } from '../support/browser';
import { openHotline, type Hotline } from '../support/hotline';

/** 我的信息 in the browser (H5), in light, dark and elder looks. */
const user = 'lixiuying';

let hotline: Hotline;
let browser: TestBrowser;

beforeAll(async () => {
  hotline = await openHotline('sqlite');
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await hotline?.stop();
});

async function looksRight(page: Page): Promise<void> {
  await noHorizontalOverflow(page);
  expect(await axeFindings(page)).toEqual([]);
}

async function openMine(phone: WatchedPage): Promise<Page> {
  const { page } = phone;
  page.setDefaultTimeout(15_000);
  await page.goto(`${hotline.url}/h5/#/pages/mine/index`);
  await page.click('#login');
  await page.check(`input[name="user"][value="${user}"]`);
  await page.click('button[value="allow"]');
  await page.waitForSelector('#my-data');
  return page;
}

/** Page and sheet, as they look. */
async function lookAtBoth(page: Page): Promise<void> {
  await page.click('#my-data');
  await page.waitForSelector('#export-html');
  await looksRight(page);
  await page.click('#erase');
  await page.waitForSelector('#erase-confirm');
  await looksRight(page);
}

test.each([['light', false], ['dark', true]] as const)('in %s, the page, its sheet and the copy can be read by everyone', async (_look, darkMode) => {
  const phone = await browser.openPage({ width: 390, height: 844, mobile: true, darkMode });
  const page = await openMine(phone);
  await lookAtBoth(page);
  await page.click('#erase-sheet-close');
  await page.click('#export-html');
  await page.waitForSelector('h1');
  expect(await page.locator('h2').allInnerTexts()).toEqual(expect.arrayContaining([expect.stringMatching(/^身份/)]));
  await looksRight(page);
  phone.assertClean([/401/]);
});

test('in the elder look; deleted, the browser is logged out and remembers nothing', async () => {
  const phone = await browser.openPage({ width: 390, height: 844, mobile: true });
  const page = await openMine(phone);
  await page.click('#care');
  await lookAtBoth(page);
  await page.click('#erase-agree');
  await page.click('#erase-confirm');
  await page.waitForSelector('#go-submit');
  expect(await page.evaluate(() => window.localStorage.length)).toBeLessThanOrEqual(1);
  await page.goto(`${hotline.url}/h5/#/pages/mine/index`);
  await page.waitForSelector('#login');
  phone.assertClean([/401/]);
});
