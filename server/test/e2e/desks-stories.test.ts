import { actionContracts } from '@hotline/shared/contracts/ticket-actions.staff';
import { getTicket, registerTicket } from '@hotline/shared/contracts/tickets.staff';
import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { launchBrowser, type TestBrowser, type WatchedPage } from '../support/browser';
import { assertCleanWechat } from '../support/clean-wechat';
import { hook, takeSeat } from '../support/desk-page';
import { eventually } from '../support/eventually';
import { openHotline, type Hotline } from '../support/hotline';
import { gatherCrew, heating, member, submitted, take, type Crew } from '../support/journey';
import { newStaff } from '../support/people';

/** Stories 3 and 6, and two operators at one pool, as people live them at the desks. */
const refusedByDesign = [/Failed to load resource.*401/];

let hotline: Hotline;
let browser: TestBrowser;
let crew: Crew;

beforeAll(async () => {
  hotline = await openHotline('sqlite');
  browser = await launchBrowser();
  crew = await gatherCrew(hotline);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await hotline?.stop();
});

/** Counts the keys that are pressed beyond the text. */
function keyboardOf(page: Page) {
  let pressed = 0;
  return {
    press: async (key: string, times = 1) => {
      for (let done = 0; done < times; done += 1) await page.keyboard.press(key);
      pressed += times;
    },
    write: (text: string) => page.keyboard.insertText(text),
    count: () => pressed,
  };
}

const focusedTestId = (page: Page) => page.evaluate(() => document.activeElement?.closest('[data-testid]')?.getAttribute('data-testid'));

test('story 6, the grandfather’s noodles: written without a mouse in at most 25 key presses beyond the text; the next call can ring', async () => {
  const seat = await takeSeat(browser, hotline, { role: 'operator', path: 'register' });
  const { page } = seat;
  const { press, write, count } = keyboardOf(page);
  const phone = '13900001111';
  await eventually(() => focusedTestId(page), (at) => at === 'field-contactPhone');
  await write(phone);
  await press('Tab');
  await write('孙先生');
  await press('Tab');
  await write('祖父');
  while ((await focusedTestId(page)) !== 'field-content') await press('Tab');
  await write('九十岁的祖父是独居老人，没有智能手机，封控后不能送饭，请社区今晚送一碗面。');
  await page.locator(hook('advised-urgency')).getByText('独居老人').waitFor();
  await press('Control+Enter');
  await page.waitForSelector(hook('registered-no'));
  const ticketNo = await page.getAttribute(hook('registered-no'), 'data-ticket-no');
  await eventually(() => focusedTestId(page), (at) => at === 'register-next');
  await press('Enter');
  await eventually(() => focusedTestId(page), (at) => at === 'field-contactPhone');
  expect(count()).toBeLessThanOrEqual(25);
  // The same number rings again: what it asked for is beside the form.
  await write(phone);
  await page.locator(hook('caller-history')).getByText(ticketNo ?? '').waitFor();
  await page.click('nav.rail >> text=线上受理池');
  await page.click(hook(`row-${ticketNo ?? ''}`));
  await page.locator(hook('ticket')).getByText('代祖父反映').first().waitFor();
  seat.assertClean(refusedByDesign);
  await seat.close();
}, 120_000);

test('what a caller is told from the knowledge goes out as the answer, with the version it rests on', async () => {
  const seat = await takeSeat(browser, hotline, { role: 'operator', path: 'register' });
  const { page } = seat;
  await page.fill(hook('field-contactPhone'), '13900002222');
  await page.fill(hook('field-content'), '暖气不热怎么办');
  const insert = page.locator('[data-testid^="insert-"]').first();
  await insert.waitFor();
  await insert.click();
  await page.waitForSelector(hook('caller-cited'));
  const told = await page.inputValue(hook('caller-answer'));
  expect(told).toMatch(/依据：《.+》（/);
  await page.fill(hook('caller-answer'), `您好。\n${told}`);
  await page.click(hook('confirm-register'));
  await page.click(hook('registered-answer'));
  await page.waitForSelector(hook('cited'));
  await page.click(hook('confirm-answerDirectly'));
  const cited = page.locator(hook('cited-version')).first();
  await cited.waitFor();
  expect(await cited.innerText()).toMatch(/^引用《.+》第1版$/);
  expect(await page.locator(hook('ticket')).innerText()).toContain('依据：《');
  seat.assertClean(refusedByDesign);
  await seat.close();
}, 120_000);

