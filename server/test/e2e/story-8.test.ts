import { getTicket } from '@hotline/shared/contracts/tickets.staff';
import { revokeSeats } from '@hotline/shared/contracts/seats.staff';
import type { Page } from 'playwright-core';
import { administratorsOf, newPassword, openSeats, type Administrators } from '../support/accounts';
import { launchBrowser, type TestBrowser, type WatchedPage } from '../support/browser';
import { assertCleanWechat } from '../support/clean-wechat';
import { hook } from '../support/desk-page';
import { openHotline, type Hotline } from '../support/hotline';
import { staffOf, type Person } from '../support/people';

/** Story 8, the seat at home: a volunteer works in a browser, by keyboard, with masked data, until the batch is ended. */
const phone = '13900007788';
/** Nobody is logged in at first, and nobody is again in the end. */
const refusedByDesign = [/Failed to load resource.*401/];

let hotline: Hotline;
let browser: TestBrowser;
let admins: Administrators;
let operator: Person;
let seat: WatchedPage;

beforeAll(async () => {
  hotline = await openHotline('sqlite');
  browser = await launchBrowser();
  admins = await administratorsOf(hotline);
  operator = await staffOf(hotline, 'operator');
  seat = await browser.openPage({ width: 1366, height: 768 });
  seat.page.setDefaultTimeout(60_000);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await hotline?.stop();
});

const focused = (page: Page, selector: string) => page.waitForFunction((wanted) => Boolean(document.activeElement?.closest(wanted)), selector);

/** Goes on with Tab until the field has the cursor, and writes into it. */
async function writes(page: Page, field: string, text: string): Promise<void> {
  for (let tabs = 0; tabs < 12; tabs += 1) {
    if (await page.evaluate((wanted) => Boolean(document.activeElement?.closest(wanted)), hook(field))) return page.keyboard.insertText(text);
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not lead to ${field}`);
}

async function activates(page: Page, activationCode: string, password: string): Promise<void> {
  await page.goto(`${hotline.url}/admin/activate`);
  await focused(page, hook('field-activationCode'));
  await writes(page, 'field-activationCode', activationCode);
  await page.keyboard.press('Enter');
  await focused(page, hook('field-name'));
  await writes(page, 'field-name', '志愿者甲');
  await writes(page, 'field-newPassword', password);
  await writes(page, 'field-repeated', password);
  await page.keyboard.press('Enter');
  await focused(page, hook('to-login'));
  await page.keyboard.press('Enter');
}

async function logsIn(page: Page, staffNo: string, password: string): Promise<void> {
  await focused(page, hook('field-staffNo'));
  await writes(page, 'field-staffNo', staffNo);
  await writes(page, 'field-password', password);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: '我的工作台' }).waitFor();
  // Connected: by now the page hears its keys, too.
  await page.locator(hook('live-state')).filter({ hasText: '实时' }).waitFor();
}

/** Somewhere the palette leads to. */
async function goes(page: Page, place: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await focused(page, hook('palette-input'));
  await page.keyboard.insertText(place);
  await page.locator('[role="option"][aria-selected="true"]').filter({ hasText: place }).waitFor();
  await page.keyboard.press('Enter');
  await page.locator(hook('palette')).waitFor({ state: 'detached' });
}

async function registers(page: Page): Promise<string> {
  await goes(page, '电话受理');
  await focused(page, hook('field-contactPhone'));
  await writes(page, 'field-contactPhone', phone);
  await writes(page, 'field-contactName', '周女士');
  await writes(page, 'field-content', '小区封控三天，家里的奶粉只够吃到明天，请社区帮助购买。');
  await page.keyboard.press('Control+Enter');
  await page.waitForSelector(hook('registered-no'));
  return (await page.getAttribute(hook('registered-no'), 'data-ticket-no')) ?? '';
}

test('a volunteer activates the seat, takes a call and answers it by keyboard, sees nobody’s number, and is out at once when the batch is ended', async () => {
  const { page } = seat;
  const { batch, codes } = await openSeats(admins, { name: '居家坐席', count: 2 });
  const [{ staffNo, activationCode }] = codes as [(typeof codes)[number]];
  const password = newPassword();
  await activates(page, activationCode, password);
  await logsIn(page, staffNo, password);
  const ticketNo = await registers(page);

  // From the pool to the ticket, without a mouse.
  await goes(page, '线上受理池');
  await page.waitForSelector(hook(`row-${ticketNo}`));
  await page.keyboard.press('j');
  await focused(page, hook(`row-${ticketNo}`));
  await page.keyboard.press('Enter');
  await page.locator(hook('ticket-no')).filter({ hasText: ticketNo }).waitFor();
  expect(await page.locator('body').innerText()).not.toContain(phone);
  // Nobody's number is a volunteer's business: there is not even a button to ask for it.
  await page.getByRole('heading', { name: '诉求人', exact: true }).waitFor();
  expect(await page.locator(hook('action-reveal')).count()).toBe(0);
  await page.locator(hook('ticket-no')).focus();
  await page.keyboard.press('w');
  await focused(page, hook('form-answerDirectly'));
  await page.keyboard.insertText('您好，社区志愿者今晚八点前把奶粉送到您家门口，请留意敲门。');
  await page.keyboard.press('Control+Enter');
  await page.locator(hook('form-answerDirectly')).waitFor({ state: 'detached' });
  await page.locator(hook('ticket-state')).filter({ hasText: '待评价' }).waitFor();

  await admins.security.call(revokeSeats, { params: { id: batch.id }, body: { reason: '解封，志愿者返岗' } });
  await page.locator(hook('ticket-no')).focus();
  await page.keyboard.press('1');
  await page.getByText('登录已失效').first().waitFor();
  await page.waitForSelector(hook('confirm-login'));
  await writes(page, 'field-password', password);
  await page.keyboard.press('Enter');
  await page.getByRole('alert').filter({ hasText: '密码' }).waitFor();
  seat.assertClean(refusedByDesign);

  const { items } = (await operator.send('GET', `/api/staff/tickets?desk=all&ticketNo=${ticketNo}`)) as { items: { id: string }[] };
  expect(await operator.call(getTicket, { params: { id: items[0]?.id ?? '' } })).toMatchObject({ state: 'resolved' });
  await assertCleanWechat(hotline);
}, 300_000);
