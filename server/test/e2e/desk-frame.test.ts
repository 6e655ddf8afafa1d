import type { Page } from 'playwright-core';
import { actionContracts } from '@hotline/shared/contracts/ticket-actions.staff';
import { launchBrowser, type TestBrowser, type WatchedPage } from '../support/browser';
import { hook, takeSeat } from '../support/desk-page';
import { eventually } from '../support/eventually';
import { openHotline, type Hotline } from '../support/hotline';
import { gatherCrew, member, submitted, type Crew } from '../support/journey';

/** The desks without a mouse: keys, palette, where one goes after an action, and where the focus stays. */
const refusedByDesign = [/Failed to load resource.*401/];

let hotline: Hotline;
let browser: TestBrowser;
let crew: Crew;
let desk: WatchedPage;
let page: Page;

beforeAll(async () => {
  hotline = await openHotline('sqlite');
  browser = await launchBrowser();
  crew = await gatherCrew(hotline);
  for (let made = 0; made < 3; made += 1) await submitted(crew);
  desk = await takeSeat(browser, hotline, { role: 'operator', path: 'desks/intake' });
  page = desk.page;
  await page.waitForSelector('tr.ticket-row');
});
afterAll(async () => {
  await browser?.close();
  await hotline?.stop();
});

const focused = (selector: string) => page.waitForFunction((wanted) => document.activeElement?.closest(wanted) !== null, selector);
const openNo = () => page.locator(hook('ticket-no')).innerText();

test('the overview of keys opens by ?, not while a word is composed or a field filled in, and single keys can be switched off', async () => {
  await page.locator('body').dispatchEvent('keydown', { key: '?', isComposing: true, bubbles: true });
  await page.locator('body').dispatchEvent('keydown', { key: '?', keyCode: 229, bubbles: true });
  await page.press(hook('ticket-search'), '?');
  expect(await page.locator(hook('key-help')).count()).toBe(0);
  await page.fill(hook('ticket-search'), '');
  await page.locator('main').focus();
  await page.keyboard.press('?');
  await page.locator(hook('key-help')).getByText('打开下一件工单').waitFor();
  await page.getByRole('switch', { name: '启用单键快捷键' }).press('Space');
  await page.keyboard.press('Escape');
  await page.locator(hook('key-help')).waitFor({ state: 'detached' });
  await page.keyboard.press('1');
  await page.keyboard.press('Control+k');
  await page.waitForSelector(hook('palette'));
  expect(new URL(page.url()).pathname).toBe('/admin/desks/intake');
  await page.keyboard.press('Escape');
  await page.locator(hook('palette')).waitFor({ state: 'detached' });
  await page.evaluate(() => localStorage.clear());
  await page.reload();
  await page.waitForSelector('tr.ticket-row');
});

test('desks by number, rows by j and k, the ticket by Enter, its neighbour by n, the field by its letter, and back by Esc', async () => {
  await page.keyboard.press('1');
  await page.waitForURL('**/workbench');
  await page.keyboard.press('2');
  await page.waitForURL('**/desks/intake');
  await page.waitForSelector('tr.ticket-row');
  await page.keyboard.press('j');
  await focused('tr.ticket-row');
  await page.keyboard.press('j');
  await page.keyboard.press('k');
  await page.keyboard.press('Enter');
  await page.waitForSelector(hook('ticket'));
  const first = await openNo();
  await page.keyboard.press('n');
  await eventually(openNo, (ticketNo) => ticketNo !== first);
  await page.keyboard.press('b');
  await eventually(openNo, (ticketNo) => ticketNo === first);
  await page.keyboard.press('w');
  await focused(hook('form-answerDirectly'));
  await page.keyboard.type('jnb?1');
  expect(await page.locator(hook('field-reply')).inputValue()).toBe('jnb?1');
  await page.locator(hook('ticket-no')).focus();
  await page.keyboard.press('Escape');
  await page.locator(hook('form-answerDirectly')).waitFor({ state: 'detached' });
  await page.keyboard.press('Escape');
  await page.locator(hook('ticket')).waitFor({ state: 'detached' });
  await focused('main');
});

