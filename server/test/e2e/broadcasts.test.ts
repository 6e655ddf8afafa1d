import { readBroadcast } from '@hotline/shared/contracts/broadcasts.staff';
import type { Page } from 'playwright-core';
import { axeFindings } from '../support/axe';
import { launchBrowser, type TestBrowser, type WatchedPage } from '../support/browser';
import { sent } from '../support/broadcasts';
import { hook, takeSeat } from '../support/desk-page';
import { openHotline, type Hotline } from '../support/hotline';
import { staffOf, type Person } from '../support/people';

/** A changed answer at two in the morning: sent by the editor, over the registration form of an operator, and who has read it. */
let hotline: Hotline;
let browser: TestBrowser;
let editor: WatchedPage;
let operator: WatchedPage;
let manager: Person;

beforeAll(async () => {
  hotline = await openHotline('sqlite');
  browser = await launchBrowser();
  manager = await staffOf(hotline, 'dutyManager');
  editor = await takeSeat(browser, hotline, { role: 'editor', path: 'broadcasts' });
  operator = await takeSeat(browser, hotline, { role: 'operator', path: 'register' });
  for (const { page } of [editor, operator]) await page.locator(`${hook('live-state')}.live-open`).waitFor();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await hotline?.stop();
});

const content = hook('field-content');
const focused = (page: Page): Promise<string | null> => page.evaluate(() => document.activeElement?.closest('[data-testid]')?.getAttribute('data-testid') ?? null);

test('the editor sends it, and sees the operator’s receipt move', async () => {
  const desk = operator.page;
  await desk.locator(content).click();
  await desk.keyboard.type('来电人说小区门口');
  const { page } = editor;
  await page.click(hook('add-broadcast'));
  await page.click(hook('confirm-broadcast'));
  await page.getByText('标题不能为空').waitFor();
  await page.fill(hook('field-title'), '黄码答复口径已更新');
  await page.fill(hook('field-body'), '先查小程序，两次阴性即可恢复。');
  await page.getByText('按岗位', { exact: true }).click();
  await page.locator(hook('field-roles')).locator('input').first().focus();
  await page.keyboard.type('话务员');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)').waitFor({ state: 'detached' });
  expect(await axeFindings(page)).toEqual([]);
  await page.click(hook('confirm-broadcast'));
  await page.locator(hook('broadcast')).getByText('先查小程序').waitFor();
  await page.locator(hook('readers-state')).getByText('已读 0').waitFor();

  await desk.waitForSelector(hook('must-read'));
  expect(await focused(desk)).toBe('field-content');
  await desk.keyboard.type('的路灯坏了');
  expect(await axeFindings(desk)).toEqual([]);
  await desk.keyboard.press('Escape');
  expect(await desk.locator(hook('must-read')).count()).toBe(1);
  await desk.click(hook('confirm-read'));
  await desk.locator(hook('must-read')).waitFor({ state: 'detached' });
  expect(await focused(desk)).toBe('field-content');
  await desk.keyboard.type('。');
  expect(await desk.inputValue(content)).toBe('来电人说小区门口的路灯坏了。');
  await page.locator(hook('readers-state')).getByText('已读 1').waitFor();
}, 120_000);

test('a word half composed by the input method is not broken, and F8 reads from where one types', async () => {
  const desk = operator.page;
  await desk.locator(content).fill('');
  await desk.locator(content).focus();
  const keys = await desk.context().newCDPSession(desk);
  await keys.send('Input.imeSetComposition', { text: 'ludeng', selectionStart: 6, selectionEnd: 6 });
  await sent(manager, { title: '路灯报修电话有变化' });
  await desk.waitForSelector(hook('must-read'));
  expect(await desk.inputValue(content)).toBe('ludeng');
  await keys.send('Input.insertText', { text: '路灯' });
  expect([await desk.inputValue(content), await focused(desk)]).toEqual(['路灯', 'field-content']);
  await desk.keyboard.press('F8');
  await desk.locator(hook('must-read')).waitFor({ state: 'detached' });
  expect(await focused(desk)).toBe('field-content');
}, 60_000);

test('one whose place is taken vanishes from the screen; what need not be confirmed stands in a corner and at the bell', async () => {
  const desk = operator.page;
  const old = await sent(manager, { title: '旧口径' });
  await desk.locator(hook('must-read')).getByText('旧口径').waitFor();
  await sent(manager, { title: '新口径', supersedes: old.id });
  await desk.locator(hook('must-read')).getByText('新口径').waitFor();
  expect(await desk.getByText('旧口径').count()).toBe(0);
  await desk.click(hook('confirm-read'));
  await desk.locator(hook('must-read')).waitFor({ state: 'detached' });
  const quiet = await sent(manager, { title: '食堂今晚延长供餐', mustRead: false });
  await desk.waitForSelector(hook(`notice-${quiet.id}`));
  await desk.locator(hook('broadcast-bell')).getByText('1 条未读').waitFor();
  expect(await axeFindings(desk)).toEqual([]);
  await desk.click(hook(`read-notice-${quiet.id}`));
  await desk.locator(hook('broadcast-bell')).getByText('条未读').waitFor({ state: 'detached' });
  await (await staffOf(hotline, 'operator')).call(readBroadcast, { params: { id: quiet.id } });
}, 60_000);
