import { axeFindings } from '../support/axe';
import { launchBrowser, noHorizontalOverflow, type TestBrowser } from '../support/browser';
import { openHotline, type Hotline } from '../support/hotline';

/** The website on a wide screen, worked by keyboard; and the plain pages, which need neither script nor log-in. */
let hotline: Hotline;
let browser: TestBrowser;

beforeAll(async () => {
  hotline = await openHotline();
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await hotline?.stop();
});

/** A wide screen, a phone, and a wide screen magnified four times (WCAG 1.4.10). */
const sizes = [[1366, 768], [390, 844], [320, 256]] as const;

test.each([['light', false], ['dark', true]] as const)('in %s the plain pages can be read at every size, by everyone', async (_, darkMode) => {
  const [notice] = (await hotline.server.api.city.announcements.current({ limit: 1 })).items;
  for (const [width, height] of sizes) {
    const watched = await browser.openPage({ width, height, darkMode });
    const { page } = watched;
    for (const path of ['/', '/notices/', `/notices/${notice?.id ?? ''}`, '/cases/', '/policies/', '/notices/01ARZ3NDEKTSV4RRFFQ69G5FAV']) {
      await page.goto(hotline.url + path);
      await noHorizontalOverflow(page);
      expect([path, width, await axeFindings(page)]).toEqual([path, width, []]);
    }
    watched.assertClean([/404/]);
    await watched.close();
  }
});

test('the letters of a plain page grow with the reader’s own', async () => {
  const { page, close } = await browser.openPage({ width: 1366, height: 768 });
  await page.goto(`${hotline.url}/notices/`);
  const sizeOf = (): Promise<number> => page.evaluate(() => parseFloat(getComputedStyle(document.body).fontSize));
  const before = await sizeOf();
  await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
  expect(await sizeOf()).toBeCloseTo(2 * before);
  await noHorizontalOverflow(page);
  await close();
});

test('on a wide screen the app is one column under a head with its parts; keys reach and tap everything', async () => {
  const watched = await browser.openPage({ width: 1366, height: 768 });
  const { page } = watched;
  page.setDefaultTimeout(15_000);
  await page.goto(`${hotline.url}/h5/`);
  await page.waitForSelector('#notice-line');
  const column = await page.locator('.tiles').boundingBox();
  expect([(column?.width ?? 0) <= 720, Math.abs((column?.x ?? 0) + (column?.width ?? 0) / 2 - 683) < 12]).toEqual([true, true]);
  await noHorizontalOverflow(page);
  expect(await axeFindings(page)).toEqual([]);
  await page.locator('#site-home').focus();
  for (let step = 0; step < 2; step += 1) await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('site-mine');
  await page.keyboard.press('Enter');
  await page.waitForSelector('#login');
  await page.locator('#care').focus();
  await page.keyboard.press('Space');
  await page.locator('#care[aria-checked="true"]').waitFor();
  await noHorizontalOverflow(page);
  expect(await axeFindings(page)).toEqual([]);
  await page.goto(`${hotline.url}/h5/#/pages/home/index`);
  await page.locator('#notice-line').focus();
  await page.keyboard.press('Enter');
  await page.getByText('2026—2027采暖期供暖服务提示').first().waitFor();
  await noHorizontalOverflow(page);
  expect(await axeFindings(page)).toEqual([]);
  watched.assertClean();
  await watched.close();
});