test('the palette finds desks by the initials of their pinyin, steps of the open ticket, knowledge and tickets by number', async () => {
  const palette = async (typed: string, result: string) => {
    await page.keyboard.press('Control+k');
    const input = page.getByRole('combobox', { name: /输入工作台/ });
    await input.fill(typed);
    await page.locator('[role="option"][aria-selected="true"]').filter({ hasText: result }).waitFor();
    await page.keyboard.press('Enter');
    await page.locator(hook('palette')).waitFor({ state: 'detached' });
  };
  await palette('gdlb', '工单列表');
  await page.waitForURL('**/tickets');
  const ticketNo = (await page.locator('tr.ticket-row .cell-number').first().innerText()).slice(0, 15);
  await palette(ticketNo, `查找工单 ${ticketNo}`);
  await page.waitForSelector(hook('ticket'));
  await palette('受理', '受理');
  await focused(hook('form-accept'));
  await page.locator(hook('ticket-no')).focus();
  await palette('暖气', '知识');
  await page.waitForURL('**/knowledge/**');
});

test('after an action one stays, goes on to the next or back to the list, as one chose; the focus is never lost', async () => {
  await page.goto(`${hotline.url}/admin/desks/intake`);
  await page.locator('tr.ticket-row').first().click();
  const answer = async (choice: string | null) => {
    await page.keyboard.press('w');
    await focused(hook('form-answerDirectly'));
    await page.keyboard.type('您好，供热问题已由供热公司上门处理完毕。');
    if (choice) {
      await page.locator(hook('after-save')).click();
      await page.locator('.ant-select-item-option').filter({ hasText: choice }).click();
      await page.locator(hook('field-reply')).focus();
    }
    await page.keyboard.press('Control+Enter');
    await page.locator(hook('form-answerDirectly')).waitFor({ state: 'detached' });
  };
  await page.waitForSelector(hook('ticket'));
  const first = await openNo();
  await answer(null);
  await focused(hook('ticket-no'));
  expect(await openNo()).toBe(first);
  await eventually(() => page.locator('tr.ticket-row').count(), (count) => count === 2);
  await page.keyboard.press('n');
  const second = await eventually(openNo, (ticketNo) => ticketNo !== first);
  await answer('打开下一件');
  await eventually(openNo, (ticketNo) => ticketNo !== second);
  await focused(hook('ticket-no'));
  await answer('返回列表');
  await page.locator(hook('ticket')).waitFor({ state: 'detached' });
  expect(await page.evaluate(() => Object.entries(localStorage).map(([key, value]) => [key.split('.').at(-1), value]))).toEqual([['afterSave', 'close']]);
});

test('the skip link leads past the rail', async () => {
  await page.goto(`${hotline.url}/admin/desks/intake`);
  await page.waitForSelector('.list-bar');
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('跳到主要内容');
  await page.keyboard.press('Enter');
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('MAIN');
});

test('a critical ticket shows over every screen until it is put aside', async () => {
  await page.goto(`${hotline.url}/admin/knowledge`);
  await page.waitForFunction(() => /实时/.test(document.querySelector('[data-testid="live-state"]')?.textContent ?? ''));
  const { id } = await submitted(crew);
  const body = { version: 1, requestType: 'assistance', category: 'utility.heating', area: null, urgency: 'critical' } as const;
  const { ticketNo } = await member(crew, 'dispatcher').call(actionContracts.accept, { params: { id }, body });
  await page.click(hook(`critical-${ticketNo}`));
  await page.waitForSelector(hook('ticket'));
  expect(await openNo()).toBe(ticketNo);
  expect(await page.locator(hook('critical-tickets')).count()).toBe(0);
  desk.assertClean(refusedByDesign);
});
