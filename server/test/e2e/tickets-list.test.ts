import { randomUUID } from 'node:crypto';
import { registerTicket } from '@hotline/shared/contracts/tickets.staff';
import type { Role } from '@hotline/shared/vocabulary/role';
import type { Page } from 'playwright-core';
import { launchBrowser, noHorizontalOverflow, type TestBrowser, type WatchedPage } from '../support/browser';
import { eventually } from '../support/eventually';
import { openHotline, type Hotline } from '../support/hotline';
import { staffOf, type Person } from '../support/people';

/** The ticket list as people work with it, against the real server. */
let hotline: Hotline;
let browser: TestBrowser;
let desk: WatchedPage;
let page: Page;
let operator: Person;

const id = (name: string): string => `[data-testid="${name}"]`;
const rows = () => page.locator('tr.ticket-row');
const secretNumber = '13912345678';

async function registered(count: number, requestType: 'praise' | 'inquiry', contactPhone = '13900000001'): Promise<void> {
  for (let n = 0; n < count; n += 1) {
    const body = { idempotencyKey: randomUUID(), requestType, urgency: n === 0 ? 'urgent' : 'normal', category: 'utility.heating', area: null, address: null, content: '小区路灯不亮已经三天，晚上老人出门不方便，请尽快派人检修并答复。', contactName: null, contactPhone } as const;
    await operator.call(registerTicket, { body });
  }
}

async function logIn(opened: Page, role: Role): Promise<void> {
  const login = hotline.logins.staff.find((account) => account.role === role);
  await opened.goto(`${hotline.url}/admin/tickets`);
  await opened.fill(id('field-staffNo'), login?.staffNo ?? '');
  await opened.fill(id('field-password'), login?.password ?? '');
  await opened.click(id('confirm-login'));
}

beforeAll(async () => {
  hotline = await openHotline('sqlite');
  browser = await launchBrowser();
  operator = await staffOf(hotline, 'operator');
  await registered(55, 'praise');
  await registered(4, 'inquiry', secretNumber);
  desk = await browser.openPage({ width: 1366, height: 768 });
  page = desk.page;
  await logIn(page, 'operator');
});
afterAll(async () => {
  await browser?.close();
  await hotline?.stop();
});

test('rows of 32 px under a head that stays, number first and next step last, nothing to scroll sideways, more on demand', async () => {
  await eventually(() => rows().count(), (count) => count === 50);
  await noHorizontalOverflow(page);
  expect((await rows().nth(3).boundingBox())?.height).toBeCloseTo(32, 0);
  const cells = await rows().first().locator('td').allInnerTexts();
  expect([cells[0]?.trim(), cells.at(-1)?.trim()]).toEqual([expect.stringMatching(/^\d{15}$/), '受理']);
  await page.click(id('load-more'));
  await page.getByText('共 59 件，已全部显示').waitFor();
  const top = async () => (await page.locator('.tickets-list thead th').first().boundingBox())?.y;
  const before = await top();
  await rows().last().scrollIntoViewIfNeeded();
  expect(await top()).toBe(before);
});

test('filters stand in the address; a telephone number does not', async () => {
  await page.locator(id('filter-requestType')).click();
  await page.locator('.ant-select-item-option').filter({ hasText: '咨询' }).click();
  await eventually(() => rows().count(), (count) => count === 4);
  expect(page.url()).toContain('requestType=inquiry');
  await page.reload();
  await eventually(() => rows().count(), (count) => count === 4);
  await page.click(id('clear-filters'));
  await page.fill(id('filter-contactPhone'), secretNumber);
  await page.press(id('filter-contactPhone'), 'Enter');
  await page.locator(id('filter-contact-on')).waitFor();
  await eventually(() => rows().count(), (count) => count === 4);
  expect(page.url()).not.toContain(secretNumber);
  await page.goto(`${hotline.url}/admin/tickets?states=finalized`);
  await page.getByText('没有符合条件的工单').waitFor();
});

test('a filter is kept as a view with its count, columns are chosen and remembered', async () => {
  await page.goto(`${hotline.url}/admin/tickets?requestType=inquiry`);
  await page.click(id('save-view'));
  await page.fill(id('view-name'), '咨询件');
  await page.click(id('confirm-view'));
  await page.getByRole('button', { name: '咨询件 4' }).waitFor();
  await page.getByRole('button', { name: '未办结' }).click();
  await eventually(() => page.url(), (url) => url.includes('states='));
  await page.getByRole('button', { name: '咨询件 4' }).click();
  await eventually(() => rows().count(), (count) => count === 4);

  await page.click(id('choose-columns'));
  await page.locator(id('column-list')).getByText('区域').click();
  await page.getByRole('button', { name: '诉求前移' }).click();
  const heads = () => page.locator('.tickets-list th').allInnerTexts();
  const chosen = await eventually(heads, (texts) => !texts.includes('区域') && texts.indexOf('诉求') < texts.indexOf('类型'));
  await page.reload();
  await eventually(heads, (texts) => JSON.stringify(texts) === JSON.stringify(chosen));
  await noHorizontalOverflow(page);
});

test('by keyboard: j and k walk, x ticks, Enter opens; what changes meanwhile is marked, not moved', async () => {
  await eventually(() => rows().count(), (count) => count === 4);
  const first = await rows().first().getAttribute('data-testid');
  await registered(1, 'inquiry');
  await page.locator(id('list-news')).getByText('新工单 1 件').waitFor();
  expect(await rows().first().getAttribute('data-testid')).toBe(first);
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await page.keyboard.press('k');
  await page.keyboard.press('x');
  await page.locator(id('selected-count')).getByText('已选 2 件').waitFor();
  await page.keyboard.press('x');
  await page.locator(id('selected-count')).getByText('已选 1 件').waitFor();
  await page.keyboard.press('Enter');
  await eventually(() => page.url(), (url) => /\/desks\/all\/[0-9A-Z]{26}/.test(url));
  await page.goBack();
});

test('many at once: a rehearsal with reasons, a confirmation, and a result for each that stays', async () => {
  await page.goto(`${hotline.url}/admin/tickets?requestType=inquiry`);
  await eventually(() => rows().count(), (count) => count === 5);
  await page.click(id('select-shown'));
  await page.click(id('bulk-actions'));
  await page.getByRole('menuitem', { name: '受理' }).click();
  await page.click(id('bulk-rehearse'));
  await page.locator(id('bulk-results')).getByText('可以办理 5 件').waitFor();
  expect(await page.locator('.mark-open').first().innerText()).toBe('待受理');
  await page.click(id('bulk-confirm'));
  await page.locator(id('bulk-results')).getByText('办理完成').waitFor();
  await page.click(id('bulk-all'));
  await eventually(() => page.locator(`${id('bulk-rows')} tr`).count(), (count) => count === 5);
  await page.locator('.ant-modal-footer').getByRole('button', { name: '关闭' }).click();
  await eventually(() => rows().locator('.mark-open').allInnerTexts(), (states) => states.length === 5 && states.every((state) => state === '待派单'));
  await page.click(id('bulk-earlier'));
  await page.getByRole('menuitem', { name: /批量受理 5 件 · 已完成/ }).click();
  await page.locator(id('bulk-results')).getByText('成功 5 件').waitFor();
  desk.assertClean([/Failed to load resource.*401/]);
});

test('a role without the list is told so', async () => {
  const other = await browser.openPage({ width: 1366, height: 768 });
  await logIn(other.page, 'editor');
  await other.page.getByText('没有查看权限').waitFor();
  await other.close();
});