test('story 3, the fitter locked in: rings on the wall, is called behind, and is struck off once he is reached', async () => {
  const wall = await takeSeat(browser, hotline, { role: 'dutyManager' });
  await wall.page.goto(`${hotline.url}/admin/wall`);
  await wall.page.getByText('当前没有未办结的紧急工单').waitFor();
  const operator = member(crew, 'operator');
  const content = '装修工人被封在毛坯房里，没有饭也没有被褥，已经晕倒过一次，居委会电话一直占线。';
  const body = { idempotencyKey: randomUUID(), requestType: 'assistance', urgency: 'normal', category: null, area: null, address: null, content, contactName: null, contactPhone: '13900002222' } as const;
  const { id, ticketNo } = await operator.call(registerTicket, { body });
  const row = wall.page.locator(hook(`wall-${ticketNo}`));
  await row.getByText('未受理').waitFor();
  await take(operator, id, ['accept', { urgency: 'critical' }]);
  await row.getByText('未派单').waitFor();
  await take(member(crew, 'dispatcher'), id, ['dispatch', { department: heating }]);
  await row.getByText('未打通电话').waitFor();
  expect(await row.locator('.wall-time').first().innerText()).toMatch(/^\d\d:\d\d$/);
  // The call behind the order, from the workbench.
  const desk = await takeSeat(browser, hotline, { role: 'dispatcher' });
  await desk.page.locator(hook('uncalled')).getByText(ticketNo).click();
  await desk.page.waitForSelector(hook('form-callLead'));
  const { version } = await operator.call(getTicket, { params: { id } });
  await operator.call(actionContracts.callLead, { params: { id }, body: { version, outcome: 'answered', person: '值班主任', note: '已安排送面包、水和被子' } });
  await row.getByText('未打通电话').waitFor({ state: 'detached' });
  await take(member(crew, 'handler'), id, 'acknowledge');
  await row.getByText('未联系诉求人').waitFor();
  await take(member(crew, 'handler'), id, 'recordContact');
  await row.getByText('已落实').waitFor();
  expect(await wall.page.locator('.wall-figure dd').allInnerTexts()).toEqual(['1', '0', '0']);
  wall.assertClean(refusedByDesign);
  await desk.close();
  await wall.close();
}, 120_000);

test('two operators at one pool: what one has taken the other does not get; put back, it is everybody’s', async () => {
  const { id } = await submitted(crew);
  const { ticketNo } = await member(crew, 'operator').call(getTicket, { params: { id } });
  const other = await newStaff(hotline, { role: 'operator', department: null });
  const seat: WatchedPage = await takeSeat(browser, hotline, { role: 'operator', path: 'desks/intake' });
  const { page } = seat;
  await page.waitForSelector(hook(`row-${ticketNo}`));
  await other.send('POST', `/api/staff/tickets/${id}/claim`);
  await page.getByRole('button', { name: '刷新列表' }).click();
  await page.locator(hook(`row-${ticketNo}`)).waitFor({ state: 'detached' });
  await other.send('DELETE', `/api/staff/tickets/${id}/claim`);
  await page.locator('main').focus();
  // Whatever else waits comes first or not: the key takes one, and it stands above the queue.
  await page.keyboard.press('g');
  await page.waitForSelector(hook('ticket'));
  const taken = await page.locator(hook('ticket-no')).innerText();
  await page.waitForSelector(hook(`claimed-${taken}`));
  await page.click(hook(`release-${taken}`));
  await page.locator(hook(`claimed-${taken}`)).waitFor({ state: 'detached' });
  seat.assertClean(refusedByDesign);
  await seat.close();
  await assertCleanWechat(hotline);
}, 120_000);
