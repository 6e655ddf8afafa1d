import type { Page } from 'playwright-core';
import { launchBrowser, noHorizontalOverflow, type TestBrowser, type WatchedPage } from '../support/browser';
import { hook, takeSeat } from '../support/desk-page';
import { openHotline, type Hotline } from '../support/hotline';
import { caseIn, gatherCrew, publicReply, type Crew } from '../support/journey';

/** A handler on the way: acknowledges, records the contact and replies on a phone, 390 px wide. */
const refusedByDesign = [/Failed to load resource.*401/];

let hotline: Hotline;
let browser: TestBrowser;
let crew: Crew;
let phone: WatchedPage;
let page: Page;

beforeAll(async () => {
  hotline = await openHotline('sqlite');
  browser = await launchBrowser();
  crew = await gatherCrew(hotline);
  await caseIn(crew, 'dispatched');
  phone = await takeSeat(browser, hotline, { role: 'handler', path: 'desks/handling', size: { width: 390, height: 844, mobile: true } });
  page = phone.page;
});
afterAll(async () => {
  await browser?.close();
  await hotline?.stop();
});

/** Everything to be touched is as large as a fingertip, and nothing sticks out. */
async function fits(): Promise<void> {
  await noHorizontalOverflow(page);
  const small = await page.locator('.action-bar button, .form-foot button, .rail-link').evaluateAll((all) => all.filter((each) => each.getBoundingClientRect().height < 40).map((each) => each.textContent));
  expect(small).toEqual([]);
}

async function take(action: string, fill: () => Promise<void> = () => Promise.resolve()): Promise<void> {
  await page.tap(hook(`action-${action}`));
  await page.waitForSelector(hook(`form-${action}`));
  await fits();
  await fill();
  await page.tap(hook(`confirm-${action}`));
  await page.locator(hook(`form-${action}`)).waitFor({ state: 'detached' });
}

test('acknowledge, contact, reply', async () => {
  await page.locator('tr.ticket-row').first().waitFor();
  await fits();
  await page.locator('tr.ticket-row').first().tap();
  await page.waitForSelector(hook('ticket'));
  await fits();
  await take('acknowledge');
  await take('recordContact', async () => {
    await page.locator(hook('field-outcome')).getByText('已联系上').tap();
    await page.locator(hook('field-note')).fill('约定明天上午上门');
  });
  await take('submitResolution', () => page.locator(hook('field-reply')).fill(publicReply));
  await page.locator(hook('ticket-state')).filter({ hasText: '审核' }).waitFor();
  await page.getByRole('button', { name: '关闭工单，返回列表' }).tap();
  await page.locator(hook('ticket')).waitFor({ state: 'detached' });
  await fits();
  phone.assertClean(refusedByDesign);
});
